import type { ProcessDefinition, TriggerDefinition } from '@relevo/bpmn-model';
import {
  allOf,
  anyOf,
  aProcess,
  cancelTrigger,
  compensateTrigger,
  conditionTrigger,
  errorTrigger,
  escalationTrigger,
  messageTrigger,
  multiInstance,
  signalTrigger,
  timerTrigger,
  type ProcessBuilder,
} from '@relevo/bpmn-kernel/testing';

type Multiple = ReturnType<typeof anyOf>;
type Waited = Extract<TriggerDefinition, { kind: 'signal' | 'message' | 'timer' | 'conditional' }>;
type Thrown = Extract<TriggerDefinition, { kind: 'signal' | 'message' | 'escalation' | 'compensate' }>;
type Loop = ReturnType<typeof multiInstance> | { readonly loop?: never };
type Caught = Waited | Multiple | Extract<TriggerDefinition, { kind: 'error' | 'escalation' }>;

/** A diagram drawn by a list of choices (used up: the first of each), so that fast-check can make it smaller. */
class RandomEvents {
  #taken = 0;
  #ids = 0;

  constructor(private readonly choices: readonly number[]) {}

  /** A process that may be called, and the one that calls it. */
  definitions(): readonly ProcessDefinition[] {
    return [this.#process('called', 2), this.#process('p', 0)];
  }

  #process(id: string, depth: number): ProcessDefinition {
    const drawing = aProcess(id).startEvent(`${id} start`);
    this.#inside(drawing, depth);
    return drawing.build();
  }

  #inside(p: ProcessBuilder, depth: number): void {
    this.#steps(p, depth);
    this.#end(p);
    p.from(null);
    if (depth < 3) this.#handlers(p, depth);
  }

  #choice(below: number): number {
    const taken = this.choices[this.#taken] ?? 0;
    this.#taken += 1;
    return taken % below;
  }

  #one<Of>(...options: readonly (() => Of)[]): Of {
    const option = options[this.#choice(options.length)];
    if (!option) throw new Error('Expected an option, but there is none.');
    return option();
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}${this.#ids}`;
  }

  #waited(): Waited {
    return this.#one<Waited>(
      () =>
        signalTrigger(
          this.#one(
            () => 's1',
            () => 's2',
          ),
        ),
      () =>
        messageTrigger(
          this.#one(
            () => 'm1',
            () => 'm2',
          ),
        ),
      () =>
        timerTrigger(
          this.#one(
            () => 'PT1H',
            () => 'R3/PT1H',
          ),
        ),
      () =>
        conditionTrigger(
          this.#one(
            () => 'x > 1',
            () => 'x = 0',
            () => 'y > 1',
            () => 'z',
          ),
          'x',
          'y',
          'z',
        ),
    );
  }

  #wait(): Waited | Multiple {
    const single = (): Waited => this.#waited();
    const any = (): Multiple => anyOf(this.#waited(), this.#waited());
    return this.#one<Waited | Multiple>(single, single, any, () => allOf(this.#waited(), this.#waited()));
  }

  #caught(): Caught {
    return this.#one<Caught>(
      () => this.#wait(),
      () => this.#wait(),
      () =>
        this.#one(
          () => escalationTrigger('A'),
          () => escalationTrigger(),
        ),
      () =>
        this.#one(
          () => errorTrigger('E'),
          () => errorTrigger(),
        ),
    );
  }

  #single(): Thrown {
    return this.#one<Thrown>(
      () =>
        signalTrigger(
          this.#one(
            () => 's1',
            () => 's2',
          ),
        ),
      () =>
        escalationTrigger(
          this.#one(
            () => 'A',
            () => 'B',
          ),
        ),
      () => messageTrigger('m1'),
      () => compensateTrigger(undefined, this.#choice(2) === 0),
    );
  }

  #thrown(): Thrown | Multiple {
    return this.#one<Thrown | Multiple>(
      () => this.#single(),
      () => this.#single(),
      () => anyOf(this.#single(), this.#single()),
    );
  }

  #loop(): Loop {
    if (this.#choice(4) > 0) return {};
    return multiInstance({ cardinality: '2', sequential: this.#choice(2) === 0 });
  }

  #steps(p: ProcessBuilder, depth: number): void {
    for (let steps = 1 + this.#choice(3); steps > 0; steps -= 1) this.#step(p, depth);
  }

  /** Boundary events and what undoes it. */
  #attach(p: ProcessBuilder, host: string, depth: number): void {
    for (let events = this.#choice(3); events > 0; events -= 1) {
      const event = this.#caught();
      const interrupting = event.kind === 'error' || this.#choice(2) === 0;
      p.boundary(host, this.#id('boundary'), event, { interrupting });
      if (this.#choice(2) === 1) this.#step(p, depth + 2);
      p.endEvent(this.#id('boundaryEnd'));
    }
    if (this.#choice(3) === 1) {
      const handler = this.#id('handler');
      p.from(null).userTask(handler, { forCompensation: true }).boundaryCompensation(host, this.#id('undo'), handler);
    }
    p.from(host);
  }

  #handlers(p: ProcessBuilder, depth: number): void {
    for (let handlers = this.#choice(3); handlers > 0; handlers -= 1) {
      const event = this.#caught();
      const interrupting = event.kind === 'error' || this.#choice(2) === 0;
      p.eventSubProcess(this.#id('event'), (inner) => {
        inner.startEvent(this.#id('eventStart'), { event, interrupting });
        this.#inside(inner, depth + 2);
      });
    }
  }

  #end(p: ProcessBuilder): void {
    const id = this.#id('end');
    const plain = (): unknown => p.endEvent(id);
    this.#one(
      ...[plain, plain, plain, plain],
      () => p.endEvent(id, { event: this.#thrown() }),
      () => p.terminateEnd(id),
      () =>
        p.errorEnd(
          id,
          this.#one(
            () => 'E',
            () => 'F',
          ),
        ),
    );
  }

  #step(p: ProcessBuilder, depth: number): void {
    const shallow = [
      () => this.#activity(p, depth, (id, loop) => p.userTask(id, loop)),
      () => p.throwEvent(this.#id('throw'), { event: this.#thrown() }),
      () => p.catchEvent(this.#id('catch'), this.#wait()),
      () =>
        p.scriptTask(
          this.#id('script'),
          this.#one(
            () => 'x',
            () => 'y',
            () => 'z',
          ),
          String(this.#choice(4)),
        ),
      () => this.#activity(p, depth, (id, loop) => p.serviceTask(id, loop)),
      () => this.#gateway(p),
    ];
    const deep = [
      () => this.#activity(p, depth, (id, loop) => this.#subProcess(p, id, depth, loop)),
      () => this.#activity(p, depth, (id, loop) => this.#subProcess(p, id, depth, loop)),
      () => this.#activity(p, depth, (id, loop) => p.callActivity(id, 'called', loop)),
      () => this.#transaction(p, depth),
      () => this.#fork(p, depth),
    ];
    this.#one<unknown>(...shallow, ...(depth > 2 ? [] : deep));
  }

  #activity(p: ProcessBuilder, depth: number, draw: (id: string, loop: Loop) => unknown) {
    const id = this.#id('activity');
    draw(id, this.#loop());
    this.#attach(p, id, depth + 1);
  }

  #subProcess(p: ProcessBuilder, id: string, depth: number, loop: Loop): unknown {
    const draw = (inner: ProcessBuilder): void => this.#inside(inner.startEvent(this.#id('in')), depth + 1);
    return p.subProcess(id, draw, loop);
  }

  #transaction(p: ProcessBuilder, depth: number): void {
    const id = this.#id('transaction');
    p.transaction(id, (inner) => {
      inner.startEvent(this.#id('in'));
      this.#steps(inner, depth + 1);
      inner.endEvent(this.#id('cancel'), { event: this.#choice(2) === 0 ? cancelTrigger : { kind: 'none' } });
      this.#handlers(inner.from(null), depth + 1);
    });
    p.boundaryCancel(id, this.#id('cancelled')).endEvent(this.#id('cancelledEnd'));
    this.#attach(p, id, depth + 1);
  }

  #gateway(p: ProcessBuilder): void {
    const [gateway, after] = [this.#id('gateway'), this.#id('after')];
    p.eventBasedGateway(gateway).catchEvent(this.#id('first'), this.#wait()).exclusiveGateway(after);
    p.from(gateway).catchEvent(this.#id('second'), this.#wait()).to(after).from(after);
  }

  #fork(p: ProcessBuilder, depth: number): void {
    const [fork, join] = [this.#id('fork'), this.#id('join')];
    p.parallelGateway(fork);
    this.#steps(p, depth + 1);
    p.parallelGateway(join).from(fork);
    this.#steps(p, depth + 1);
    p.to(join).from(join);
  }
}

/** Events at every position, nested in each other; the process to start is `p`. */
export const randomEvents = (choices: readonly number[]): readonly ProcessDefinition[] =>
  new RandomEvents(choices).definitions();
