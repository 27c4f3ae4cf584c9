import { aProcess, multiInstance, type ProcessBuilder, standardLoop } from '@relevo/bpmn-kernel/testing';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import fc from 'fast-check';

type Gateway = 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway';

/** An event at the border of a subprocess: what happens then, and whether it comes back. */
interface Border {
  readonly interrupting: boolean;
  readonly back: boolean;
  readonly block: Block;
}

type Block =
  | { readonly kind: 'user' | 'manual' | 'again' | 'stop' }
  | { readonly kind: 'several'; readonly sequential: boolean }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'split'; readonly split: Gateway; readonly join: Gateway; readonly ways: readonly Way[] }
  | { readonly kind: 'race'; readonly join: Gateway; readonly ways: readonly Block[] }
  | {
      readonly kind: 'sub';
      readonly body: Block;
      readonly border: Border | null;
      readonly several: 'parallel' | 'sequential' | null;
      readonly fails: boolean;
    };

interface Way {
  readonly block: Block;
  readonly when: string;
}

const condition = fc
  .tuple(fc.constantFrom('=', '>'), fc.integer({ min: 0, max: 3 }))
  .map(([operator, value]) => `v ${operator} ${value}`);

const gateway = fc.constantFrom<Gateway>('exclusiveGateway', 'parallelGateway', 'inclusiveGateway');

/** Mostly the join that belongs to the split; now and then a slip of the pencil. */
const gateways = fc.oneof(
  { weight: 3, arbitrary: gateway.map((kind) => [kind, kind] as const) },
  { weight: 1, arbitrary: fc.tuple(gateway, gateway) },
);

const leaf = fc.constantFrom<Block>(
  { kind: 'user' },
  { kind: 'user' },
  { kind: 'manual' },
  { kind: 'again' },
  { kind: 'stop' },
  { kind: 'several', sequential: false },
  { kind: 'several', sequential: true },
);

const blocks = fc.letrec<{ block: Block }>((tie) => {
  const way = fc.record({ block: tie('block'), when: condition });
  const border = fc.record({ interrupting: fc.boolean(), back: fc.boolean(), block: tie('block') });
  return {
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'nested' },
      leaf,
      fc.record({ kind: fc.constant('sequence'), blocks: fc.array(tie('block'), { minLength: 1, maxLength: 2 }) }),
      fc
        .tuple(gateways, fc.array(way, { minLength: 2, maxLength: 2 }))
        .map(([[split, join], ways]): Block => ({ kind: 'split', split, join, ways })),
      fc.record({
        kind: fc.constant('race'),
        join: fc.constantFrom<Gateway>('exclusiveGateway', 'exclusiveGateway', 'parallelGateway', 'inclusiveGateway'),
        ways: fc.array(tie('block'), { minLength: 2, maxLength: 2 }),
      }),
      fc.record({
        kind: fc.constant('sub'),
        body: tie('block'),
        border: fc.option(border),
        several: fc.option(fc.constantFrom('parallel', 'sequential'), { freq: 4 }),
        fails: fc.boolean(),
      }),
    ) as fc.Arbitrary<Block>,
  };
}).block;

/** Draws blocks one behind another; ids say what they are. */
class Drawing {
  #count = 0;

  draw(p: ProcessBuilder, block: Block): ProcessBuilder {
    switch (block.kind) {
      case 'user':
        return p.userTask(this.#id('user'));
      case 'manual':
        return p.manualTask(this.#id('manual'));
      case 'again':
        return p.userTask(this.#id('again'), standardLoop({ while: 'v > 1', maximum: '2' }));
      case 'several':
        return p.userTask(this.#id('several'), multiInstance({ cardinality: '2', sequential: block.sequential }));
      case 'stop':
        return this.#stop(p);
      case 'sequence':
        return block.blocks.reduce((drawn, inner) => this.draw(drawn, inner), p);
      case 'split':
        return this.#split(p, block);
      case 'race':
        return this.#race(p, block);
      case 'sub':
        return this.#sub(p, block);
    }
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }

  /** Stops everything around it, or goes on. */
  #stop(p: ProcessBuilder): ProcessBuilder {
    const [which, on] = [this.#id('which'), this.#id('manual')];
    p.userTask(this.#id('user')).exclusiveGateway(which).terminateEnd(this.#id('stop'), { when: 'v > 2' });
    return p.from(which).manualTask(on, { otherwise: true });
  }

  #split(p: ProcessBuilder, { split, join, ways }: Extract<Block, { kind: 'split' }>): ProcessBuilder {
    const [from, to] = [this.#id('split'), this.#id('join')];
    p[split](from);
    ways.forEach(({ block, when }, place) => {
      const taken = place === ways.length - 1 ? { otherwise: true } : { when };
      p.from(from).manualTask(this.#id('way'), split === 'parallelGateway' ? {} : taken);
      this.draw(p, block).to(to);
    });
    return p.from(null)[join](to);
  }

  #race(p: ProcessBuilder, { join, ways }: Extract<Block, { kind: 'race' }>): ProcessBuilder {
    const [race, to] = [this.#id('race'), this.#id('join')];
    p.eventBasedGateway(race);
    for (const block of ways) {
      const event = this.#id('event');
      this.draw(p.from(race).message(event, event), block).to(to);
    }
    return p.from(null)[join](to);
  }

  /** What is decided inside is decided anew: it begins with a task. */
  #sub(p: ProcessBuilder, { body, border, several, fails }: Extract<Block, { kind: 'sub' }>): ProcessBuilder {
    const [sub, after] = [this.#id('sub'), this.#id('merge')];
    const loop = several === null ? {} : multiInstance({ cardinality: '2', sequential: several === 'sequential' });
    p.subProcess(
      sub,
      (inner) => {
        this.draw(inner.startEvent(this.#id('start')).userTask(this.#id('user')), body);
        if (fails) this.#fail(inner);
        else inner.endEvent(this.#id('end'));
      },
      loop,
    ).exclusiveGateway(after);
    if (fails) p.boundaryError(sub, this.#id('error'), 'wrong').manualTask(this.#id('manual')).to(after);
    if (border !== null) {
      const event = this.#id('border');
      p.boundaryMessage(sub, event, event, { interrupting: border.interrupting });
      this.draw(p, border.block);
      if (border.back) p.to(after);
      else p.endEvent(this.#id('end'));
    }
    return p.from(after);
  }

  #fail(p: ProcessBuilder): void {
    const which = this.#id('which');
    p.userTask(this.#id('user')).exclusiveGateway(which).errorEnd(this.#id('wrong'), 'wrong', { when: 'v > 1' });
    p.from(which).endEvent(this.#id('end'), { otherwise: true });
  }
}

/** Small processes of everything that has a scope, a race or a loop. */
export const nestedFlows: fc.Arbitrary<ProcessDefinition> = blocks.map((block) => {
  const drawn = aProcess('p').startEvent('start').userTask('first');
  return new Drawing().draw(drawn, block).endEvent('last').build();
});
