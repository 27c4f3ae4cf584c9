import { z } from 'zod';
import { defaultLoadLimits, type LoadLimits, loadLimitVariables } from './load-limits.js';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** How an engine is watched and what it takes in. */
export interface OperationSettings {
  readonly logLevel: LogLevel;
  /** A command that takes longer than so many milliseconds is a line in the log. */
  readonly slowCommand: number;
  /** Whoever brings it as Bearer may read `/metrics`; null: administrators alone. */
  readonly metricsToken: string | null;
  /** Where traces go (OTLP over HTTP); null: none are made. */
  readonly otlpEndpoint: string | null;
  /** Milliseconds for which a stopping engine still listens while readiness says no: for a load balancer to see it. */
  readonly stopNotice: number;
  readonly load: LoadLimits;
}

export const defaultOperation: OperationSettings = {
  logLevel: 'info',
  slowCommand: 1_000,
  metricsToken: null,
  otlpEndpoint: null,
  stopNotice: 0,
  load: defaultLoadLimits,
};

const wholeNumber = (name: string, { from, to }: { readonly from: number; readonly to: number }) => {
  const error = (issue: { readonly input?: unknown }) =>
    `Expected ${name} to be a whole number from ${from} to ${to}, but it is "${String(issue.input)}". Correct it, or leave it out.`;
  const inRange = (text: string) => /^\d{1,10}$/.test(text) && Number(text) >= from && Number(text) <= to;
  return z.string().refine(inRange, { error }).transform(Number).optional();
};

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const loadVariables = Object.fromEntries(
  Object.entries(loadLimitVariables).map(([name, range]) => [name, wholeNumber(name, range)]),
);

/** Variables of the environment, each refused with a sentence that names it. */
export const operationVariables = {
  RELEVO_LOG_LEVEL: z
    .enum(logLevels, {
      error: (issue) =>
        `Expected RELEVO_LOG_LEVEL to be ${logLevels.join(' or ')}, but it is "${String(issue.input)}". Correct it, or leave it out.`,
    })
    .optional(),
  RELEVO_SLOW_COMMAND_MS: wholeNumber('RELEVO_SLOW_COMMAND_MS', { from: 1, to: 600_000 }),
  RELEVO_STOP_NOTICE_MS: wholeNumber('RELEVO_STOP_NOTICE_MS', { from: 0, to: 3_000 }),
  RELEVO_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,200}$/, {
      error: () =>
        'Expected RELEVO_METRICS_TOKEN to be 16 to 200 letters, digits or . ~ + / = - _, but it is shorter, longer or has others. Make one with: openssl rand -hex 24',
    })
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(isHttp, {
      error: () =>
        'Expected OTEL_EXPORTER_OTLP_ENDPOINT to be an address starting with http:// or https://, but it is none. Correct it, or leave it out.',
    })
    .optional(),
  ...(loadVariables as Readonly<Record<never, never>>),
};

type Checked = Readonly<Record<string, unknown>>;

/** From the checked environment. At a terminal the log keeps quiet, unless it is told otherwise. */
export const operationSettings = (env: Checked, atTerminal: boolean): OperationSettings => {
  const load = Object.entries(loadLimitVariables).flatMap(([name, { of }]) => {
    const value = env[name];
    return typeof value === 'number' ? [[of, value] as const] : [];
  });
  return {
    logLevel: (env['RELEVO_LOG_LEVEL'] as LogLevel | undefined) ?? (atTerminal ? 'warn' : 'info'),
    slowCommand: (env['RELEVO_SLOW_COMMAND_MS'] as number | undefined) ?? defaultOperation.slowCommand,
    metricsToken: (env['RELEVO_METRICS_TOKEN'] as string | undefined) ?? null,
    otlpEndpoint: (env['OTEL_EXPORTER_OTLP_ENDPOINT'] as string | undefined)?.replace(/\/+$/, '') ?? null,
    stopNotice: (env['RELEVO_STOP_NOTICE_MS'] as number | undefined) ?? defaultOperation.stopNotice,
    load: { ...defaultLoadLimits, ...Object.fromEntries(load) },
  };
};
