import type { ProcessDefinition } from '@relevo/bpmn-model';
import { aProcess, expression, type ProcessBuilder } from '@relevo/bpmn-kernel/testing';
import fc from 'fast-check';

/** A structured piece of a diagram: one way in, one way out, so every token that enters must come out again. */
export type Block =
  | { readonly kind: 'user' | 'service' | 'script' | 'manual' | 'timer' | 'message' | 'call' | 'stuck' | 'events' }
  | { readonly kind: 'sequence' | 'exclusive' | 'parallel'; readonly blocks: readonly Block[] }
  | { readonly kind: 'loop' | 'risky'; readonly body: Block }
  | { readonly kind: 'race'; readonly body: Block; readonly other: Block }
  | { readonly kind: 'guarded'; readonly body: Block; readonly path: Block; readonly guard: Guard };

export type Guard = 'timer' | 'message' | 'reminder';

type BlockWith<Any, Kind> = Any extends { readonly kind: infer Own } ? (Kind extends Own ? Any : never) : never;
type Of<Kind extends Block['kind']> = BlockWith<Block, Kind>;

const leaf: fc.Arbitrary<Block> = fc
  .constantFrom('user', 'user', 'service', 'script', 'manual', 'timer', 'message', 'call', 'stuck', 'events')
  .map((kind) => ({ kind }) as Block);

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    leaf,
    fc.record({
      kind: fc.constantFrom('sequence', 'exclusive', 'parallel'),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<Block>,
    fc.record({ kind: fc.constantFrom('loop', 'risky'), body: tie('block') }) as fc.Arbitrary<Block>,
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

  /** Between two gateways of a kind; `enter` draws the beginning of branch `index`. */
  #branches(p: ProcessBuilder, drawn: Of<'exclusive' | 'parallel'>, enter: (index: number) => void): void {
    const [fork, join] = [this.#id('fork'), this.#id('join')];
    const gateway = drawn.kind === 'parallel' ? 'parallelGateway' : 'exclusiveGateway';
    p[gateway](fork);
    drawn.blocks.forEach((branch, index) => {
      p.from(fork);
      enter(index);
      this.draw(p, branch);
      p.to(join);
    });
    p.from(null)[gateway](join);
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
    exclusive: (p, drawn) =>
      this.#branches(p, drawn, (index) => {
        const last = index === drawn.blocks.length - 1;
        p.task(this.#id('way'), last ? { otherwise: true } : { when: `choice = ${index}` });
      }),
    parallel: (p, drawn) => this.#branches(p, drawn, () => p),
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
