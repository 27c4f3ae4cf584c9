import type { ProcessDefinition } from '@relevo/bpmn-model';
import {
  aProcess,
  cancelTrigger,
  compensateTrigger,
  conditionTrigger,
  escalationTrigger,
  expression,
  messageTrigger,
  multiInstance,
  signalTrigger,
  standardLoop,
  timerTrigger,
  type ProcessBuilder,
} from '@relevo/bpmn-kernel/testing';
import fc from 'fast-check';

/** A structured piece of a diagram: one way in, one way out, so every token that enters must come out again. */
export type Block =
  | { readonly kind: 'user' | 'service' | 'script' | 'manual' | 'timer' | 'message' | 'call' | 'stuck' | 'events' }
  | { readonly kind: 'signal' | 'condition' | 'repeat' | 'undo' }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: Branching; readonly blocks: readonly Block[] }
  | { readonly kind: 'loop' | 'risky' | 'escalating' | 'transaction' | 'adHoc'; readonly body: Block }
  | { readonly kind: 'many'; readonly body: Block; readonly sequential: boolean }
  | { readonly kind: 'handled'; readonly body: Block; readonly path: Block; readonly handler: Handler }
  | { readonly kind: 'race'; readonly body: Block; readonly other: Block }
  | { readonly kind: 'guarded'; readonly body: Block; readonly path: Block; readonly guard: Guard };

export type Branching = 'exclusive' | 'parallel' | 'inclusive' | 'discriminator' | 'twoOfAll';

/** What starts an event subprocess, and whether it interrupts. */
export interface Handler {
  readonly trigger: 'message' | 'timer' | 'signal' | 'condition';
  readonly interrupting: boolean;
}

export type Guard = 'timer' | 'message' | 'reminder';

type BlockWith<Any, Kind> = Any extends { readonly kind: infer Own } ? (Kind extends Own ? Any : never) : never;
type Of<Kind extends Block['kind']> = BlockWith<Block, Kind>;

const leaf: fc.Arbitrary<Block> = fc
  .constantFrom(
    ...['user', 'user', 'service', 'script', 'manual', 'timer', 'message', 'call', 'stuck', 'events'],
    ...['signal', 'condition', 'repeat', 'undo'],
  )
  .map((kind) => ({ kind }) as Block);

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    leaf,
    fc.record({
      kind: fc.constantFrom('sequence', 'exclusive', 'parallel', 'inclusive', 'discriminator', 'twoOfAll'),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<Block>,
    fc.record({
      kind: fc.constantFrom('loop', 'risky', 'escalating', 'transaction', 'adHoc'),
      body: tie('block'),
    }) as fc.Arbitrary<Block>,
    fc.record({ kind: fc.constant('many'), body: tie('block'), sequential: fc.boolean() }) as fc.Arbitrary<Block>,
    fc.record({
      kind: fc.constant('handled'),
      body: tie('block'),
      path: tie('block'),
      handler: fc.record({
        trigger: fc.constantFrom('message', 'timer', 'signal', 'condition'),
        interrupting: fc.boolean(),
      }),
    }) as fc.Arbitrary<Block>,
    fc.record({ kind: fc.constant('race'), body: tie('block'), other: tie('block') }) as fc.Arbitrary<Block>,
    fc.record({
      kind: fc.constant('guarded'),
      body: tie('block'),
      path: tie('block'),
      guard: fc.constantFrom('timer', 'message', 'reminder'),
    }) as fc.Arbitrary<Block>,
  ),
}));

export const anyBlock = block;

interface Scope {
  readonly body: Block;
  /** How it ends; absent: in an end event. */
  readonly end?: (inner: ProcessBuilder) => void;
  readonly options?: ReturnType<typeof multiInstance>;
}

const starts = {
  message: messageTrigger('m'),
  timer: timerTrigger('PT3H'),
  signal: signalTrigger('s'),
  condition: conditionTrigger('flag = 1', 'flag'),
} as const;

interface Gateways {
  readonly split: (p: ProcessBuilder, id: string) => void;
  readonly merge: (p: ProcessBuilder, id: string, branches: number) => void;
}

const gateways: { readonly [Kind in Branching]: Gateways } = {
  exclusive: { split: (p, id) => p.exclusiveGateway(id), merge: (p, id) => p.exclusiveGateway(id) },
  parallel: { split: (p, id) => p.parallelGateway(id), merge: (p, id) => p.parallelGateway(id) },
  inclusive: { split: (p, id) => p.inclusiveGateway(id), merge: (p, id) => p.inclusiveGateway(id) },
  discriminator: { split: (p, id) => p.parallelGateway(id), merge: (p, id) => p.complexGateway(id) },
  twoOfAll: {
    split: (p, id) => p.parallelGateway(id),
    merge: (p, id, branches) => p.complexGateway(id, `activationCount >= ${Math.min(2, branches)}`),
  },
};

/** Leaves its exit node as the builder's current one. */
class Drawing {
  #ids = 0;

  draw(p: ProcessBuilder, drawn: Block): void {
    const painter = this.#painters[drawn.kind] as (p: ProcessBuilder, drawn: Block) => void;
    painter(p, drawn);
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}${this.#ids}`;
  }

  /** Between two gateways; `enter` draws the beginning of branch `index`. */
  #branches(p: ProcessBuilder, drawn: Of<Branching>, enter: (index: number) => void): void {
    const [fork, join] = [this.#id('fork'), this.#id('join')];
    const { split, merge } = gateways[drawn.kind];
    split(p, fork);
    drawn.blocks.forEach((branch, index) => {
      p.from(fork);
      enter(index);
      this.draw(p, branch);
      p.to(join);
    });
    merge(p.from(null), join, drawn.blocks.length);
  }

  /** A subprocess of any kind around a block. */
  #scope(p: ProcessBuilder, kind: 'subProcess' | 'transaction', drawn: Scope): string {
    const id = this.#id(kind);
    const inside = (inner: ProcessBuilder): void => {
      inner.startEvent(this.#id('start'));
      this.draw(inner, drawn.body);
      (drawn.end ?? ((last: ProcessBuilder) => void last.endEvent(this.#id('end'))))(inner);
    };
    if (kind === 'transaction') p.transaction(id, inside);
    else p.subProcess(id, inside, drawn.options ?? {});
    return id;
  }

  /** Both ways out of an activity, its own and its boundary event's, into one. */
  #merged(p: ProcessBuilder, host: string, attach: (event: string) => void): void {
    const merge = this.#id('merge');
    p.from(host).to(merge);
    attach(this.#id('caught'));
    p.to(merge).from(null).exclusiveGateway(merge);
  }

  #way(p: ProcessBuilder, { blocks }: Of<Branching>, when: { index: number; operator: '=' | '>=' }): void {
    const last = when.index === blocks.length - 1;
    p.task(this.#id('way'), last ? { otherwise: true } : { when: `choice ${when.operator} ${when.index}` });
  }

  readonly #painters: { readonly [Kind in Block['kind']]: (p: ProcessBuilder, drawn: Of<Kind>) => void } = {
    user: (p) => p.userTask(this.#id('user')),
    service: (p) => p.serviceTask(this.#id('service')),
    script: (p) => p.scriptTask(this.#id('script'), 'x', 'choice + 1'),
    manual: (p) => p.manualTask(this.#id('manual')),
    timer: (p) => p.timer(this.#id('timer'), 'PT1H'),
    message: (p) => p.message(this.#id('message'), 'm', { outputs: { y: '=x' } }),
    call: (p) => p.callActivity(this.#id('call'), 'child'),
    /** A fault until somebody sets `flag`. */
    stuck: (p) => p.userTask(this.#id('stuck'), { priority: expression('=flag'), outputs: { z: '=flag' } }),
    events: (p) => {
      const [gateway, merge] = [this.#id('events'), this.#id('merge')];
      p.eventBasedGateway(gateway).timer(this.#id('timer'), 'PT2H').to(merge);
      p.from(gateway).message(this.#id('message'), 'm').to(merge);
      p.from(gateway).receiveTask(this.#id('receive'), 'n').to(merge);
      p.from(null).exclusiveGateway(merge);
    },
    sequence: (p, { blocks }) => blocks.forEach((inner) => this.draw(p, inner)),
    exclusive: (p, drawn) => this.#branches(p, drawn, (index) => this.#way(p, drawn, { index, operator: '=' })),
    inclusive: (p, drawn) => this.#branches(p, drawn, (index) => this.#way(p, drawn, { index, operator: '>=' })),
    parallel: (p, drawn) => this.#branches(p, drawn, () => p),
    /** The first of its branches goes on; the others are consumed. */
    discriminator: (p, drawn) => this.#branches(p, drawn, () => p),
    twoOfAll: (p, drawn) => this.#branches(p, drawn, () => p),
    signal: (p) => p.catchEvent(this.#id('signal'), signalTrigger('s')),
    condition: (p) => p.catchEvent(this.#id('condition'), conditionTrigger('flag = 1', 'flag')),
    repeat: (p) => p.userTask(this.#id('repeat'), standardLoop({ maximum: '2', while: 'choice != 9' })),
    /** Undoes everything that was done in this scope and can be undone. */
    undo: (p) => {
      const [task, undone, event] = [this.#id('user'), this.#id('undone'), this.#id('undo')];
      p.userTask(task).throwEvent(event, { event: compensateTrigger() });
      p.boundaryCompensation(task, this.#id('compensation'), undone).userTask(undone, { forCompensation: true });
      p.from(event);
    },
    many: (p, { body, sequential }) => {
      p.from(this.#scope(p, 'subProcess', { body, options: multiInstance({ cardinality: '2', sequential }) }));
    },
    escalating: (p, { body }) => {
      const escalation = escalationTrigger('E');
      const end = (inner: ProcessBuilder): void => {
        inner.throwEvent(this.#id('escalate'), { event: escalation }).endEvent(this.#id('end'));
      };
      const host = this.#scope(p, 'subProcess', { body, end });
      this.#merged(p, host, (event) => p.boundary(host, event, escalation));
    },
    transaction: (p, { body }) => {
      const end = (inner: ProcessBuilder): void => {
        const decide = this.#id('decide');
        inner.exclusiveGateway(decide).endEvent(this.#id('end'), { otherwise: true });
        inner.from(decide).endEvent(this.#id('cancel'), { when: 'choice = 2', event: cancelTrigger });
      };
      const host = this.#scope(p, 'transaction', { body, end });
      this.#merged(p, host, (event) => p.boundaryCancel(host, event));
    },
    adHoc: (p, { body }) => {
      const id = this.#id('adHoc');
      p.adHocSubProcess(id, (inner) => {
        inner.from(null).userTask(this.#id('user')).from(null).task(this.#id('first'));
        this.draw(inner, body);
      });
      p.from(id);
    },
    /** An event subprocess beside the body, or instead of it. */
    handled: (p, { body, path, handler }) => {
      const end = (inner: ProcessBuilder): void => {
        inner.endEvent(this.#id('end')).eventSubProcess(this.#id('handler'), (h) => {
          h.startEvent(this.#id('told'), { event: starts[handler.trigger], interrupting: handler.interrupting });
          this.draw(h, path);
          h.endEvent(this.#id('end'));
        });
      };
      p.from(this.#scope(p, 'subProcess', { body, end }));
    },
    loop: (p, { body }) => {
      const again = this.#id('again');
      p.exclusiveGateway(again);
      this.draw(p, body);
      p.exclusiveGateway(this.#id('more')).task(this.#id('on'), { otherwise: true });
      const more = `more${this.#ids - 1}`;
      p.from(more).task(this.#id('back'), { when: 'choice = 0' }).to(again);
      p.from(`on${this.#ids - 1}`);
    },
    /** A subprocess that ends by an error or not; an error that nobody inside catches is caught here. */
    risky: (p, { body }) => {
      const [sub, merge, fail] = [this.#id('risky'), this.#id('merge'), this.#id('decide')];
      p.subProcess(sub, (inner) => {
        inner.startEvent(this.#id('start'));
        this.draw(inner, body);
        inner.exclusiveGateway(fail).endEvent(this.#id('end'), { otherwise: true });
        inner.from(fail).errorEnd(this.#id('error'), 'E', { when: 'choice = 1' });
      });
      p.to(merge).boundaryError(sub, this.#id('caught')).to(merge);
      p.from(null).exclusiveGateway(merge);
    },
    /** The first of two paths ends the other. */
    race: (p, { body, other }) => {
      const sub = this.#id('race');
      p.subProcess(sub, (inner) => {
        const fork = this.#id('fork');
        inner.startEvent(this.#id('start')).parallelGateway(fork);
        this.draw(inner, body);
        inner.endEvent(this.#id('end')).from(fork);
        this.draw(inner, other);
        inner.terminateEnd(this.#id('stop'));
      });
      p.from(sub);
    },
    guarded: (p, { body, path, guard }) => {
      const [sub, event, merge] = [this.#id('guarded'), this.#id('guard'), this.#id('merge')];
      p.subProcess(sub, (inner) => {
        inner.startEvent(this.#id('start'));
        this.draw(inner, body);
        inner.endEvent(this.#id('end'));
      });
      if (guard === 'timer') p.boundaryTimer(sub, event, 'PT3H');
      if (guard === 'message') p.boundaryMessage(sub, event, 'm', { interrupting: false });
      if (guard === 'reminder') p.boundaryTimer(sub, event, 'R3/PT1H', { interrupting: false });
      this.draw(p, path);
      if (guard !== 'timer') return void p.endEvent(this.#id('end')).from(sub);
      p.to(merge).from(sub).to(merge).from(null).exclusiveGateway(merge);
    },
  };
}

export const drawProcess = (id: string, drawn: Block): ProcessDefinition => {
  const process = aProcess(id).startEvent('begin');
  new Drawing().draw(process, drawn);
  return process.endEvent('finish').build();
};
