import { z } from 'zod';

export const defaultLimit = 100;
export const greatestLimit = 10_000;

/** The body of every `…/search` (Camunda 8.8: `SearchQueryRequest`). */
export const searchRequest = z
  .object({
    filter: z.record(z.string(), z.unknown()).nullish(),
    sort: z
      .array(z.object({ field: z.string(), order: z.enum(['ASC', 'DESC', 'asc', 'desc']).default('ASC') }))
      .nullish(),
    page: z
      .object({
        from: z.int().min(0).optional(),
        limit: z.int().min(0).max(greatestLimit).optional(),
        after: z.string().optional(),
        before: z.string().optional(),
      })
      .nullish(),
  })
  .nullish();

export type SearchRequest = z.output<typeof searchRequest>;

export interface SearchAnswer<View> {
  readonly items: readonly View[];
  readonly page: {
    readonly totalItems: number;
    readonly hasMoreTotalItems: boolean;
    readonly startCursor?: string;
    readonly endCursor?: string;
  };
}
