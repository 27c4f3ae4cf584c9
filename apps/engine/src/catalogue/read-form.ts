import { z } from 'zod';
import type { ReadResource } from './read-resource.js';

const formFile = z.looseObject({
  id: z.string().min(1),
  versionTag: z.string().nullish(),
  components: z.array(z.unknown()),
});

const refused = (message: string): Pick<ReadResource, 'findings'> => ({
  findings: [{ severity: 'error', code: 'not-a-form', message }],
});

/** A form-js file. */
export const readForm = (text: string): Partial<ReadResource> => {
  try {
    const parsed = formFile.safeParse(JSON.parse(text));
    if (!parsed.success)
      return refused('Expected a form with an id and components, but it has not both. Save it anew.');
    const { id, versionTag } = parsed.data;
    return { form: { id, versionTag: versionTag ?? null, schema: parsed.data } };
  } catch (error) {
    return refused(`Expected a form in JSON, but it cannot be read: ${String(error)}. Save it anew.`);
  }
};
