import { Logger } from '@nestjs/common';
import { EngineError } from '../errors/engine-error.js';
import { createLog } from './log.js';
import { NestLog } from './nest-log.js';

type Line = Readonly<Record<string, unknown>>;

const written = (): { readonly lines: () => readonly Line[]; readonly log: ReturnType<typeof createLog> } => {
  const all: string[] = [];
  const log = createLog({ level: 'trace', engine: 'abcd1234' }, { write: (line) => void all.push(line) });
  return { log, lines: () => all.map((line) => JSON.parse(line) as Line) };
};

const ofPostgres = Object.assign(new Error('invalid input syntax for type bigint: "Ana Pérez"'), {
  ...{ name: 'error', severity: 'ERROR', code: '22P02', table: 'ticket', constraint: 'ticket_number' },
  ...{ detail: 'Key (mail)=(ana@example.org) already exists.', where: 'ana@example.org', parameters: ['Ana Pérez'] },
});

describe('a line of the log', () => {
  it('is JSON with level, time, engine and what happened', () => {
    const { log, lines } = written();
    log.info({ caseKey: '7' }, 'Command refused');
    expect(lines()[0]).toEqual({
      ...{ level: 'info', engine: 'abcd1234', caseKey: '7', msg: 'Command refused' },
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it.each([
    ['a password', { password: 'hunter2' }, 'hunter2'],
    ['one level down', { user: { passwordHash: 'hunter2' } }, 'hunter2'],
    ['a header', { headers: { authorization: 'Bearer abc.def' } }, 'abc.def'],
    ['variables', { variables: { name: 'Ana' } }, 'Ana'],
    ['an address with a password', { url: 'postgres://relevo:hunter2@db/relevo' }, 'hunter2'],
    ['a tracking link', { path: '/api/tracking/s3cret/complete' }, 's3cret'],
    ['credentials in a text', { said: 'Basic YW5hOmFuYQ==' }, 'YW5hOmFuYQ'],
    ['a session', { cookie2: 'relevo_session=abc123; x=1' }, 'abc123'],
    ['a token in a query', { path: '/sign-in?token=abc123&x=1' }, 'abc123'],
  ])('holds no secret: %s', (_name, fields, secret) => {
    const { log, lines } = written();
    log.warn(fields, 'Something');
    expect(JSON.stringify(lines())).not.toContain(secret);
    expect(JSON.stringify(lines())).toContain('…');
  });

  it('holds no secret in its words either', () => {
    const { log, lines } = written();
    log.error('GET /API/Tracking/s3cret failed: connect postgres://relevo:hunter2@db/relevo');
    expect(lines()[0]?.['msg']).toBe('GET /API/Tracking/… failed: connect postgres://relevo:…@db/relevo');
  });

  it('tells of PostgreSQL what it is about, never the values', () => {
    const { log, lines } = written();
    log.error({ err: ofPostgres }, 'Command failed');
    expect(JSON.stringify(lines())).not.toMatch(/Ana|example\.org/);
    expect(lines()[0]?.['err']).toMatchObject({ code: '22P02', table: 'ticket', constraint: 'ticket_number' });
  });

  it('tells of a refusal its code: its words quote what people wrote', () => {
    const { log, lines } = written();
    log.info({ err: new EngineError('forbidden', 'Expected an agent, but Ana Pérez is none.') }, 'Command refused');
    expect(lines()[0]?.['err']).toEqual({ type: 'EngineError', code: 'forbidden' });
  });

  it('tells of a bug where it is', () => {
    const { log, lines } = written();
    log.error({ err: new TypeError('x is not a function') }, 'Command failed');
    expect(lines()[0]?.['err']).toMatchObject({
      type: 'TypeError',
      message: 'x is not a function',
      stack: expect.stringContaining('log.spec'),
    });
  });
});

describe('new Logger of Nest', () => {
  const said: string[] = [];
  const all: string[] = [];
  const lines = () => all.map((line) => JSON.parse(line) as Line);
  beforeAll(() => {
    const log = createLog({ level: 'debug', engine: 'abcd1234' }, { write: (line) => void all.push(line) });
    Logger.overrideLogger(new NestLog(log, (line) => void said.push(line)));
  });
  beforeEach(() => {
    said.length = 0;
    all.length = 0;
  });
  afterAll(() => Logger.overrideLogger(['error']));

  it('writes its context, level and error', () => {
    new Logger('Timers').warn('Timers are looked at again soon');
    new Logger('Timers').error('Timer 7 could not be fired', new TypeError('a bug'));
    expect(lines()).toMatchObject([
      { level: 'warn', context: 'Timers', msg: 'Timers are looked at again soon' },
      { level: 'error', context: 'Timers', msg: 'Timer 7 could not be fired', err: { type: 'TypeError' } },
    ]);
  });

  it('says the steps of the start to the person at the terminal, not to the log', () => {
    new Logger('Start').log('There is no account yet. The first visit asks for this code: 123-456');
    expect(said).toEqual(['There is no account yet. The first visit asks for this code: 123-456']);
    expect(all).toEqual([]);
  });

  it('keeps what Nest says of itself for those who look for it', () => {
    new Logger('RouterExplorer').log('Mapped {/api/tickets, GET} route');
    expect(lines()[0]?.['level']).toBe('debug');
  });
});
