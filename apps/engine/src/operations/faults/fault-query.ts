import { z } from 'zod';
import { type Condition, joinConditions } from '../../tickets/ticket-search.js';
import { readCursor } from '../../tickets/page-cursor.js';

const filter = {
  process: z.string().max(200).optional(),
  element: z.string().max(200).optional(),
  code: z.string().max(100).optional(),
  /** Minutes. */
  olderThan: z.coerce.number().int().min(0).max(5_256_000).optional(),
};

export const faultFilterSchema = z.object(filter);
export type Filter = z.output<typeof faultFilterSchema>;

export const faultListSchema = z.object({
  ...filter,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});
export type FaultList = z.output<typeof faultListSchema>;

const when = (value: unknown, text: string): readonly Condition[] =>
  value === undefined ? [] : [{ text, values: [value] }];

/** Over `fault f` and its `process_instance p`; live faults alone. */
export const filterConditions = ({ process, element, code, olderThan }: Filter, now: number): readonly Condition[] => [
  { text: 'f.ended_at IS NULL', values: [] },
  ...when(process, 'p.bpmn_process_id = ?'),
  ...when(element, 'f.element_id = ?'),
  ...when(code, 'f.code = ?'),
  ...when(olderThan === undefined ? undefined : now - olderThan * 60_000, 'f.raised_at <= ?::bigint'),
];

/** The oldest first, as they are repaired. */
export const listConditions = (list: FaultList, now: number): Condition => {
  const { cursor } = list;
  const after: readonly Condition[] =
    cursor === undefined ? [] : [{ text: 'f.age > ?::bigint', values: [readCursor(cursor).age] }];
  return joinConditions([...filterConditions(list, now), ...after]);
};
