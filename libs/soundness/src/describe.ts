import type { FlowNode, ProcessDefinition } from '@relevo/bpmn-model';
import { english } from './words/english.js';
import { spanish } from './words/spanish.js';
import type { FindingWords } from './words/finding-words.js';
import type { Choice, SoundnessFinding } from './finding.js';
import { gathers } from './scope-net.js';

export type SoundnessLanguage = 'en' | 'es';

const words: Readonly<Record<SoundnessLanguage, FindingWords>> = { en: english, es: spanish };

/** More choices than these are not read in one sentence; the drawn path shows all. */
const readable = 3;

/** What is wrong, when it happens and what helps, in a sentence or two for who knows the work and not BPMN. */
export const describeFinding = (
  finding: SoundnessFinding,
  definition: ProcessDefinition,
  language: SoundnessLanguage = 'en',
): string => {
  const say = words[language];
  const node = definition.nodes[finding.elementId];
  const label = labelOf(definition, finding.elementId, say);
  const when = say.when(describeChoices(finding.choices.slice(0, readable), definition, language));
  const others = finding.others.map((id) => labelOf(definition, sourceOf(definition, id), say));
  switch (finding.code) {
    case 'deadlock':
      return node && gathers(node) ? say.waitsInVain(label, others, when) : say.allClosed(label, when);
    case 'missing-synchronisation':
      return say.doneTwice(label, when);
    case 'never-runs':
      return say.neverRuns(label);
    case 'work-left-behind':
      return node?.type === 'endEvent' ? say.stopsWork(label, others, when) : say.leftOver(label, when);
    case 'no-way-out':
      return say.roundForEver(label, when);
    case 'nobody-may-do-it':
      return say.nobody(label);
  }
};

/** Each choice in words: `“Works?” is answered “No”`, `“Two days” happens`. */
export const describeChoices = (
  choices: readonly Choice[],
  definition: ProcessDefinition,
  language: SoundnessLanguage = 'en',
): readonly string[] => {
  const say = words[language];
  return choices.map(({ elementId, flowId }) => {
    const flow = definition.flows[flowId];
    if (!flow) return say.happens(labelOf(definition, flowId, say));
    const target = definition.nodes[flow.target];
    if (definition.nodes[elementId]?.type === 'eventBasedGateway')
      return say.happens(labelOf(definition, flow.target, say));
    if (flow.name) return say.answered(labelOf(definition, elementId, say), flow.name);
    return say.leadsTo(labelOf(definition, target?.id ?? flow.target, say));
  });
};

/** A flow is called after the step that it comes from. */
const sourceOf = (definition: ProcessDefinition, id: string): string => definition.flows[id]?.source ?? id;

/** A gateway without a name is called after the step before it. */
const labelOf = (definition: ProcessDefinition, id: string, say: FindingWords): string => {
  const node = definition.nodes[id];
  if (node?.name) return say.quoted(node.name);
  const before = node && namedBefore(definition, node);
  return before ? say.after(before) : id;
};

const namedBefore = (definition: ProcessDefinition, node: FlowNode): string | undefined => {
  const sources = node.incoming.map((flow) => definition.nodes[definition.flows[flow]?.source ?? '']);
  return sources.length === 1 ? sources[0]?.name : undefined;
};
