import { setTimeout as pause } from 'node:timers/promises';
import { HttpClient } from '../support/http-client.js';
import { check } from './support/check.js';
import { deployTo } from './support/deploy.js';
import { Engines } from './support/engines.js';
import { sizeOf } from './support/form.js';
import { answered, emptyLedger, type Ledger } from './support/ledger.js';
import { underLoad } from './support/load.js';
import { loadDiagram } from './support/load-diagram.js';
import { OwnServer } from './support/own-server.js';
import { report } from './support/report.js';
import { SmallDisk } from './support/small-disk.js';

const times = sizeOf('DISKS', { short: 1, long: 10 });
const fewest = 20;
const longestWait = 60_000;

/** Where the small disk is: full data files are an error of the statement, a full log (WAL) ends the server. */
const places = [
  { name: 'of the tables', megabytes: 160, options: (folder: string) => ({ folder }), useUp: () => Promise.resolve() },
  {
    name: 'of the write-ahead log',
    megabytes: 24,
    options: (walFolder: string) => ({ walFolder }),
    useUp: (server: OwnServer) => server.useUpLog(),
  },
];

const probe = await SmallDisk.mount(1);
if (typeof probe === 'string') process.stdout.write(`${probe}\n`);
else await probe.unmount();

(typeof probe === 'string' ? describe.skip : describe).each(places)(
  'the disk $name is full',
  ({ name, megabytes, options, useUp }) => {
    let disk: SmallDisk;
    let server: OwnServer;
    let engines: Engines;

    beforeAll(async () => {
      const mounted = await SmallDisk.mount(megabytes);
      if (typeof mounted === 'string') throw new Error(mounted);
      disk = mounted;
      server = await OwnServer.start(options(disk.folder));
      await deployTo(server.url, loadDiagram);
      engines = await Engines.start(2, server.url);
    }, 120_000);
    afterAll(async () => {
      await engines.end();
      await disk.free();
      await server.remove();
      await disk.unmount();
    });

    it(
      'commands are refused with a time to try again, the engines keep running, and go on when there is room',
      async () => {
        const ledger = emptyLedger();
        const fillUp = async (): Promise<void> => {
          await answers(ledger, fewest);
          await disk.fill();
          await useUp(server);
          const refused = ledger.refused;
          await until('refusals', () => ledger.refused >= refused + fewest);
          expect(await Promise.all(engines.urls().map(lives))).toEqual([200, 200]);
          await disk.free();
          await server.ensureRunning();
          await answers(ledger, fewest);
        };
        await underLoad(
          () => engines.anyUrl(),
          ledger,
          async () => {
            for (let time = 0; time < times; time += 1) await fillUp();
          },
        );
        const { crashed } = engines;
        await engines.end();

        const checked = await check({ databaseUrl: server.url, ledger, deadlocks: () => server.deadlocks() });
        report(`the disk ${name} full`, {
          'times full': times,
          answered: answered(ledger),
          'refused with Retry-After': ledger.refused,
          findings: checked.findings.length,
          deadlocks: checked.deadlocks,
        });
        expect([...crashed, ...checked.findings]).toEqual([]);
      },
      60_000 + times * 120_000,
    );
  },
);

const lives = async (url: string): Promise<number> => (await new HttpClient(url).get('/health/live')).status;

const answers = (ledger: Ledger, more: number): Promise<void> => {
  const wanted = answered(ledger) + more;
  return until('answers', () => answered(ledger) >= wanted);
};

const until = async (what: string, holds: () => boolean): Promise<void> => {
  const end = Date.now() + longestWait;
  while (!holds() && Date.now() < end) await pause(20);
  if (!holds()) throw new Error(`Expected ${what} within ${longestWait} ms, but there were too few.`);
};
