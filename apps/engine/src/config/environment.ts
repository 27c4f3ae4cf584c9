import { resolve } from 'node:path';
import { z } from 'zod';
import type { EngineSettings } from './engine-config.js';
import { defaultLimits, type EngineLimits, limitRanges } from './engine-limits.js';
import { type OutgoingEnvironment, mailAddress, mailOf } from './outgoing.js';
import { operationSettings, operationVariables } from './operation-settings.js';
import { StartRefusal } from './start-refusal.js';

const url = (name: string, schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: (issue) =>
      `Expected ${name} to be an address starting with ${schemes.map((s) => `${s}://`).join(' or ')}, ` +
      `but it is "${withoutPassword(String(issue.input))}". Correct it, or leave it out.`,
  });

const withoutPassword = (text: string): string => text.replace(/:[^:@/]*@/, ':…@');

const oneOf = <const T extends readonly [string, ...string[]]>(name: string, values: T) =>
  z.enum(values, {
    error: (issue) => `Expected ${name} to be ${values.join(' or ')}, but it is "${String(issue.input)}". Correct it.`,
  });

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65535));

/** A whole number within the range of this limit. */
const limit = (name: string, of: keyof EngineLimits) => {
  const { from, to } = limitRanges[of];
  const error = (issue: { readonly input?: unknown }) =>
    `Expected ${name} to be a whole number from ${from} to ${to}, but it is "${String(issue.input)}". Correct it, or leave it out.`;
  const inRange = (text: string) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return z.string().refine(inRange, { error }).transform(Number).default(defaultLimits[of]);
};

const MOST_DAYS = 36_500;

const retention = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_DAYS, {
    error: (issue) =>
      `Expected RELEVO_RETENTION_DAYS to be a whole number from 1 to ${MOST_DAYS}, but it is "${String(issue.input)}". ` +
      'Correct it, or leave it out to keep every case.',
  })
  .transform(Number);

const schema = z.object({
  PORT: port.catch((context): number => {
    throw new StartRefusal(
      `Expected PORT to be a number from 0 to 65535, but it is "${String(context.value)}". Correct it.`,
    );
  }),
  HOST: z.string().regex(/^[\w.:-]+$/, 'Expected HOST to be an address such as 127.0.0.1, but it is none. Correct it.'),
  DATABASE_URL: url('DATABASE_URL', ['postgres', 'postgresql']).optional(),
  DATABASE_LISTEN_URL: url('DATABASE_LISTEN_URL', ['postgres', 'postgresql']).optional(),
  RELEVO_DATA_DIR: z.string(),
  RELEVO_BACKUP_DIR: z.string().optional(),
  RELEVO_CLOCK: oneOf('RELEVO_CLOCK', ['system', 'controllable']),
  RELEVO_DEMO: oneOf('RELEVO_DEMO', ['data', 'accounts', 'off']),
  RELEVO_DEMO_PUBLIC: oneOf('RELEVO_DEMO_PUBLIC', ['1', '0']),
  RELEVO_PUBLIC_URL: url('RELEVO_PUBLIC_URL', ['http', 'https']).optional(),
  SMTP_URL: url('SMTP_URL', ['smtp', 'smtps']).optional(),
  RELEVO_MAIL_FROM: mailAddress.optional(),
  RELEVO_WEBHOOK_TARGETS: oneOf('RELEVO_WEBHOOK_TARGETS', ['public', 'private']),
  RELEVO_LIMIT_STEPS: limit('RELEVO_LIMIT_STEPS', 'stepsPerCommand'),
  RELEVO_LIMIT_TOKENS: limit('RELEVO_LIMIT_TOKENS', 'tokensPerCase'),
  RELEVO_LIMIT_DEPTH: limit('RELEVO_LIMIT_DEPTH', 'depth'),
  RELEVO_LIMIT_VARIABLE_SIZE: limit('RELEVO_LIMIT_VARIABLE_SIZE', 'variableSize'),
  RELEVO_LIMIT_EXPRESSION_MS: limit('RELEVO_LIMIT_EXPRESSION_MS', 'expressionTime'),
  RELEVO_RETENTION_DAYS: retention.optional(),
  NODE_ENV: z.string(),
  ...operationVariables,
});

const defaults = {
  PORT: '8080',
  HOST: '127.0.0.1',
  RELEVO_DATA_DIR: '.data',
  RELEVO_CLOCK: 'system',
  RELEVO_DEMO: 'off',
  RELEVO_DEMO_PUBLIC: '0',
  RELEVO_WEBHOOK_TARGETS: 'public',
  NODE_ENV: 'development',
};

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

type Checked = z.infer<typeof schema>;

const refuseUnsafe = (env: Checked): void => {
  const production = env.NODE_ENV === 'production';
  if (env.RELEVO_DEMO !== 'off' && production)
    throw new StartRefusal(
      'Expected no demo accounts with NODE_ENV=production, because their passwords are public, ' +
        `but RELEVO_DEMO is "${env.RELEVO_DEMO}". Set RELEVO_DEMO=off.`,
    );
  if (env.RELEVO_DEMO !== 'off' && !isLoopback(env.HOST) && env.RELEVO_DEMO_PUBLIC !== '1')
    throw new StartRefusal(
      `Expected demo accounts only on this machine, because their passwords are public, but HOST is "${env.HOST}". ` +
        'Set RELEVO_DEMO=off, or RELEVO_DEMO_PUBLIC=1 if everybody may use them.',
    );
  if (env.RELEVO_CLOCK === 'controllable' && production)
    throw new StartRefusal(
      'Expected the real clock with NODE_ENV=production, but RELEVO_CLOCK is "controllable". Leave it out.',
    );
};

/** Empty variables count as absent: that is what a compose file makes of an unset one. */
const present = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

/** Reads and checks the environment; throws StartRefusal with a sentence that names the variable. */
export const readEnvironment = (env: NodeJS.ProcessEnv): EngineSettings => {
  const result = schema.safeParse({ ...defaults, ...present(env) });
  if (!result.success) throw new StartRefusal(result.error.issues.map((issue) => issue.message).join(' '));
  const checked = result.data;
  refuseUnsafe(checked);
  return {
    port: checked.PORT,
    host: checked.HOST,
    databaseUrl: checked.DATABASE_URL ?? null,
    databaseListenUrl: checked.DATABASE_LISTEN_URL ?? null,
    dataDir: resolve(checked.RELEVO_DATA_DIR),
    backupDir: checked.RELEVO_BACKUP_DIR === undefined ? null : resolve(checked.RELEVO_BACKUP_DIR),
    clock: checked.RELEVO_CLOCK,
    demo: checked.RELEVO_DEMO,
    publicUrl: checked.RELEVO_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    production: checked.NODE_ENV === 'production',
    mail: mailOf(checked satisfies OutgoingEnvironment, isLoopback(checked.HOST)),
    webhookTargets: checked.RELEVO_WEBHOOK_TARGETS,
    ...(checked.RELEVO_RETENTION_DAYS !== undefined && { retentionDays: checked.RELEVO_RETENTION_DAYS }),
    limits: {
      stepsPerCommand: checked.RELEVO_LIMIT_STEPS,
      tokensPerCase: checked.RELEVO_LIMIT_TOKENS,
      depth: checked.RELEVO_LIMIT_DEPTH,
      variableSize: checked.RELEVO_LIMIT_VARIABLE_SIZE,
      expressionTime: checked.RELEVO_LIMIT_EXPRESSION_MS,
    },
    operation: operationSettings(checked, process.stderr.isTTY),
  };
};
