import { Inject, Injectable } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { defaultOperation } from '../config/operation-settings.js';
import { EngineError } from '../errors/engine-error.js';
import type { CommandEnd, CommandObserver } from '../execution/executor-observer.js';
import { requestOf } from '../requests/request-context.js';
import { type Log, LOG } from './log.js';

type Line = readonly [level: 'info' | 'warn' | 'error', what: string];

/** One line for each command that was refused, failed or took long. */
@Injectable()
export class CommandLog implements CommandObserver {
  readonly #slow: number;

  constructor(
    @Inject(LOG) private readonly log: Log,
    config: EngineConfig,
  ) {
    this.#slow = (config.operation ?? defaultOperation).slowCommand;
  }

  commandEnded(end: CommandEnd): void {
    const line = this.#lineOf(end);
    if (!line) return;
    const { command, commandId, ticket, milliseconds, failure } = end;
    const requestId = requestOf(command.actor)?.id;
    const fields = {
      context: 'Command',
      command: command.name,
      commandId,
      caseKey: command.caseKey,
      ...(ticket !== null && { ticket }),
      ...(requestId !== undefined && { requestId }),
      ms: Math.round(milliseconds),
      ...(failure && { err: failure.error }),
    };
    this.log[line[0]](fields, line[1]);
  }

  #lineOf({ milliseconds, failure }: CommandEnd): Line | null {
    if (failure && !(failure.error instanceof EngineError)) return ['error', 'Command failed'];
    if (failure?.error instanceof EngineError && failure.error.status >= 500) return ['warn', 'Command not executed'];
    if (milliseconds >= this.#slow) return ['warn', failure ? 'Slow command, refused' : 'Slow command'];
    return failure ? ['info', 'Command refused'] : null;
  }
}
