import { pattern } from './patterns.js';
import type { Callable } from './callable.js';
import { builtin, signature } from './signature.js';

/** Functions of Camunda 8's FEEL beyond DMN's that existing diagrams use. */
export const extensionFunctions: Readonly<Record<string, Callable>> = {
  'get or else': builtin(signature('value:any, default:any', ([value, otherwise]) => value ?? otherwise)),
  'is defined': builtin(signature('value:any', ([value]) => value !== null)),
  'is empty': builtin(signature('list:list', ([list]) => list.length === 0)),
  'is blank': builtin(signature('string:any', ([text]) => (typeof text === 'string' ? text.trim() === '' : false))),
  trim: builtin(signature('string:string', ([text]) => text.trim())),
  extract: builtin(
    signature('string:string, pattern:string', ([text, written]) => {
      const found = pattern(written as string, null, 'g');
      return found && [...(text as string).matchAll(found)].map(([each]) => each);
    }),
  ),
};
