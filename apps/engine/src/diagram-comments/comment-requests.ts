import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';
import { isKey } from '../execution/case-locator.js';

export const commentIdParam = z.string().refine(isKey, 'Expected the id of a comment, a whole number.');

export const writeComment = z.object({
  elementId: plainText({ min: 1, max: 200 }),
  elementName: plainText({ max: 300 }),
  replyTo: commentIdParam.optional(),
  text: plainText({ min: 1, max: 4000 }),
});
export type WriteCommentRequest = z.infer<typeof writeComment>;

export const resolveComment = z.object({ resolved: z.boolean() });
export type ResolveCommentRequest = z.infer<typeof resolveComment>;
