import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { EngineError } from '../errors/engine-error.js';
import type { CaseCommand } from '../execution/executor.js';
import type { CommandEnd, CommandObserver, GroupWatch } from '../execution/executor-observer.js';
import { type Instruments, instruments } from './instruments.js';

export interface AnsweredRequest {
  readonly method: string;
  /** The pattern, never the path: `/api/tickets/:number`. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** It waited on purpose (long poll, live stream): its time says nothing. */
  readonly waited: boolean;
}

/** The figures of this engine; what it counts costs no statement. */
@Injectable()
export class Metrics implements CommandObserver {
  readonly registry = new Registry();
  readonly #instruments: Instruments;

  constructor() {
    this.#instruments = instruments(this.registry);
    collectDefaultMetrics({ register: this.registry });
  }

  requestEnded({ method, route, status, milliseconds, waited }: AnsweredRequest): void {
    this.#instruments.requests.inc({ method, route, status });
    if (!waited) this.#instruments.requestSeconds.observe({ surface: surfaceOf(route) }, milliseconds / 1_000);
  }

  commandEnded({ command: { name: command }, milliseconds, failure }: CommandEnd): void {
    this.#instruments.commands.inc({ command, outcome: failure ? outcomeOf(failure.error) : 'done' });
    this.#instruments.commandSeconds.observe({ command }, milliseconds / 1_000);
  }

  groupStarted(commands: readonly CaseCommand<unknown>[]): GroupWatch {
    const { groups, groupCommands, groupPhaseSeconds, deadlocks } = this.#instruments;
    let phaseBegan = performance.now();
    return {
      phaseEnded: (phase) => {
        const now = performance.now();
        groupPhaseSeconds.observe({ phase }, (now - phaseBegan) / 1_000);
        phaseBegan = now;
      },
      ended: ({ committed, deadlock }) => {
        groups.inc({ outcome: committed ? 'committed' : 'failed' });
        if (committed) groupCommands.observe(commands.length);
        if (deadlock) deadlocks.inc();
      },
    };
  }
}

const surfaceOf = (route: string): string => /^\/(api|v2)\//.exec(route)?.[1] ?? 'other';

const outcomeOf = (error: unknown): string =>
  error instanceof EngineError && error.status < 500 ? 'refused' : 'failed';
