import type { Column, DecisionTable } from './table-changes.js';

const childrenOf = (element: Element, name: string): readonly Element[] =>
  [...element.children].filter(({ localName }) => localName === name);

const textIn = (element: Element): string => (childrenOf(element, 'text')[0]?.textContent ?? '').trim();

const columnOf = (element: Element): Column => {
  const expression = childrenOf(element, 'inputExpression')[0];
  const own = element.getAttribute('label') ?? element.getAttribute('name') ?? '';
  return { id: element.getAttribute('id') ?? '', label: own === '' && expression ? textIn(expression) : own };
};

const tableOf = (decision: Element): readonly DecisionTable[] =>
  childrenOf(decision, 'decisionTable').map((table) => ({
    id: decision.getAttribute('id') ?? '',
    name: decision.getAttribute('name') ?? decision.getAttribute('id') ?? '',
    hitPolicy: table.getAttribute('hitPolicy') ?? 'UNIQUE',
    inputs: childrenOf(table, 'input').map(columnOf),
    outputs: childrenOf(table, 'output').map(columnOf),
    rules: childrenOf(table, 'rule').map((rule) => ({
      id: rule.getAttribute('id') ?? '',
      inputs: childrenOf(rule, 'inputEntry').map(textIn),
      outputs: childrenOf(rule, 'outputEntry').map(textIn),
    })),
  }));

/** The tables of a DMN file of any version; none where it is no XML. */
export const readTables = (xml: string): readonly DecisionTable[] => {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return [...document.getElementsByTagNameNS('*', 'decision')].flatMap(tableOf);
};
