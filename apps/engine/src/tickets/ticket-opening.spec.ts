import type { ReportedTicket } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../../../test/support/engine.js';
import { Database } from '../database/database.js';

const report = {
  processId: 'service-desk',
  title: 'Printer',
  description: 'Stripes',
  values: { category: 'printing' },
};

describe('one report that is sent several times at the same moment', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  it('opens one ticket, whose process runs once', async () => {
    const requester = relevo.as('requester').with({ 'idempotency-key': 'once' });

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => requester.post<ReportedTicket>('/api/tickets', report)),
    );

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const [{ body } = { body: { caseKey: '' } }] = answers;
    const [count] = await relevo.engine.get(Database).query(
      `SELECT (SELECT count(*)::int FROM process_instance WHERE root_key = $1) AS instances,
        (SELECT count(*)::int FROM user_task WHERE root_key = $1) AS tasks,
        (SELECT count(*)::int FROM history_record WHERE stream_key = $1 AND command = 'ReportTicket')
          AS reports`,
      [body.caseKey],
    );
    expect(count).toEqual({ instances: 1, tasks: 1, reports: 1 });
  });
});
