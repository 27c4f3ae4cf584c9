import { labelOf } from '../label.js';
import { elementOf, elementsOf, type ModdleElement } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** An activity that declares its data puts each into a set. */
export const ioSpecification: Rule = {
  codes: ['io-specification-set'],
  source: 'BPMN 2.0.2, 10.4.1: an ioSpecification has at least one InputSet and OutputSet; each DataInput is in one',
  check({ scopes, globalTasks }, report) {
    const nodes = scopes.flatMap((scope) => scope.nodes.filter((node) => node.$instanceOf('bpmn:Activity')));
    for (const element of [...scopes.map((scope) => scope.element), ...nodes, ...globalTasks]) {
      const specification = elementOf(element, 'ioSpecification');
      if (!specification) continue;
      checkSets(element, specification, { items: 'dataInputs', sets: 'inputSets', refs: 'dataInputRefs', report });
      checkSets(element, specification, { items: 'dataOutputs', sets: 'outputSets', refs: 'dataOutputRefs', report });
    }
  },
};

interface Direction {
  readonly items: 'dataInputs' | 'dataOutputs';
  readonly sets: 'inputSets' | 'outputSets';
  readonly refs: 'dataInputRefs' | 'dataOutputRefs';
  readonly report: Report;
}

function checkSets(element: ModdleElement, specification: ModdleElement, direction: Direction): void {
  const { items, refs, report } = direction;
  const sets = elementsOf(specification, direction.sets);
  const [kind, set] = items === 'dataInputs' ? ['data input', 'inputSet'] : ['data output', 'outputSet'];
  if (sets.length === 0) {
    const message = `expected the ioSpecification of ${labelOf(element)} to have an ${set}, but it has none. Add one that lists every ${kind}.`;
    return report.error('io-specification-set', message, element);
  }
  const listed = new Set(sets.flatMap((each) => elementsOf(each, refs)));
  for (const item of elementsOf(specification, items).filter((each) => !listed.has(each))) {
    const message = `expected ${labelOf(item)} of ${labelOf(element)} in an ${set}, but it is in none. Add it to one.`;
    report.error('io-specification-set', message, element);
  }
}
