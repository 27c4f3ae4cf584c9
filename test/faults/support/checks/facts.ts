import type { ProcessEvent } from '@relevo/bpmn-kernel';
import type { RecordedRecord } from '../../../../apps/engine/src/history/history-reader.js';

/** How often something happened, by the name of what it happened to. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(name: string): void {
    this.counts.set(name, this.of(name) + 1);
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  get names(): readonly string[] {
    return [...this.counts.keys()];
  }

  get size(): number {
    return this.counts.size;
  }

  /** What happened more than once. */
  doubled(what: string): string[] {
    return [...this.counts]
      .filter(([, count]) => count > 1)
      .map(([name, count]) => `${what} ${name} stands ${count} times in the history`);
  }

  /** What should have happened and did not. */
  missing(what: string, expected: Iterable<string>): string[] {
    return [...expected].filter((name) => this.of(name) === 0).map((name) => `${what} ${name} is lost`);
  }
}

/** What the whole history says, gathered while its streams are read. */
export class Facts {
  readonly started = new Tally();
  readonly tasks = new Tally();
  readonly jobs = new Tally();
  /** `<message> <subscription>`. */
  readonly correlated = new Tally();
  /** `<signal> <subscription>`. */
  readonly caught = new Tally();
  readonly thrownSignals = new Tally();
  /** `<timer> <due time>`: started, or the next firing of one that repeats. */
  readonly planned = new Tally();
  readonly fired = new Tally();
  /** Keys of timers. */
  readonly cancelled = new Set<string>();
  records = 0;

  note({ events }: RecordedRecord): void {
    this.records += 1;
    for (const event of events) this.#note(event as unknown as ProcessEvent);
  }

  #note(event: ProcessEvent): void {
    switch (event.type) {
      case 'ProcessInstanceStarted':
        return this.started.add(event.processInstanceKey);
      case 'UserTaskCompleted':
      case 'UserTaskCancelled':
        return this.tasks.add(event.userTaskKey);
      case 'JobCompleted':
      case 'JobCancelled':
        return this.jobs.add(event.jobKey);
      case 'MessageCorrelated':
        return this.correlated.add(`${event.messageKey} ${event.subscriptionKey}`);
      case 'SignalCaught':
        return this.caught.add(`${event.signalKey} ${event.subscriptionKey}`);
      case 'SignalThrown':
        return this.thrownSignals.add(event.signalKey);
      case 'TimerStarted':
        return this.planned.add(`${event.timer.key} ${event.timer.dueAt}`);
      case 'TimerFired':
        this.fired.add(`${event.timerKey} ${event.dueAt}`);
        return event.next ? this.planned.add(`${event.next.key} ${event.next.dueAt}`) : undefined;
      case 'TimerCancelled':
        return void this.cancelled.add(event.timerKey);
    }
  }
}
