import { aProcess } from '@relevo/bpmn-kernel/testing';
import type { Key } from '@relevo/bpmn-kernel';
import pg from 'pg';
import { Runtime } from './testing/runtime.js';

/** What node-postgres is asked to send while `work` runs, as the first words of each statement. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const sent: string[] = [];
  const original = pg.Client.prototype.query;
  const watched = function (this: pg.Client, ...given: unknown[]): unknown {
    const [config] = given as [string | { readonly text: string }];
    sent.push(typeof config === 'string' ? config : config.text);
    return (original as (...all: unknown[]) => unknown).apply(this, given);
  };
  pg.Client.prototype.query = watched as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return sent.map((text) => text.replace(/\s+/g, ' ').split(' ').slice(0, 3).join(' '));
};

const relay = () => aProcess('relay').startEvent('start').userTask('first').userTask('second').endEvent('end').build();

describe('the number of SQL statements', () => {
  let runtime: Runtime;
  let cases: Key[];
  beforeAll(async () => {
    runtime = await Runtime.start();
    cases = [];
    for (let count = 0; count < 41; count += 1) cases.push(await runtime.start(relay()));
    await runtime.settled();
  });
  afterAll(() => runtime.close());

  const tasks = (wanted: readonly Key[]) => Promise.all(wanted.map((key) => runtime.openTasks(key)));

  /** BEGIN, lock, case, elements, scopes, tasks, record, COMMIT. */
  const expected = ['BEGIN', 'WITH', 'UPDATE', 'INSERT', 'INSERT', 'INSERT', 'INSERT', 'COMMIT'];

  it('of one command that goes from one task to the next is eight', async () => {
    const [caseKey] = cases as [Key];
    const [open] = await tasks([caseKey]);
    const sent = await statementsOf(() => runtime.complete(caseKey, open?.get('first') as Key, { done: true }));

    expect(sent.filter(ofExecutor).map((text) => text.split(' ')[0])).toEqual(expected);
  });

  it('does not grow with the commands of a group', async () => {
    const others = cases.slice(1);
    const open = await tasks(others);
    const sent = await statementsOf(() =>
      Promise.all(
        others.map((caseKey, index) => runtime.complete(caseKey, open[index]?.get('first') as Key, { done: true })),
      ),
    );

    const groups = sent.filter((text) => text.startsWith('WITH locked')).length;
    // The first group takes what is there when it begins; all others come with the next ones.
    expect(groups).toBeLessThanOrEqual(3);
    expect(sent.filter(ofExecutor).length).toBeLessThanOrEqual(groups * expected.length);
  });
});

/** Wake-ups go out by a connection of their own, once for many commits. */
const ofExecutor = (text: string): boolean => !text.startsWith('SELECT pg_notify');
