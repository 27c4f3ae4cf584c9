import type { ModdleElement } from '../editor/services.js';
import type { Variable } from './variable.js';

/** What bpmn.io's FEEL editors complete, as far as it is said here. */
export interface Offered {
  readonly name: string;
  readonly info?: string;
  readonly entries?: readonly Offered[];
}

export interface Resolver {
  registerProvider(provider: { getVariables(element: ModdleElement): readonly Offered[] | undefined }): void;
}

/** `a.b.c` as the entry `b` with the entry `c`; the first part is left to whoever asks. */
const entriesOf = (fields: readonly (readonly [path: readonly string[], label?: string | undefined])[]): Offered[] => {
  const names = [...new Set(fields.map(([[name = '']]) => name))];
  return names.map((name) => {
    const own = fields.filter(([[first]]) => first === name);
    const inner = own.flatMap(([[, ...rest], label]) => (rest.length > 0 ? [[rest, label] as const] : []));
    const label = own.find(([path]) => path.length === 1)?.[1];
    return {
      name,
      ...(label !== undefined && { info: label }),
      ...(inner.length > 0 && { entries: entriesOf(inner) }),
    };
  });
};

export interface Config {
  readonly ticket: readonly Variable[];
}

/** `ticket` is known to every expression; bpmn.io's own FEEL editors learn of it here. */
export const offerTicketInFeel = Object.assign(
  (resolver: Resolver, { ticket }: Config): readonly Offered[] => {
    const offered = entriesOf(ticket.map(({ name, label }) => [name.split('.'), label] as const));
    resolver.registerProvider({
      getVariables: (element) => (element.$instanceOf('bpmn:Process') ? offered : undefined),
    });
    return offered;
  },
  { $inject: ['variableResolver', 'config.relevo'] },
);
