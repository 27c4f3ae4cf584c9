import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';

export const trackedCompletionSchema = z.object({
  taskKey: z.string().regex(/^\d{1,19}$/, 'Expected the key of a task, but it is no number.'),
  values: z.record(z.string().max(200), z.json()),
});

export type TrackedCompletion = z.infer<typeof trackedCompletionSchema>;

export const trackedCommentSchema = z.object({ text: plainText({ min: 1, max: 10_000 }) });
