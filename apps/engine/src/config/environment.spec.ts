import { defaultLimits } from './engine-limits.js';
import { defaultLoadLimits } from './load-limits.js';
import { readEnvironment } from './environment.js';

describe('the environment', () => {
  it('is complete when it is empty', () => {
    expect(readEnvironment({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      databaseUrl: null,
      backupDir: null,
      clock: 'system',
      demo: 'off',
      publicUrl: null,
    });
  });

  it('has limits that are safe, and takes others', () => {
    expect(readEnvironment({}).limits).toEqual(defaultLimits);
    expect(
      readEnvironment({
        ...{ RELEVO_LIMIT_STEPS: '500', RELEVO_LIMIT_TOKENS: '20', RELEVO_LIMIT_DEPTH: '3' },
        ...{ RELEVO_LIMIT_VARIABLE_SIZE: '2000', RELEVO_LIMIT_EXPRESSION_MS: '100' },
      }).limits,
    ).toEqual({ stepsPerCommand: 500, tokensPerCase: 20, depth: 3, variableSize: 2000, expressionTime: 100 });
  });

  it('has bounds for what is taken in at once, and takes others', () => {
    expect(readEnvironment({}).operation?.load).toEqual(defaultLoadLimits);
    expect(
      readEnvironment({
        ...{ RELEVO_LIMIT_REQUESTS: '100', RELEVO_LIMIT_QUEUE_COMMANDS: '50', RELEVO_LIMIT_LIVE_STREAMS: '7' },
        ...{ RELEVO_LIMIT_UPLOAD_BYTES: '2000000' },
      }).operation?.load,
    ).toEqual({ ...defaultLoadLimits, requests: 100, queueCommands: 50, liveStreams: 7, uploadBytes: 2_000_000 });
  });

  it('is watched as it says', () => {
    expect(
      readEnvironment({
        ...{ RELEVO_LOG_LEVEL: 'debug', RELEVO_SLOW_COMMAND_MS: '200', RELEVO_STOP_NOTICE_MS: '500' },
        ...{ RELEVO_METRICS_TOKEN: 'a-token-of-some-length', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' },
      }).operation,
    ).toMatchObject({
      ...{ logLevel: 'debug', slowCommand: 200, stopNotice: 500 },
      ...{ metricsToken: 'a-token-of-some-length', otlpEndpoint: 'http://collector:4318' },
    });
    expect(readEnvironment({}).operation).toMatchObject({ metricsToken: null, otlpEndpoint: null });
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
  });

  it('sets mail up by two variables', () => {
    const mail = { SMTP_URL: 'smtp://mail.example:2525', RELEVO_MAIL_FROM: 'Service desk <desk@example.org>' };
    expect(readEnvironment(mail).mail).toEqual({
      smtpUrl: 'smtp://mail.example:2525',
      from: 'Service desk <desk@example.org>',
    });
    expect(readEnvironment({}).mail).toBeUndefined();
  });

  it('never repeats a secret in a refusal', () => {
    expect(() => readEnvironment({ RELEVO_METRICS_TOKEN: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
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
    [
      { RELEVO_LIMIT_STEPS: 'many' },
      'Expected RELEVO_LIMIT_STEPS to be a whole number from 100 to 1000000, but it is "many".',
    ],
    [{ RELEVO_LIMIT_TOKENS: '0' }, 'RELEVO_LIMIT_TOKENS'],
    [{ RELEVO_LIMIT_DEPTH: '1000' }, 'from 1 to 500'],
    [{ RELEVO_LIMIT_VARIABLE_SIZE: '1e6' }, 'RELEVO_LIMIT_VARIABLE_SIZE'],
    [{ RELEVO_LIMIT_EXPRESSION_MS: '-1' }, 'from 5 to 1000'],
    [{ SMTP_URL: 'http://me:secret@mail.example' }, 'but it is "http://me:…@mail.example"'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'Expected RELEVO_MAIL_FROM with SMTP_URL'],
    [{ RELEVO_MAIL_FROM: 'desk@example.org' }, 'Expected SMTP_URL with RELEVO_MAIL_FROM'],
    [
      { SMTP_URL: 'smtp://mail.example', RELEVO_MAIL_FROM: 'desk@example.org\nBcc: all@example.org' },
      'Expected RELEVO_MAIL_FROM to be a mail address',
    ],
    [
      { SMTP_URL: 'smtp://mail.example', RELEVO_MAIL_FROM: 'desk@example.org', HOST: '0.0.0.0' },
      'Expected RELEVO_PUBLIC_URL with SMTP_URL',
    ],
    [{ RELEVO_WEBHOOK_TARGETS: 'all' }, 'Expected RELEVO_WEBHOOK_TARGETS to be public or private'],
    [{ RELEVO_LOG_LEVEL: 'loud' }, 'Expected RELEVO_LOG_LEVEL to be trace or debug or info'],
    [{ RELEVO_SLOW_COMMAND_MS: '1s' }, 'Expected RELEVO_SLOW_COMMAND_MS to be a whole number from 1 to 600000'],
    [{ RELEVO_METRICS_TOKEN: 'short' }, 'Make one with: openssl rand -hex 24'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'Expected OTEL_EXPORTER_OTLP_ENDPOINT to be an address'],
    [{ RELEVO_STOP_NOTICE_MS: '9000' }, 'from 0 to 3000'],
    [{ RELEVO_LIMIT_QUEUE_COMMANDS: '1' }, 'Expected RELEVO_LIMIT_QUEUE_COMMANDS to be a whole number from 10'],
    [{ RELEVO_LIMIT_REQUESTS: '-1' }, 'RELEVO_LIMIT_REQUESTS'],
    [{ RELEVO_PUBLIC_URL: 'desk.example' }, 'Expected RELEVO_PUBLIC_URL to be an address'],
  ])('refuses %j in one sentence', (env, sentence) => {
    expect(() => readEnvironment(env)).toThrow(sentence);
  });
});
