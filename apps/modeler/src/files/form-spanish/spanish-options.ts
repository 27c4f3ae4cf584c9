import { inFormSpanish } from './texts.js';

const lists = ['values', 'columns'] as const;

interface Option {
  readonly label?: string;
  readonly value?: string;
}

type Lists = { readonly [List in (typeof lists)[number]]?: readonly Option[] };

interface Edit {
  readonly context: { readonly formField: Lists; properties: Lists };
}

export interface EventBus {
  on(event: string, act: (event: Edit) => void): void;
}

/** `Value 2`, `Column`: as what is added is called until somebody names it. */
const fresh = /^(Value|Column)(?= \d+$|$)/;

/** An option or a column is called so before it is in the form: there its name is its author's. */
export const sayAddedOption = ({ context }: Edit): void => {
  for (const list of lists) {
    const before = context.formField[list] ?? [];
    const all = context.properties[list] ?? [];
    const added = all.at(-1);
    if (all.length !== before.length + 1 || added?.label === undefined) continue;
    const label = added.label.replace(fresh, (word) => inFormSpanish(word));
    context.properties = { ...context.properties, [list]: [...all.slice(0, -1), { ...added, label }] };
  }
};

export const sayAddedOptions = (bus: EventBus): void =>
  bus.on('commandStack.formField.edit.preExecute', sayAddedOption);
