import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultOperation } from '../../../apps/engine/src/config/operation-settings.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

const metricsToken = 'scraping-token-of-this-spec';
const documents = join(import.meta.dirname, '..', '..', '..', 'docs', 'operations');

interface Panel {
  readonly targets?: readonly { readonly expr: string }[];
}

/** Series of a histogram bear these endings. */
const metricOf = (series: string, known: ReadonlySet<string>): string =>
  known.has(series) ? series : series.replace(/_(bucket|sum|count)$/, '');

const seriesIn = (text: string): readonly string[] => [
  ...new Set(text.match(/\b(relevo|process|nodejs)_[a-z0-9_]+/g) ?? []),
];

describe('the metrics', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine({ operation: { ...defaultOperation, metricsToken } });
  });
  afterAll(() => relevo.close());

  const scrape = async (): Promise<string> =>
    (await relevo.anonymous.with({ authorization: `Bearer ${metricsToken}` }).get<string>('/metrics')).body;

  const value = async (series: string): Promise<number> => {
    const line = (await scrape()).split('\n').find((each) => each.startsWith(`${series} `));
    return line === undefined ? NaN : Number(line.slice(series.length + 1));
  };

  const known = async (): Promise<ReadonlySet<string>> =>
    new Set([...(await scrape()).matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name ?? ''));

  it('are for administrators and for the holder of the token', async () => {
    expect((await relevo.anonymous.get('/metrics')).status).toBe(401);
    expect((await relevo.anonymous.with({ authorization: 'Bearer another-token-of-16' }).get('/metrics')).status).toBe(
      401,
    );
    expect((await relevo.as('agent').get('/metrics')).status).toBe(403);
    expect((await relevo.as('administrator').get('/metrics')).status).toBe(200);
    expect(await scrape()).toContain('# TYPE relevo_commands_total counter');
  });

  it('the token opens nothing else', async () => {
    const holder = relevo.anonymous.with({ authorization: `Bearer ${metricsToken}` });
    expect((await holder.get('/api/tickets')).status).toBe(401);
  });

  it('count commands by name and outcome, their groups, and requests by route', async () => {
    const report = { processId: 'service-desk', title: 'Printer', description: 'It broke.' };
    const { body } = await relevo.as('requester').post<{ number: string }>('/api/tickets', report);
    await relevo.as('requester').post(`/api/tickets/${body.number}/cancel`, { reason: 'It works again.' });
    await relevo.as('requester').post(`/api/tickets/${body.number}/cancel`, { reason: 'It works again.' });

    expect(await value('relevo_commands_total{command="ReportTicket",outcome="done"}')).toBe(1);
    expect(await scrape()).toMatch(/^relevo_commands_total\{command="Cancel\w+",outcome="refused"\} 1$/m);
    expect(await value('relevo_groups_total{outcome="committed"}')).toBeGreaterThanOrEqual(2);
    expect(await value('relevo_group_phase_seconds_count{phase="commit"}')).toBeGreaterThanOrEqual(2);
    expect(await value('relevo_http_requests_total{method="POST",route="/api/tickets",status="201"}')).toBe(1);
    expect(await scrape()).not.toContain(body.number);
  });

  it('say what waits', async () => {
    for (const series of ['relevo_commands_waiting', 'relevo_timers_due', 'relevo_faults_open', 'relevo_pool_waiting'])
      expect([series, await value(series)]).toEqual([series, 0]);
    expect(await value('relevo_database_up')).toBe(1);
    expect(await value('relevo_deadlocks_total')).toBe(0);
    expect(await value('relevo_pool_connections{state="idle"}')).toBeGreaterThan(0);
  });

  it('have each series that the dashboard and the alerts ask for', async () => {
    const dashboard = JSON.parse(await readFile(join(documents, 'grafana-dashboard.json'), 'utf8')) as {
      readonly panels: readonly Panel[];
    };
    const asked = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)).join('\n');
    const alerts = await readFile(join(documents, 'alerts.yml'), 'utf8');
    const names = await known();

    const missing = seriesIn(`${asked}\n${alerts}`).filter((series) => !names.has(metricOf(series, names)));

    expect(seriesIn(asked).length).toBeGreaterThan(25);
    expect(missing).toEqual([]);
  });

  it('are drawn: each of ours is on the dashboard', async () => {
    const dashboard = await readFile(join(documents, 'grafana-dashboard.json'), 'utf8');
    const drawn = new Set(seriesIn(dashboard).map((series) => series.replace(/_(bucket|sum|count)$/, '')));
    const own = [...(await known())].filter((name) => name.startsWith('relevo_'));

    expect(own.filter((name) => !drawn.has(name))).toEqual([]);
  });
});
