import type { Variable } from '../variables/variable.js';
import { escaped } from './new-files.js';

type Component = Readonly<Record<string, unknown>>;

const types: Readonly<Record<Variable['type'], string>> = {
  text: 'textfield',
  number: 'number',
  'yes-no': 'checkbox',
  date: 'datetime',
  list: 'checklist',
  any: 'textfield',
};

/** A field that shows what is known, or asks for it again. */
export const fieldFor = ({ name, label, type, choices }: Variable, use: 'show' | 'ask'): Component => {
  const chosen = choices !== undefined && type === 'text';
  return {
    type: chosen ? 'radio' : types[type],
    key: name,
    label: label ?? name,
    ...(type === 'date' && { subtype: 'date', dateLabel: label ?? name }),
    ...((chosen || type === 'list') && { values: choices ?? [] }),
    ...(use === 'show' && { readonly: true }),
  };
};

/** Keys of a form are paths, but nobody writes the ticket through one. */
export const isOffered = ({ name }: Variable): boolean => !name.startsWith('ticket.') && name !== 'loopCounter';

const withIds = (components: readonly Component[]): readonly Component[] =>
  components.map((component, index) => ({ ...component, id: `Field_${index + 1}` }));

/** What is known shown first, then a note to fill in, which is called `note`. */
export const formThatShows = (id: string, known: readonly Variable[], note: string): string => {
  const shown = known.filter(isOffered).map((variable) => fieldFor(variable, 'show'));
  const components = withIds([...shown, { type: 'textarea', key: 'note', label: note }]);
  return JSON.stringify({ type: 'default', id, schemaVersion: 19, components }, null, 2);
};

/** The same form under an id of its own. */
export const copiedForm = (text: string, id: string): string =>
  JSON.stringify({ ...(JSON.parse(text) as Component), id }, null, 2);

/** The same table with an id of its own; what it reads stays. */
export const copiedDecision = (
  text: string,
  from: string,
  to: { readonly id: string; readonly name: string },
): string => {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (value === from) element.setAttribute(name, to.id);
      else if (value === `#${from}`) element.setAttribute(name, `#${to.id}`);
    }
    if (element.getAttribute('id') === to.id) element.setAttribute('name', to.name);
  }
  return new XMLSerializer().serializeToString(document);
};

const typeRefs: Readonly<Record<Variable['type'], string>> = {
  text: 'string',
  number: 'number',
  'yes-no': 'boolean',
  date: 'string',
  list: 'Any',
  any: 'Any',
};

/** A column of a table that reads a variable. */
export interface Column {
  readonly label: string;
  readonly expression: string;
  readonly typeRef: string;
  /** FEEL's list of the values it may have; empty: any. */
  readonly values: string;
}

export const columnFor = ({ name, label, type, choices }: Variable): Column => ({
  label: label ?? name,
  expression: name,
  typeRef: typeRefs[type],
  values: (choices ?? []).map(({ value }) => JSON.stringify(value)).join(','),
});

const inputOf = ({ label, expression, typeRef, values }: Column, index: number): string => `
      <input id="Input_${index}" label="${escaped(label)}">
        <inputExpression id="InputExpression_${index}" typeRef="${typeRef}"><text>${escaped(expression)}</text></inputExpression>${
          values === ''
            ? ''
            : `\n        <inputValues id="InputValues_${index}"><text>${escaped(values)}</text></inputValues>`
        }
      </input>`;

interface NewTable {
  readonly id: string;
  readonly name: string;
  /** What the column of the answer is called. */
  readonly result: string;
}

/** A table whose columns read what is known; one empty rule to begin with. */
export const decisionThatReads = ({ id, name, result }: NewTable, columns: readonly Column[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="Definitions_${id}" name="${escaped(name)}" namespace="https://relevo.example/decisions">
  <decision id="${id}" name="${escaped(name)}">
    <decisionTable id="Table_${id}" hitPolicy="FIRST">${columns.map(inputOf).join('')}
      <output id="Output_1" label="${escaped(result)}" name="result" typeRef="string" />
      <rule id="Rule_1">${columns
        .map(
          (_, index) => `
        <inputEntry id="InputEntry_${index}"><text></text></inputEntry>`,
        )
        .join('')}
        <outputEntry id="OutputEntry_1"><text>"yes"</text></outputEntry>
      </rule>
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram>
      <dmndi:DMNShape dmnElementRef="${id}"><dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`;

/** A table before anything is known that it could read. */
export const newDecision = (table: NewTable, category: string): string =>
  decisionThatReads(table, [{ label: category, expression: 'category', typeRef: 'string', values: '' }]);
