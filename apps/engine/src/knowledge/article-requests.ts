import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';
import { isKey } from '../execution/case-locator.js';

const key = z.string().refine(isKey, 'Expected the key of an article, a whole number.');

export const articleKeyParam = key;

const offset = z
  .string()
  .regex(/^\d{1,6}$/, 'Expected the nextCursor of the page before.')
  .transform(Number);

export const searchQuery = z.object({
  q: plainText({ max: 2_000 }).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: offset.optional(),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const pageQuery = searchQuery.omit({ q: true });
export type PageQuery = z.infer<typeof pageQuery>;

export const versionQuery = z.object({ version: z.coerce.number().int().min(1).optional() });
export type VersionQuery = z.infer<typeof versionQuery>;

const ticketNumber = plainText({ min: 1, max: 40 });

export const newArticle = z.object({
  title: plainText({ min: 1, max: 200 }),
  problem: plainText({ min: 1, max: 20_000 }),
  solution: plainText({ min: 1, max: 40_000 }),
  keywords: z.array(plainText({ min: 1, max: 60 })).max(30),
  visibility: z.enum(['public', 'internal']),
  note: plainText({ max: 500 }).optional(),
  ticket: ticketNumber.optional(),
});
export type NewArticle = z.infer<typeof newArticle>;

/** The version it was read at comes with a change, so that nobody overwrites what they have not seen. */
export const changedArticle = newArticle.extend({ version: z.number().int().min(1) });
export type ChangedArticle = z.infer<typeof changedArticle>;

export const feedback = z.object({ helped: z.boolean(), ticket: ticketNumber.optional() });
export type Feedback = z.infer<typeof feedback>;
