import type { ElementId, ProcessDefinition, SequenceFlow } from '@relevo/bpmn-model';
import { parseExpression } from '@relevo/feel';
import { shortestWay } from '../../checking/shortest-path.js';
import { nearName } from './near-name.js';
import type { Drawing, DrawingRule, FormFile, RuleFinding } from './rule.js';
import { stepsBefore } from './steps-before.js';
import { handedOnBy, type Handed } from './variables-set.js';

/** What the engine itself puts beside the variables. */
const given = ['ticket', 'loopCounter', 'item'];

const readBy = ({ condition }: SequenceFlow): readonly string[] => {
  const parsed = condition === undefined ? undefined : parseExpression(condition.source);
  return parsed?.ok === true ? [...new Set(parsed.names.map((name) => name.split('.')[0] ?? name))] : [];
};

/** Who calls it hands variables over, and so does a program that starts it. */
const isCalled = ({ properties }: ProcessDefinition): boolean => properties['relevo:catalogue'] !== 'true';

const setBefore = (definition: ProcessDefinition, id: ElementId, forms: readonly FormFile[]): Handed => {
  const handed = stepsBefore(definition, id).map((node) => handedOnBy(node, forms));
  return {
    names: [...given, ...handed.flatMap(({ names }) => names)],
    open: isCalled(definition) || handed.some(({ open }) => open),
  };
};

/** A name that might come from outside is doubted only where one that is set is almost the same. */
const doubted = (name: string, { names, open }: Handed): { readonly near: string } | null => {
  if (names.includes(name)) return null;
  const near = nearName(name, names);
  return open && near === undefined ? null : { near: near ?? '' };
};

const findingsIn = (definition: ProcessDefinition, forms: readonly FormFile[]): readonly RuleFinding[] =>
  Object.values(definition.flows).flatMap((flow) => {
    const names = readBy(flow);
    if (names.length === 0) return [];
    const set = setBefore(definition, flow.source, forms);
    const decision = definition.nodes[flow.source];
    return names.flatMap((name) => {
      const doubt = doubted(name, set);
      if (doubt === null) return [];
      const way = shortestWay(definition, flow.source);
      return [
        {
          elementId: flow.id,
          elementName: [decision?.name, flow.name].filter((name) => name !== undefined).join(' ') || flow.id,
          values: { name, ...doubt },
          ...(way !== null && { path: [...way.path, flow.id, flow.target], choices: way.choices }),
        },
      ];
    });
  });

/** A condition that asks for what no step before it sets. */
export const nameNeverSet: DrawingRule = {
  code: 'name-never-set',
  severity: 'warning',
  check: ({ compiled, forms }: Drawing) => compiled.flatMap((definition) => findingsIn(definition, forms)),
};
