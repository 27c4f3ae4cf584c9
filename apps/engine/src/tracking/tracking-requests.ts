import { z } from 'zod';
import { taskKeySchema } from '../user-tasks/task-requests.js';
import { plainText } from '../errors/plain-text.js';

export const trackedCompletionSchema = z.object({
  taskKey: taskKeySchema,
  values: z.record(z.string().max(200), z.json()),
});

export type TrackedCompletion = z.infer<typeof trackedCompletionSchema>;

export const trackedCommentSchema = z.object({ text: plainText({ min: 1, max: 10_000 }) });
