import { type Flow, type Node, taskFor, written } from './written-flow.js';

const nodes: Readonly<Record<string, Node>> = {
  Start: { tag: 'startEvent', name: 'Asked', at: [200, 200] },
  Ask: taskFor('l1', 'Ask the amount', [320, 200], '<zeebe:formDefinition formId="amount" />'),
  Big: { tag: 'exclusiveGateway', name: 'Is it big?', at: [460, 200] },
  Small: { tag: 'endEvent', name: 'Small one', at: [460, 340] },
  Round: { tag: 'exclusiveGateway', name: 'Is it round?', at: [580, 200] },
  Count: taskFor('l1', 'Count it', [720, 120]),
  Weigh: taskFor('l1', 'Weigh it', [720, 280]),
  Both: { tag: 'parallelGateway', name: 'Both done', at: [860, 200] },
  End: { tag: 'endEvent', name: 'Done', at: [980, 200] },
};

/** A decision whose ways meet in a parallel gateway: whoever comes there waits for ever. */
const flowsWhen = (round: string): readonly Flow[] => [
  { between: ['Start', 'Ask'] },
  { between: ['Ask', 'Big'] },
  { between: ['Big', 'Round'], name: 'Big', when: 'amount &gt; 100' },
  { between: ['Big', 'Small'], name: 'Not big' },
  { between: ['Round', 'Count'], name: 'Round', when: round },
  { between: ['Round', 'Weigh'], name: 'Not round' },
  { between: ['Count', 'Both'] },
  { between: ['Weigh', 'Both'] },
  { between: ['Both', 'End'] },
];

const form = {
  type: 'default',
  id: 'amount',
  schemaVersion: 19,
  components: [{ type: 'number', id: 'amount', key: 'amount', label: 'Amount' }],
};

/** The files of a flow that gets stuck: for certain, or only if two answers about one amount go together. */
export const unsoundFlow = (id: string, certainty: 'certain' | 'hint'): Readonly<Record<string, string>> => ({
  'amount.form': JSON.stringify(form),
  [`${id}.bpmn`]: written(id, {
    nodes,
    flows: flowsWhen(certainty === 'certain' ? 'amount &gt; 200' : 'modulo(amount, 50) = 7'),
  }),
});
