import { readEnvironment } from './environment.js';

describe('the environment', () => {
  it('is complete when it is empty', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: null,
      clock: 'system',
      demo: 'off',
      publicUrl: null,
    });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
  });

  it('lets demo accounts out when told so', () => {
    expect(readEnvironment({ HOST: '0.0.0.0', RELEVO_DEMO: 'data', RELEVO_DEMO_PUBLIC: '1' }).demo).toBe('data');
  });

  it.each([
    [{ PORT: 'http' }, 'Expected PORT to be a number from 0 to 65535, but it is "http".'],
    [{ PORT: '70000' }, 'but it is "70000"'],
    [{ DATABASE_URL: 'mysql://me:secret@db/x' }, 'but it is "mysql://me:…@db/x"'],
    [{ RELEVO_CLOCK: 'fast' }, 'Expected RELEVO_CLOCK to be system or controllable, but it is "fast".'],
    [{ RELEVO_DEMO: 'yes' }, 'Expected RELEVO_DEMO to be data or accounts or off'],
    [{ RELEVO_DEMO: 'data', NODE_ENV: 'production' }, 'Set RELEVO_DEMO=off.'],
    [{ RELEVO_DEMO: 'accounts', HOST: '0.0.0.0' }, 'RELEVO_DEMO_PUBLIC=1'],
    [{ RELEVO_CLOCK: 'controllable', NODE_ENV: 'production' }, 'Leave it out.'],
    [{ RELEVO_PUBLIC_URL: 'desk.example' }, 'Expected RELEVO_PUBLIC_URL to be an address'],
  ])('refuses %j in one sentence', (env, sentence) => {
    expect(() => readEnvironment(env)).toThrow(sentence);
  });
});
