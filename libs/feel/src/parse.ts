import { builtinNames } from './functions/builtins.js';
import { readNames } from './names.js';
import { parseSyntax } from './syntax.js';

export type ParsedExpression =
  /** `names`: the variables it reads. */
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly position: number };

/** Checks a FEEL expression (without its leading `=`) as deployment does: syntax and functions. Evaluates nothing. */
export function parseExpression(source: string): ParsedExpression {
  const syntax = parseSyntax(source, 'expression');
  if (!syntax.ok) return { ok: false, ...syntax.problem };
  const names = readNames(syntax.root);
  const [unknown] = names.unknownFunctions;
  if (unknown) return { ok: false, message: unknownFunction(unknown.name), position: unknown.position };
  return { ok: true, names: names.variables };
}

export function unknownFunction(name: string): string {
  const near = [...builtinNames].find((known) => flat(known) === flat(name));
  const hint = near ? ` Did you mean "${near}"?` : '';
  return `Expected a function of FEEL, but "${name}" is none.${hint}`;
}

const flat = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
