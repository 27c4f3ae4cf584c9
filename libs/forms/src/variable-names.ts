import type { CompiledExpression } from '@relevo/feel';
import { compileExpression } from '@relevo/feel';
import { isObject } from './data-path.js';
import type { Form } from './schema/form.js';

/** The variables that a form shows, edits or reads: what a browser needs to open it, and nothing else. */
export function variableNames(form: Form): readonly string[] {
  const names = new Set<string>();
  if (form.opensEmpty) return [];
  collect(form.schema, names);
  return [...names];
}

const special = new Set(['this', 'parent', 'i', '_this_', '_parent_', '_i_']);

/** Every text of the schema counts: expressions (`=…`), templates (`{{…}}`), keys, paths and sources of options. */
function collect(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') fromText(value, names);
  else if (Array.isArray(value)) for (const element of value) collect(element, names);
  else if (isObject(value)) {
    for (const key of ['key', 'path', 'valuesKey']) {
      const [first] = typeof value[key] === 'string' ? value[key].split('.') : [];
      if (first) names.add(first);
    }
    for (const entry of Object.values(value)) collect(entry, names);
  }
}

function fromText(text: string, names: Set<string>): void {
  if (text.startsWith('=')) return add(compileExpression(text.slice(1)), names);
  for (const [, content = ''] of text.matchAll(/{{([^{}]*)}}/g)) {
    const source = content.replace(/^\s*(?:#if|#loop|\/if|\/loop)\s*/, '');
    if (source.trim() !== '') add(compileExpression(source), names);
  }
}

function add({ names: read, filterNames }: CompiledExpression, names: Set<string>): void {
  for (const name of [...read, ...filterNames]) if (!special.has(name)) names.add(name);
}
