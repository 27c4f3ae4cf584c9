import { type DataAssociation, dataAssociationsOf } from '../data-associations.js';
import { labelOf } from '../label.js';
import { elementOf, type ModdleElement } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** What is copied, where to, and that both can be seen from there. */
export const dataAssociations: Rule = {
  codes: ['data-association-source', 'data-association-target', 'data-association-scope'],
  source: 'BPMN 2.0.2, 10.4.2: without a transformation or assignments, a data association has exactly one source',
  check(diagram, report) {
    for (const node of diagram.scopes.flatMap((scope) => scope.nodes)) {
      const { inputs, outputs } = dataAssociationsOf(node);
      for (const association of inputs) {
        checkEnds(node, association, { explicit: association.target !== undefined, report });
      }
      for (const association of outputs) {
        checkEnds(node, association, { explicit: association.sources.length > 0, report });
      }
      for (const association of [...inputs, ...outputs]) checkScope(node, association, report);
    }
  },
};

interface Checking {
  /** Both ends are data; otherwise it is drawn from or to the element itself, and variables are visible anyway. */
  readonly explicit: boolean;
  readonly report: Report;
}

function checkEnds(node: ModdleElement, association: DataAssociation, { explicit, report }: Checking): void {
  const { sources, target, transformation, assignments } = association;
  const computes = transformation !== undefined || assignments.length > 0;
  if ((computes || explicit) && !target && !assignments.some((each) => elementOf(each, 'to'))) {
    const message = `expected a data association of ${labelOf(node)} to say where the data go, but it has no target. Choose the data it fills.`;
    report.error('data-association-target', message, node);
  }
  if (computes || !explicit || sources.length === 1) return;
  const message = `expected a data association of ${labelOf(node)} to have exactly one source, but it has ${sources.length}. Choose one, or write a transformation.`;
  report.error('data-association-source', message, node);
}

function checkScope(node: ModdleElement, association: DataAssociation, report: Report): void {
  const ends = [...association.sources, ...(association.target ? [association.target] : [])];
  for (const item of ends.filter((each) => !isVisible(each, node))) {
    const message = `expected the data associations of ${labelOf(node)} to copy data that are visible there, but ${labelOf(item)} lies elsewhere. Use data of its own process or of a subprocess around it.`;
    report.error('data-association-scope', message, node);
  }
}

/** Data stores are everywhere; other data in the element they belong to, and all inside it. */
function isVisible(item: ModdleElement, node: ModdleElement): boolean {
  if (item.$type === 'bpmn:DataStore' || item.$type === 'bpmn:DataStoreReference') return true;
  const owner = ownerOf(item);
  for (let each: ModdleElement | undefined = node; each; each = each.$parent) if (each === owner) return true;
  return false;
}

function ownerOf(item: ModdleElement): ModdleElement | undefined {
  let owner = item.$parent;
  while (owner && !owner.$instanceOf('bpmn:FlowNode') && owner.$type !== 'bpmn:Process') owner = owner.$parent;
  return owner;
}
