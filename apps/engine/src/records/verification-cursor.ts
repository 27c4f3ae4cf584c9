import { z } from 'zod';
import { EngineError } from '../errors/engine-error.js';
import type { StreamPlace } from '../history/stream-pages.js';
import { isBigint } from '../tickets/page-cursor.js';

const place = z.object({
  kind: z.enum(['case', 'other']),
  streamKey: z.string().refine(isBigint),
  sequence: z.int().min(0).max(2_147_483_647),
}) satisfies z.ZodType<StreamPlace>;

export const writePlace = (at: StreamPlace): string => Buffer.from(JSON.stringify(at)).toString('base64url');

export const readPlace = (written: string): StreamPlace => {
  try {
    return place.parse(JSON.parse(Buffer.from(written, 'base64url').toString('utf8')));
  } catch {
    throw new EngineError(
      'invalid-request',
      'Expected the `nextCursor` of a verification, but this is none. Leave `cursor` out to begin anew.',
    );
  }
};
