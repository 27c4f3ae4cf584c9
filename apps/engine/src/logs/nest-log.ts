import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** What Nest says of itself at every start. */
const nestsOwn = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** `new Logger('Context')` of the engine and of Nest, as structured lines. */
export class NestLog implements LoggerService {
  /** `say`: to the person at the terminal; the steps of the start (context `Start`) are for them, not for the log. */
  constructor(
    private readonly target: Log,
    private readonly say: (line: string) => void = () => undefined,
  ) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    const context = contextOf(rest);
    if (context === 'Start') return this.say(String(message));
    this.#write(nestsOwn.has(context) ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('fatal', message, rest);
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('error', message, rest);
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('warn', message, rest);
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.#write('trace', message, rest);
  }

  /** Nest puts the context last; before it an error, or its stack. */
  #write(level: Level, message: unknown, rest: readonly unknown[]): void {
    if (!this.target.isLevelEnabled(level)) return;
    const thrown = message instanceof Error ? message : rest.find((part) => part instanceof Error);
    const stack = rest.slice(0, -1).find((part) => typeof part === 'string');
    const fields = {
      context: contextOf(rest),
      ...(thrown !== undefined && { err: thrown }),
      ...(thrown === undefined && stack !== undefined && { stack }),
    };
    this.target[level](fields, message instanceof Error ? 'Unforeseen' : String(message));
  }
}

const contextOf = (rest: readonly unknown[]): string => {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : '';
};
