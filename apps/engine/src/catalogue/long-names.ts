import type { ProcessDefinition } from '@relevo/bpmn-model';
import type { DiagramFinding } from '@relevo/contracts';
import { LONGEST_NAME } from '../execution/longest-name.js';
import { startTriggers } from '../starts/start-triggers.js';
import type { ReadResource } from './read-resource.js';

/** Ids, and the names that a process waits for before it begins, must fit into the indexes that they are found by. */
export const longNames = ({ file, definitions, form, requirements }: ReadResource): readonly DiagramFinding[] => {
  const ids = [
    ...definitions.flatMap(({ id, nodes }) => [id, ...Object.keys(nodes)]),
    ...(form ? [form.id] : []),
    ...(requirements ? [requirements.id, ...requirements.decisions.map(({ compiled }) => compiled.id)] : []),
  ];
  return [...ids, ...definitions.flatMap(namesOfStarts)].filter(isLong).map((name) => ({
    severity: 'error',
    code: 'name-too-long',
    file: file.name,
    message: `Expected ids and names of at most ${LONGEST_NAME} characters, but "${name.slice(0, 40)}…" has ${name.length}. Shorten it.`,
  }));
};

const isLong = (name: string): boolean => name.length > LONGEST_NAME;

const namesOfStarts = (definition: ProcessDefinition): readonly string[] =>
  startTriggers(definition).flatMap(({ trigger }) => {
    if (trigger.kind !== 'message' && trigger.kind !== 'signal') return [];
    const { name } = trigger.kind === 'message' ? trigger.message : trigger.signal;
    return name.kind === 'static' ? [name.value] : [];
  });
