import { Injectable, Logger } from '@nestjs/common';
import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { Actor } from '../access/identity.js';
import { EngineError, type ErrorCode } from '../errors/engine-error.js';
import { DeliveryWakeUp } from '../execution/delivery-wake-up.js';
import { type CaseCommand, type CaseWorkspace, Executor, type Statement } from '../execution/executor.js';
import { Keys } from '../keys/keys.js';
import { promisesOf } from '../signals/thrown-signals.js';
import type { DueTimer } from './due-timers.js';

/** `stale`: it was fired, moved or cancelled meanwhile. `failed`: try again later. */
export type Firing = 'fired' | 'stale' | 'failed';

type CaseTimer = Extract<DueTimer, { kind: 'case' }>;
type StartTimer = Extract<DueTimer, { kind: 'start' }>;

interface StartSchedule {
  readonly definition_key: Key;
  readonly repeat: Repeat | null;
  readonly of_triggers: number;
}

interface Repeat {
  readonly interval: string;
  readonly remaining: number;
}

const actor: Actor = { kind: 'engine', id: 'timer' };

const STILL_DUE = `SELECT definition_key, repeat, of_triggers FROM start_timer
  WHERE bpmn_process_id = $1 AND element_id = $2 AND trigger_index = $3 AND due_at = $4
    AND remaining IS NULL FOR UPDATE SKIP LOCKED`;
const MOVE = `UPDATE start_timer SET due_at = $4, repeat = $5
  WHERE bpmn_process_id = $1 AND element_id = $2 AND trigger_index = $3`;
const REMOVE = 'DELETE FROM start_timer WHERE bpmn_process_id = $1 AND element_id = $2 AND trigger_index = $3';

/** Fires a due timer as a command of its case; a start timer opens one. */
@Injectable()
export class TimerFiring {
  readonly #logger = new Logger(TimerFiring.name);

  constructor(
    private readonly executor: Executor,
    private readonly keys: Keys,
    private readonly deliveries: DeliveryWakeUp,
  ) {}

  async fire(timer: DueTimer): Promise<Firing> {
    try {
      if (timer.kind === 'case') return await this.executor.submit(fireTimer(timer));
      await this.keys.reserve(1);
      const { firing, arrival } = await this.executor.submit(startInstance(timer, this.keys.nextKey()));
      if (arrival) this.deliveries.raise();
      return firing;
    } catch (error) {
      if (error instanceof EngineError && isStale(error)) return 'stale';
      this.#logger.error(`Timer ${timer.id} could not be fired and is tried again later`, error);
      return 'failed';
    }
  }
}

/** What is suspended fires when it is resumed, at another time. */
const stale: readonly ErrorCode[] = ['stale-timer', 'not-found', 'suspended', 'definition-suspended'];

const isStale = ({ code }: EngineError): boolean => stale.includes(code);

const fireTimer = ({ caseKey, timerKey, dueAt }: CaseTimer): CaseCommand<Firing> => ({
  name: 'FireTimer',
  caseKey,
  actor,
  perform: (workspace) => {
    workspace.run({ type: 'FireTimer', timerKey, dueAt });
    return 'fired';
  },
});

interface Started {
  readonly firing: Firing;
  /** Other triggers of its event must come too: what it writes instead of starting. */
  readonly arrival?: readonly Statement[];
  readonly next: { readonly dueAt: Instant; readonly repeat: Repeat } | null;
}

const startInstance = (timer: StartTimer, caseKey: Key): CaseCommand<Started> => {
  const identity = [timer.bpmnProcessId, timer.elementId, timer.trigger];
  return {
    name: 'StartProcessInstance',
    caseKey,
    opens: true,
    actor,
    recheck: { text: STILL_DUE, values: [...identity, timer.dueAt] },
    perform: (workspace) => start(workspace, timer),
    also: ({ firing, next, arrival = [] }): readonly Statement[] => {
      if (firing !== 'fired') return [];
      if (!next) return [...arrival, { text: REMOVE, values: identity }];
      return [...arrival, { text: MOVE, values: [...identity, next.dueAt, JSON.stringify(next.repeat)] }];
    },
  };
};

const start = (workspace: CaseWorkspace, timer: StartTimer): Started => {
  const [schedule] = workspace.rechecked as readonly unknown[] as readonly StartSchedule[];
  if (!schedule) return { firing: 'stale', next: null };
  const { definition_key: definitionKey, of_triggers: of, repeat } = schedule;
  const { elementId, bpmnProcessId, trigger: index } = timer;
  const fired = { firing: 'fired', next: nextOf(repeat, timer.dueAt, workspace) } as const;
  if (of > 1) {
    const start = { definitionKey, bpmnProcessId, elementId, variables: {}, at: workspace.now, trigger: { index, of } };
    return { ...fired, arrival: promisesOf(start, () => workspace.services.nextKey()) };
  }
  const processInstanceKey = workspace.caseKey;
  workspace.run({
    type: 'StartProcessInstance',
    ...{ processInstanceKey, definitionKey, variables: {}, startElementId: elementId },
  });
  return fired;
};

const nextOf = (repeat: Repeat | null, dueAt: Instant, { services, now }: CaseWorkspace): Started['next'] => {
  if (!repeat || repeat.remaining === 0) return null;
  const remaining = repeat.remaining > 0 ? repeat.remaining - 1 : repeat.remaining;
  return { dueAt: services.nextFiring(repeat.interval, dueAt, now), repeat: { ...repeat, remaining } };
};
