import * as d from '../corpus/own/diagram-text.js';
import { check } from './support/check.js';
import { job } from './support/diagrams.js';
import { sizeOf } from './support/form.js';
import { emptyLedger } from './support/ledger.js';
import { report } from './support/report.js';
import { atOnce, numbers, Several } from './support/several.js';

const jobs = sizeOf('JOBS', { short: 60, long: 1_500 });
const lease = 60_000;

interface Job {
  readonly jobKey: string;
  readonly retries: number;
}

const diagram = d.definitions(
  d.mainProcess('worked', d.start('s') + job('check', 'check') + d.end('e') + d.flows('s check e')),
);

describe('a worker that never answers, answers twice, or answers late', () => {
  let several: Several;
  let time = Date.UTC(2040, 0, 1);
  const ledger = emptyLedger();
  const answers = { accepted: 0, refused: 0 };

  beforeAll(async () => {
    several = await Several.start(3, diagram);
    await moveClock(0);
    await atOnce(20, numbers(jobs), () => several.startInstance('worked'));
  }, 200_000);
  afterAll(() => several.drop());

  const moveClock = async (milliseconds: number): Promise<void> => {
    time += milliseconds;
    expect((await several.next().put('/v2/clock', { timestamp: time })).status).toBe(204);
  };
  const take = async (worker: string, most: number): Promise<readonly Job[]> => {
    const wanted = { type: 'check', worker, timeout: lease, maxJobsToActivate: most, requestTimeout: -1 };
    return (await several.next().post<{ jobs: readonly Job[] }>('/v2/jobs/activation', wanted)).body.jobs;
  };
  /** Every job that can be had, to several workers at once: nobody gets what another has. */
  const takeAll = async (workers: string): Promise<readonly Job[]> => {
    const taken: Job[] = [];
    for (let more = true; more;) {
      const lots = await Promise.all(numbers(6).map((n) => take(`${workers} ${n}`, 4)));
      more = lots.flat().length > 0;
      taken.push(...lots.flat());
    }
    expect(new Set(taken.map(({ jobKey }) => jobKey)).size).toBe(taken.length);
    return taken;
  };
  const complete = async ({ jobKey }: Job): Promise<number> => {
    const { status } = await several.next().post(`/v2/jobs/${jobKey}/completion`, { variables: { by: jobKey } });
    if (status === 204) {
      if (ledger.completedJobs.has(jobKey)) ledger.unexpected.push(`job ${jobKey} was accepted twice`);
      ledger.completedJobs.add(jobKey);
    }
    answers[status === 204 ? 'accepted' : 'refused'] += 1;
    return status;
  };
  const fail = (jobKey: string, retryBackOff: number): Promise<{ readonly status: number }> =>
    several.next().post(`/v2/jobs/${jobKey}/failure`, { retries: 3, errorMessage: 'Not now', retryBackOff });

  it('never: somebody else has it when the time is over, not before', async () => {
    const held = await takeAll('silent');
    expect(held).toHaveLength(jobs);
    await moveClock(lease - 1);
    expect(await takeAll('early')).toEqual([]);
    await moveClock(1);
    expect((await takeAll('patient')).map(({ jobKey }) => jobKey).sort()).toEqual(
      held.map(({ jobKey }) => jobKey).sort(),
    );
    await moveClock(lease);
  }, 300_000);

  it('twice at the same moment, at different engines: one is accepted', async () => {
    const third = (await takeAll('double')).slice(0, Math.floor(jobs / 3));
    await atOnce(10, third, async (one) => {
      expect((await Promise.all([complete(one), complete(one)])).sort()).toEqual([204, 404]);
    });
    await moveClock(lease);
  }, 300_000);

  it('late, while another has it: one of them is accepted', async () => {
    const half = (await takeAll('late')).slice(0, Math.floor(jobs / 3));
    await moveClock(lease);
    const again = new Set((await takeAll('other')).map(({ jobKey }) => jobKey));
    expect(half.every(({ jobKey }) => again.has(jobKey))).toBe(true);
    await atOnce(10, half, async (one) => {
      const [late, other] = await Promise.all([complete(one), complete(one)]);
      expect([late, other].sort()).toEqual([204, 404]);
    });
    await moveClock(lease);
  }, 300_000);

  it('with a failure and a completion at once: it is done once, or handed out again after its back-off', async () => {
    const rest = await takeAll('unsure');
    const failed: string[] = [];
    await atOnce(10, rest, async (one) => {
      const [done, refused] = await Promise.all([complete(one), fail(one.jobKey, 5_000)]);
      expect([done, refused.status]).not.toEqual([404, 404]);
      if (done !== 204) failed.push(one.jobKey);
    });
    expect(await takeAll('early')).toEqual([]);
    await moveClock(5_000);
    const again = await takeAll('second');
    expect(again.map(({ jobKey }) => jobKey).sort()).toEqual(failed.sort());
    await atOnce(10, again, complete);
    expect(ledger.completedJobs.size).toBe(jobs);
  }, 300_000);

  it('leaves each job done once', async () => {
    await several.close();
    const checked = await check({ databaseUrl: several.databaseUrl, clock: 'controllable', ledger });
    report('workers that never answer, answer twice or late', {
      jobs,
      'answers accepted': answers.accepted,
      'answers refused': answers.refused,
      findings: checked.findings.length,
      deadlocks: checked.deadlocks,
    });
    expect(checked.findings).toEqual([]);
    expect(checked.facts.jobs.size).toBe(jobs);
  }, 300_000);
});
