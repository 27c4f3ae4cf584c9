import type { Json, Variables } from '@relevo/bpmn-kernel';
import { z } from 'zod';
import { LONGEST_NAME } from '../execution/longest-name.js';

/** Any JSON object: variables by name. */
export const jsonObject: z.ZodType<Variables> = z.record(z.string(), z.json() as z.ZodType<Json>);

/** A body that may be missing, whose content says nothing to us (`operationReference`). */
export const ignoredBody = z.object({}).loose().nullish();

/** An ISO 8601 date-time; an empty text takes the date away. */
export const wireDate = z.iso.datetime({ offset: true }).or(z.literal(''));

/** An int64: Camunda's clients send the greater ones as text. Refused where JavaScript would round it. */
export const wireInteger = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,16}$/)
      .transform(Number),
  ])
  .pipe(z.int());

/** What rows are found by. */
export const wireName = z
  .string()
  .max(LONGEST_NAME, `Expected at most ${LONGEST_NAME} characters, but there are more. Shorten it.`);
