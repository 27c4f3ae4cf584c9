import type { FeelExpression, Mapping } from '../definition/expression.js';
import { dataAssociationsOf, type DataAssociation, isItsOwn } from '../data-associations.js';
import { elementOf, elementsOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { readExpression, type Reading } from '../source.js';
import { readCondition } from './conditions.js';
import { itemVariable } from './item-variable.js';

/** Data associations as mappings (BPMN 2.0.2, Execution Semantics for Data): copied when it starts, and when it ends. */
export interface DataMappings {
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
}

export function readDataMappings(reading: Reading, node: ModdleElement): DataMappings {
  const ofLoop = loopData(node);
  const { inputs, outputs } = dataAssociationsOf(node);
  return {
    inputs: [
      ...declared(reading, node),
      ...inputs
        .filter(({ target }) => target && !ofLoop.has(target))
        .flatMap((each) => mappingsOf(reading, node, each)),
    ],
    outputs: outputs
      .filter(({ sources, target }) => target && !ofLoop.has(target) && !sources.some((source) => ofLoop.has(source)))
      .filter((each) => each.sources.length > 0 || each.assignments.length > 0 || each.transformation !== undefined)
      .flatMap((each) => mappingsOf(reading, node, each)),
  };
}

/** Data objects and properties drawn in a subprocess live and end with it; they begin as null. */
function declared(reading: Reading, node: ModdleElement): readonly Mapping[] {
  if (!node.$instanceOf('bpmn:SubProcess')) return [];
  const objects = elementsOf(node, 'flowElements').filter((each) => each.$type === 'bpmn:DataObject');
  const names = [...objects, ...elementsOf(node, 'properties').filter(isItsOwn)].map((item) =>
    itemVariable(reading.diagram, item),
  );
  return [...new Set(names)].map((target) => ({ source: { kind: 'feel', source: 'null' }, target }));
}

/** What the loop takes apart and puts together again is no data of one instance. */
function loopData(node: ModdleElement): ReadonlySet<ModdleElement> {
  const loop = node.$instanceOf('bpmn:Activity') ? elementOf(node, 'loopCharacteristics') : undefined;
  if (loop?.$type !== 'bpmn:MultiInstanceLoopCharacteristics') return new Set();
  const items = ['loopDataInputRef', 'loopDataOutputRef', 'outputDataItem'].map((name) => elementOf(loop, name));
  return new Set(items.filter((item) => item !== undefined));
}

function mappingsOf(reading: Reading, owner: ModdleElement, association: DataAssociation): readonly Mapping[] {
  const { target, assignments, transformation } = association;
  const variable = target ? itemVariable(reading.diagram, target) : '';
  if (assignments.length > 0 && !transformation) {
    return assignments.map((each) => readAssignment(reading, owner, { assignment: each, target, variable }));
  }
  const source = sourceOf(reading, owner, association);
  return source ? [{ source, target: variable }] : [];
}

/** Where a script leaves its result that names no variable for it: the one data output, or the one place it is drawn to. */
export function resultOf(reading: Reading, node: ModdleElement): string | undefined {
  const [output, ...more] = elementsOf(elementOf(node, 'ioSpecification'), 'dataOutputs');
  const ofLoop = elementOf(elementOf(node, 'loopCharacteristics'), 'outputDataItem');
  const drawn = dataAssociationsOf(node).outputs.filter(({ sources }) => sources.length === 0);
  const [target, ...others] = output ? [output] : ofLoop ? [ofLoop] : drawn.flatMap((each) => each.target ?? []);
  return target && more.length === 0 && others.length === 0 ? itemVariable(reading.diagram, target) : undefined;
}

/** What an association copies as a whole; undefined where rules refuse it. */
export function sourceOf(
  reading: Reading,
  owner: ModdleElement,
  { sources, transformation }: DataAssociation,
): FeelExpression | undefined {
  if (transformation) return readCondition(reading, transformation, { owner, role: 'data transformation' });
  const [source] = sources;
  return source && { kind: 'feel', source: itemVariable(reading.diagram, source) };
}

interface Target {
  readonly assignment: ModdleElement;
  readonly target: ModdleElement | undefined;
  readonly variable: string;
}

function readAssignment(reading: Reading, owner: ModdleElement, { assignment, target, variable }: Target): Mapping {
  const from = stringOf(elementOf(assignment, 'from'), 'body') ?? '';
  const [root = '', ...path] = (stringOf(elementOf(assignment, 'to'), 'body') ?? '')
    .trim()
    .replace(/^=/, '')
    .trim()
    .split('.');
  const isTarget = root === '' || root === target?.id || root === target?.name;
  return {
    source: readExpression(reading, from.trim(), { owner, role: 'data assignment' }),
    target: [isTarget && variable !== '' ? variable : root, ...path].join('.'),
  };
}
