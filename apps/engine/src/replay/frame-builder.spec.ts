import type { Key } from '@relevo/bpmn-kernel';
import {
  aProcess,
  compensateTrigger,
  escalationTrigger,
  multiInstance,
  signalTrigger,
} from '@relevo/bpmn-kernel/testing';
import { Runtime } from '../execution/testing/runtime.js';
import { HistoryReader } from '../history/history-reader.js';
import { SignalsService } from '../signals/signals.service.js';
import { diagramTokens } from '../tickets/case-view.js';
import { CaseReader } from '../execution/case-reader.js';
import { tellTimeline } from '../tickets/timeline.js';
import { FrameBuilder } from './frame-builder.js';

/** A loop of two tasks, a signal that is awaited, an escalation, and compensation. */
const drawn = () => {
  const drawing = aProcess('p').startEvent('start').userTask('book', { name: 'Book' });
  drawing.userTask('ask', { name: 'Ask', ...multiInstance({ collection: '["a", "b"]', item: 'who' }) });
  drawing.catchEvent('wait', signalTrigger('go'), { name: 'Wait' });
  drawing.throwEvent('shout', { name: 'Shout', event: escalationTrigger('late') });
  drawing.throwEvent('undo', { name: 'Undo', event: compensateTrigger() }).endEvent('end');
  drawing.boundaryCompensation('book', 'book-undone', 'unbook').from(null);
  return drawing.userTask('unbook', { name: 'Give back', forCompensation: true }).build();
};

describe('a case of loops, signals, escalations and compensation', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await Runtime.start();
  });
  afterAll(() => runtime.close());

  const played = async (): Promise<Key> => {
    const caseKey = await runtime.start(drawn());
    await runtime.completeTask(caseKey, 'book');
    const [first, second] = await runtime.rows<{ key: Key }>(
      "SELECT key FROM user_task WHERE root_key = $1 AND element_id = 'ask' ORDER BY age",
      [caseKey],
    );
    for (const task of [first, second]) if (task) await runtime.complete(caseKey, task.key);
    await runtime.get(SignalsService).broadcast('go', {});
    await runtime.completeTask(caseKey, 'unbook');
    return caseKey;
  };
  const told = async (caseKey: Key) => ({
    records: await runtime.get(HistoryReader).readStream(`case:${caseKey}`),
    definitionOf: (key: Key) => runtime.catalogue.definition(key)?.definition,
  });
  const reader = { language: 'en', internal: true, person: () => null, groupName: (id: string) => id } as never;

  it('is replayed with each instance of a loop as a visit and a token of its own', async () => {
    const caseKey = await played();
    const { records, definitionOf } = await told(caseKey);

    const frames = new FrameBuilder({
      ...{ caseKey, definitionOf, reader, ticket: {} as never },
      person: () => null,
      formOf: () => null,
    }).build(records);

    const visits = frames.map((frame) => frame.visits.map(({ elementId, visit }) => `${elementId} ${visit}`));
    expect(visits).toEqual([
      ['start 1'],
      ['book 1'],
      ['ask 1'],
      ['ask 2'],
      ['wait 1', 'shout 1'],
      ['unbook 1', 'undo 1', 'end 1'],
    ]);
    const tokens = frames.map((frame) => frame.tokens.map(({ elementId }) => elementId));
    expect(tokens).toEqual([['book'], ['ask', 'ask'], ['ask'], ['wait'], ['undo', 'unbook'], []]);
    expect(frames.flatMap(({ notes }) => notes)).toEqual([
      { kind: 'event', text: 'The signal “go” arrived: “Wait”' },
      { kind: 'event', text: '“late” was escalated, and nobody takes it up' },
      { kind: 'event', text: '“Undo” undoes what was done before' },
    ]);
  });

  it('is told on the timeline, each instance of a loop as a step', async () => {
    const caseKey = await played();
    const { records, definitionOf } = await told(caseKey);

    const teller = { ticket: {}, language: 'es', internal: true, definitionOf, person: () => null, formOf: () => ({}) };
    const entries = tellTimeline(records, teller as never);

    expect(entries.flatMap((entry) => (entry.kind === 'step' ? [entry.label] : []))).toEqual([
      ...['Book', 'Ask', 'Ask', 'Wait', 'Undo', 'Give back'],
    ]);
    expect(entries.flatMap((entry) => (entry.kind === 'event' ? [entry.text] : []))).toEqual([
      'Llegó la señal «go»: «Wait»',
      'Se escaló «late» y nadie lo recoge',
      '«Undo» deshace lo que se había hecho',
    ]);
  });

  it('has no token on the diagram for what holds the instances of a loop', async () => {
    const caseKey = await runtime.start(drawn());
    await runtime.completeTask(caseKey, 'book');

    const read = await runtime.get<CaseReader>(CaseReader).read(caseKey);

    expect(read && diagramTokens(read.state, caseKey)).toEqual([{ elementId: 'ask', count: 2, state: 'active' }]);
  });
});
