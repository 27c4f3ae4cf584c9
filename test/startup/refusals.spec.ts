import { freePort } from '../support/test-server.js';
import { buildEngine, EngineProcess, engineProgram, type Program, repository } from './engine-process.js';

const startScript: Program = { file: process.execPath, args: [`${repository}/scripts/start.mjs`] };

const oldNode = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.0'}})`;

/** Who starts it does not matter here. */
const me = 'root';

beforeAll(() => buildEngine(), 300_000);

describe('a start that cannot succeed', () => {
  it.each<readonly [string, NodeJS.ProcessEnv, Program, RegExp]>([
    [
      'an unreachable DATABASE_URL',
      { DATABASE_URL: 'postgres://relevo:secret@127.0.0.1:1/relevo' },
      engineProgram,
      /^Expected a PostgreSQL server at 127\.0\.0\.1:1\/relevo \(DATABASE_URL\), but it cannot be used: .*ECONNREFUSED.*$/,
    ],
    ['a DATABASE_URL that is none', { DATABASE_URL: 'db' }, engineProgram, /^Expected DATABASE_URL to be .*"db".*$/],
    [
      'demo accounts in production',
      { NODE_ENV: 'production', RELEVO_DEMO: 'data' },
      engineProgram,
      /^Expected no demo accounts with NODE_ENV=production.*$/,
    ],
    [
      'a Node that is too old',
      { NODE_OPTIONS: `--import=${oldNode}` },
      startScript,
      /^Expected Node 20\.19 or newer, but this is 18\.20\.0\. Install a newer Node and start again\.$/,
    ],
  ])('says so in one sentence and exits with 1: %s', async (_name, env, program, sentence) => {
    const engine = new EngineProcess(me, { PORT: String(await freePort()), ...env }, program);
    expect(await engine.exit).toBe(1);
    expect(engine.output.trim()).toMatch(sentence);
    expect(engine.output).not.toContain('secret');
  });
});
