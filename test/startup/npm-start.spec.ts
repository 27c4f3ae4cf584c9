import { basic, HttpClient } from '../support/http-client.js';
import { freePort } from '../support/test-server.js';
import { closedFolder, type DataFolder } from './data-folder.js';
import { buildEngine, EngineProcess, processesOf, type Program } from './engine-process.js';

const npmStart: Program = { file: 'npm', args: ['start'] };
const me = process.getuid?.() === 0 ? 'root' : 'ordinary user';

describe('npm start, installed and built already', () => {
  let folder: DataFolder;

  beforeAll(() => {
    buildEngine();
    folder = closedFolder(me);
  }, 300_000);

  afterAll(() => folder.clear());

  const start = async (): Promise<EngineProcess> => {
    const env = { RELEVO_DATA_DIR: folder.given, PORT: String(await freePort()), HOME: process.env['HOME'] };
    return new EngineProcess(me, env, npmStart).ready();
  };

  it('says where everything is, ends on Ctrl-C and serves again in under 10 seconds', async () => {
    const first = await start();
    expect(first.output).toMatch(/Desk {6}http:\/\/127\.0\.0\.1:\d+\/\n {2}Modeler {3}http:\S+\/modeler\n/);
    expect(first.output).toContain('the password is the name');
    await first.ctrlC();
    expect(first.output).toContain('Stopped.');
    expect(processesOf(folder.home)).toEqual([]);

    const startedAt = Date.now();
    const second = await start();
    const took = Date.now() - startedAt;
    expect((await new HttpClient(second.url).with(basic('agent')).get('/api/groups')).status).toBe(200);
    await second.ctrlC();
    expect(took).toBeLessThan(10_000);
  }, 120_000);

  it('stops its engine when npm itself is killed', async () => {
    const engine = await start();
    process.kill(engine.pid, 'SIGKILL');
    await engine.exit;
    expect(engine.output).toContain('Stopped.');
    expect(processesOf(folder.home)).toEqual([]);
  });
});
