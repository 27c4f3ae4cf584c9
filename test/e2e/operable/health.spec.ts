import { Refusals } from '../../../apps/engine/src/admission/refusals.js';
import { Database } from '../../../apps/engine/src/database/database.js';
import { Stopping } from '../../../apps/engine/src/stopping/stopping.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

interface NotReady {
  readonly code: string;
  readonly detail: string;
  readonly reasons: Readonly<Record<string, string>>;
}

describe('health', () => {
  let relevo: TestEngine;
  beforeEach(async () => {
    relevo = await startEngine();
  });
  afterEach(() => relevo.close());

  const ready = () => relevo.anonymous.get<NotReady>('/health/ready');

  it('is ready when everything is there', async () => {
    expect(await ready()).toMatchObject({ status: 200, body: { status: 'up' } });
  });

  it('is not ready on tables that are older than the engine', async () => {
    await relevo.engine
      .get<Database>(Database)
      .query('DELETE FROM migration WHERE id = (SELECT max(id) FROM migration)');

    const answer = await ready();

    expect(answer).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect(answer.body.reasons).toEqual({
      migrations: expect.stringMatching(/^1 of its \d+ migrations are not applied$/),
    });
    expect(answer.headers.get('retry-after')).toBe('2');
  });

  it('is not ready when it has been turning callers away for long, and again when that is over', async () => {
    const refusals = relevo.engine.get(Refusals);
    const now = performance.now();
    for (let ago = 40_000; ago >= 0; ago -= 1_000) refusals.count('commands', now - ago);
    expect((await ready()).body.reasons).toEqual({ load: expect.stringContaining('turning requests away for') });

    refusals.count('commands', now + 60_000);
    expect((await ready()).status).toBe(200);
  });

  it('says so before it stops, and takes nothing new meanwhile', async () => {
    relevo.engine.get(Stopping).begin();

    expect((await ready()).body.reasons).toEqual({ stopping: 'it is stopping' });
    expect((await relevo.anonymous.get('/health/live')).status).toBe(200);
    const refused = await relevo.as('agent').post('/api/tickets', {});
    expect(refused).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.headers.get('connection')).toBe('close');
  });
});
