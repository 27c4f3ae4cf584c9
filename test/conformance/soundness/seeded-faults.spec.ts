import { checkSoundness, describeFinding, type SoundnessCode } from '@relevo/soundness';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { Seeding, shipped, type Shipped } from './seeding.js';

const flows = {
  'service-desk': ['apply-solution.form', 'article.form', 'investigate.form', 'report.form'],
  incident: ['answer.form', 'diagnose.form', 'knowledge.form', 'report.form', 'triage.form'],
  request: ['approve.form', 'catalogue.form', 'fulfil.form'],
  escalation: ['resolve.form'],
} as const;

type Flow = keyof typeof flows;
type Seed = readonly [flow: Flow, what: string, spoil: (seeding: Seeding) => unknown, code: SoundnessCode, at: string];

/** Each is one slip of the pencil; the finding that must come of it, and where. */
const seeds: readonly Seed[] = [
  ...(
    [
      ['service-desk', 'Event_Announced'],
      ['service-desk', 'Task_Attend'],
      ['service-desk', 'Task_Apply'],
      ['service-desk', 'Task_Investigate'],
      ['incident', 'Task_Diagnose'],
      ['incident', 'Task_Check'],
      ['incident', 'End_Closed'],
      ['request', 'Task_Fulfil'],
      ['request', 'Gateway_Delivery'],
      ['request', 'Event_Announced'],
    ] as const
  ).map(([flow, id]): Seed => [
    flow,
    `ways of a decision meet before ${id} and wait`,
    (s) => s.joinBefore(id),
    'deadlock',
    `Join_${id}`,
  ]),
  [
    'service-desk',
    'both ways are taken, one of them decides again before they meet',
    (s) => s.parallel('Gateway_Known').joinBefore('Task_Apply'),
    'deadlock',
    'Join_Task_Apply',
  ],
  ...(
    [
      ['service-desk', 'Gateway_Known', 'Task_Apply'],
      ['service-desk', 'Gateway_Found', 'Task_Test'],
      ['service-desk', 'Gateway_Serves', 'Task_Test'],
      ['service-desk', 'Gateway_Works', 'Task_Article'],
      ['incident', 'Gateway_Next', 'Task_Check'],
      ['incident', 'Gateway_Escalated', 'Task_Check'],
      ['incident', 'Gateway_Serves', 'Task_Diagnose'],
      ['incident', 'Gateway_Works', 'Task_Knowledge'],
      ['request', 'Gateway_Supply', 'Task_Accept'],
    ] as const
  ).map(([flow, id, at]): Seed => [
    flow,
    `${id} takes all ways instead of one`,
    (s) => s.parallel(id),
    'missing-synchronisation',
    at,
  ]),
  ...(
    [
      ['service-desk', 'Flow_Reminder_Reminded', 'Task_Test'],
      ['incident', 'Flow_ReminderTest_RemindedTest', 'Task_Test'],
      ['incident', 'Flow_ReminderAnswer_RemindedAnswer', 'Task_Answer'],
      ['request', 'Flow_Reminder_Reminded', 'Task_Accept'],
    ] as const
  ).map(([flow, id, at]): Seed => [
    flow,
    `a reminder leads back into ${at}`,
    (s) => s.redirect(id, at),
    'missing-synchronisation',
    at,
  ]),
  ...(
    [
      ['service-desk', 'Flow_Known_Search', 'Task_Search'],
      ['service-desk', 'Flow_New_Article', 'Task_Article'],
      ['incident', 'Flow_Next_Escalate', 'Task_Escalate'],
      ['request', 'Flow_Delivery_FiveDays', 'Event_FiveDays'],
      ['escalation', 'Flow_Kind_Told', 'Event_Told'],
      ['escalation', 'Flow_Accepted_Resolve', 'Task_Resolve'],
    ] as const
  ).map(([flow, id, at]): Seed => [flow, `the only arrow to ${at} is gone`, (s) => s.remove(id), 'never-runs', at]),
  [
    'request',
    'a way asks for what was refused before',
    (s) => s.when('Flow_Supply_Delivery', 'decision = "rejected"'),
    'never-runs',
    'Gateway_Delivery',
  ],
  [
    'escalation',
    'every answer leads back to the question',
    (s) => s.redirect('Flow_Accepted_GivenBack', 'Task_Accept').redirect('Flow_Resolve_Solved', 'Task_Accept'),
    'no-way-out',
    'Task_Accept',
  ],
  [
    'request',
    'neither acceptance nor silence ends it',
    (s) => s.redirect('Flow_Thanked_Closed', 'Task_Accept').redirect('Flow_SilenceAnnounced_Silence', 'Task_Accept'),
    'no-way-out',
    'Task_Fulfil',
  ],
  [
    'incident',
    'the article is asked for again and again',
    (s) => s.redirect('Flow_Article_Closed', 'Task_Knowledge').redirect('Flow_Publish_Closed', 'Task_Knowledge'),
    'no-way-out',
    'Task_Knowledge',
  ],
  [
    'service-desk',
    'the article is written for ever',
    (s) => s.redirect('Flow_New_Closed', 'Task_Article').redirect('Flow_Publish_ClosedWithArticle', 'Task_Article'),
    'no-way-out',
    'Task_Article',
  ],
  ...(
    [
      ['service-desk', 'End_Reminded'],
      ['incident', 'End_RemindedAnswer'],
      ['request', 'End_Reminded'],
      ['escalation', 'End_ToldLate'],
    ] as const
  ).map(([flow, id]): Seed => [
    flow,
    `the reminder's end ${id} stops all`,
    (s) => s.terminate(id),
    'work-left-behind',
    id,
  ]),
  [
    'service-desk',
    'a lane has lost its group',
    (s) => s.retype('Task_Investigate', { laneGroup: undefined }),
    'nobody-may-do-it',
    'Task_Investigate',
  ],
  [
    'service-desk',
    'the requester may not do the requester’s task',
    (s) => s.retype('Task_Test', { properties: { 'relevo:exclude': 'requester' } }),
    'nobody-may-do-it',
    'Task_Test',
  ],
  [
    'incident',
    'a task for a group without people',
    (s) => s.retype('Task_Diagnose', { laneGroup: 'empty' }),
    'nobody-may-do-it',
    'Task_Diagnose',
  ],
];

const groups = new Map([
  ...['l1', 'l2', 'l3', 'approvers', 'supervisors'].map((id) => [id, 2] as const),
  ['empty', 0] as const,
]);

describe('soundness of the shipped flows', () => {
  const known = new Map<Flow, Shipped>();
  const groupsOf = (): Map<string, number> => new Map(groups);
  const at = (flow: Flow): Shipped => {
    const found = known.get(flow);
    if (!found) throw new Error(`Expected ${flow} to be read.`);
    return found;
  };

  beforeAll(async () => {
    for (const [flow, forms] of Object.entries(flows)) known.set(flow as Flow, await shipped(flow, forms));
  });

  it.each(Object.keys(flows) as Flow[])('%s: nothing is found', (flow) => {
    const { definition, variablesSetBy } = at(flow);
    expect(checkSoundness(definition, { variablesSetBy })).toEqual({ findings: [], notExplored: [] });
  });

  it('at least 40 faults are seeded', () => expect(seeds.length).toBeGreaterThanOrEqual(40));

  it.each(seeds)('%s: %s', (...seed) => {
    const [flow, , spoil, code, elementId] = seed;
    const { definition, variablesSetBy } = at(flow);
    const seeding = new Seeding(definition);
    spoil(seeding);

    const { findings } = checkSoundness(seeding.definition, { variablesSetBy, groups: groupsOf() });

    expect(findings.map((one) => `${one.code} ${one.elementId}`)).toContain(`${code} ${elementId}`);
    for (const language of ['en', 'es'] as const) {
      for (const one of findings) expect(describeFinding(one, seeding.definition, language)).not.toMatch(/undefined/);
    }
  });

  it('a token too many is left at a join that opened before', () => {
    const drawn = aProcess('p').startEvent('s').parallelGateway('fork').userTask('a').parallelGateway('join');
    drawn.userTask('c').exclusiveGateway('again').endEvent('end', { when: 'done' });
    const definition = drawn.from('fork').userTask('b').to('join').from('again').to('a', { otherwise: true }).build();
    const { findings } = checkSoundness(definition, { groups: groupsOf() });
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'work-left-behind',
        certainty: 'certain',
        elementId: 'join',
        choices: [{ elementId: 'again', flowId: 'again_a' }],
      }),
    );
  });
});
