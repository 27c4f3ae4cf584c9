import type { NextFunction, Request, Response } from 'express';
import { EngineError } from '../errors/engine-error.js';
import { isStorable } from '../errors/plain-text.js';

const maxDepth = 100;

const refuseText = (): never => {
  throw new EngineError(
    'invalid-text',
    'Expected readable text, but the request holds a character that cannot be kept (U+0000 or half a pair). Remove it.',
  );
};

/** Walks without recursion: a body may be nested deeper than the stack. */
const checkValue = (root: unknown): void => {
  const open: (readonly [value: unknown, depth: number])[] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string' && !isStorable(value)) refuseText();
    if (typeof value !== 'object' || value === null) continue;
    if (depth === maxDepth)
      throw new EngineError(
        'invalid-request',
        `Expected values nested at most ${maxDepth} deep, but the body is nested deeper. Send it flatter.`,
      );
    for (const [key, inner] of Object.entries(value)) {
      if (!isStorable(key)) refuseText();
      open.push([inner, depth + 1]);
    }
  }
};

/** U+0000 and lone surrogates are refused at the door (design §5): jsonb takes neither. */
export const checkRequestText = (request: Request, _response: Response, next: NextFunction): void => {
  if (/%00/.test(request.originalUrl)) refuseText();
  if (request.body !== undefined) checkValue(request.body);
  next();
};
