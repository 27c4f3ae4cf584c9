import { z } from 'zod';
import { plainText } from '../errors/plain-text.js';
import { isKey } from '../execution/case-locator.js';

const largestDiagram = 4 * 1024 * 1024;

export const draftIdParam = z.string().refine(isKey, 'Expected the id of a draft, a whole number.');
export const definitionKeyParam = z.string().refine(isKey, 'Expected the key of a definition, a whole number.');
export const versionParam = z.coerce.number().int().min(1);

const name = plainText({ min: 1, max: 120 });
const files = z.record(z.string().min(1).max(200), plainText({ max: largestDiagram }));
const revision = z.number().int().min(1);

export const createDraft = z
  .object({
    name,
    from: z
      .object({ processId: plainText({ min: 1, max: 200 }), version: z.number().int().min(1).optional() })
      .optional(),
    files: files.optional(),
  })
  .refine(({ from, files: given }) => (from === undefined) !== (given === undefined), {
    message: 'Expected either a version to begin from or files, but there are both or none. Send one of them.',
  });
export type CreateDraftRequest = z.infer<typeof createDraft>;

export const saveDraft = z.object({ revision, name: name.optional(), files });
export type SaveDraftRequest = z.infer<typeof saveDraft>;

const note = plainText({ min: 1, max: 500 });

export const publishDraft = z.object({ revision, note, newest: z.number().int().min(0).optional() });
export type PublishDraftRequest = z.infer<typeof publishDraft>;

export const publishAgain = z.object({ newest: z.number().int().min(1), note });
export type PublishAgainRequest = z.infer<typeof publishAgain>;
