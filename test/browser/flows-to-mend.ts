import { type Node, property, taskFor, type Written } from './written-flow.js';

const start: Node = { tag: 'startEvent', name: 'Asked', at: [230, 200] };
const end = (x: number): Node => ({ tag: 'endEvent', name: 'Done', at: [x, 200] });

/** Both ways are taken, and each goes on alone into the last step. */
export const doneTwice: Written = {
  nodes: {
    Start: start,
    Fork: { tag: 'parallelGateway', name: '', at: [330, 200] },
    Count: taskFor('l1', 'Count it', [470, 120]),
    Weigh: taskFor('l1', 'Weigh it', [470, 280]),
    Pack: taskFor('l1', 'Pack it', [640, 200]),
    End: end(780),
  },
  flows: [
    { between: ['Start', 'Fork'] },
    { between: ['Fork', 'Count'] },
    { between: ['Fork', 'Weigh'] },
    { between: ['Count', 'Pack'] },
    { between: ['Weigh', 'Pack'] },
    { between: ['Pack', 'End'] },
  ],
};

/** Two arrows leave a step, and no gateway says whether one or both are meant. */
export const splitAtStep: Written = {
  nodes: {
    Start: start,
    Ask: taskFor('l1', 'Ask what it is', [360, 200]),
    Repaired: { tag: 'endEvent', name: 'Repaired', at: [620, 130] },
    Replaced: { tag: 'endEvent', name: 'Replaced', at: [620, 280] },
  },
  flows: [{ between: ['Start', 'Ask'] }, { between: ['Ask', 'Repaired'] }, { between: ['Ask', 'Replaced'] }],
};

/** A lane that belongs to nobody yet. */
export const laneOfNobody: Written = {
  nodes: { Start: start, Attend: taskFor('', 'Attend to it', [380, 200]), End: end(560) },
  flows: [{ between: ['Start', 'Attend'] }, { between: ['Attend', 'End'] }],
  lane: { name: 'Somebody', nodes: ['Start', 'Attend', 'End'], box: [140, 100, 600, 220] },
};

/** No lane, and nobody is named at the step. */
export const stepOfNobody: Written = {
  nodes: { Start: start, Attend: taskFor('', 'Attend to it', [380, 200]), End: end(560) },
  flows: [{ between: ['Start', 'Attend'] }, { between: ['Attend', 'End'] }],
};

/** An end stops everything while somebody is at work. */
export const stopsWork: Written = {
  nodes: {
    Start: start,
    Ask: taskFor('l1', 'Ask what it is', [340, 200]),
    Which: { tag: 'parallelGateway', name: '', at: [460, 200] },
    Repair: taskFor('l1', 'Repair it', [600, 130]),
    Stop: { tag: 'endEvent', name: 'Stopped', at: [600, 280], trigger: '<bpmn:terminateEventDefinition id="All" />' },
    End: { ...end(760), at: [760, 130] },
  },
  flows: [
    { between: ['Start', 'Ask'] },
    { between: ['Ask', 'Which'] },
    { between: ['Which', 'Repair'] },
    { between: ['Which', 'Stop'] },
    { between: ['Repair', 'End'] },
  ],
};

const words = ['relevo:publicLabel', 'relevo:publicLabel.es'].map((name) => property(name, 'Ver si vale')).join('');
const together = words.replaceAll('</zeebe:properties><zeebe:properties>', '');

/** The person who asked is waited for, for ever. */
export const silentRequester: Written = {
  nodes: {
    Start: start,
    Test: taskFor('', 'See whether it works', [380, 180], together),
    End: { ...end(560), at: [560, 180] },
  },
  flows: [{ between: ['Start', 'Test'] }, { between: ['Test', 'End'] }],
  lane: { name: 'Requester', group: 'requester', nodes: ['Start', 'Test', 'End'], box: [140, 60, 600, 260] },
};

/** Twelve branches of two steps side by side: three to the power of twelve situations. */
export const tooWide: Written = {
  nodes: {
    Start: { ...start, at: [200, 800] },
    Fork: { tag: 'parallelGateway', name: '', at: [300, 800] },
    Join: { tag: 'parallelGateway', name: '', at: [800, 800] },
    End: { ...end(900), at: [900, 800] },
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, row): [string, Node][] => [
        [`A${row}`, taskFor('l1', `Begin ${row}`, [450, 100 + row * 120])],
        [`B${row}`, taskFor('l1', `Finish ${row}`, [640, 100 + row * 120])],
      ]).flat(),
    ),
  },
  flows: [
    { between: ['Start', 'Fork'] },
    { between: ['Join', 'End'] },
    ...Array.from({ length: 12 }, (_, row) => [
      { between: ['Fork', `A${row}`] } as const,
      { between: [`A${row}`, `B${row}`] } as const,
      { between: [`B${row}`, 'Join'] } as const,
    ]).flat(),
  ],
};

/** Five steps that nobody has named yet. */
export const nameless: Written = {
  nodes: {
    Start: start,
    ...Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`Step${n}`, taskFor('l1', '', [350 + n * 150, 200])])),
    End: end(1100),
  },
  flows: [
    { between: ['Start', 'Step0'] },
    ...Array.from({ length: 4 }, (_, n) => ({ between: [`Step${n}`, `Step${n + 1}`] as const })),
    { between: ['Step4', 'End'] },
  ],
};
