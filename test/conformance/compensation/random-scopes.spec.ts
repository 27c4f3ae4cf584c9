import type { ExecutionListener, ProcessDefinition, TaskListener } from '@relevo/bpmn-model';
import type { Command, Key } from '@relevo/bpmn-kernel';
import {
  aProcess,
  cancelTrigger,
  compensateTrigger,
  expression,
  multiInstance,
  standardLoop,
  type ProcessBuilder,
} from '@relevo/bpmn-kernel/testing';
import fc from 'fast-check';
import { anyCarrier, INSTANCE, RandomCase } from '../properties/random-case.js';
import { runs } from '../support/runs.js';

type Kind = 'step' | 'sub' | 'transaction' | 'adHoc' | 'call' | 'undo';
type Loop = 'once' | 'parallel' | 'sequential' | 'rounds';

interface Block {
  readonly kind: Kind;
  readonly loop: Loop;
  readonly waits: boolean;
  readonly handled: boolean;
  readonly heard: boolean;
  readonly inner: readonly Block[];
}

const { blocks } = fc.letrec<{ blocks: Block[] }>((tie) => ({
  blocks: fc.array(
    fc.record({
      kind: fc.constantFrom<Kind>('step', 'step', 'step', 'sub', 'transaction', 'adHoc', 'call', 'undo'),
      loop: fc.constantFrom<Loop>('once', 'once', 'parallel', 'sequential', 'rounds'),
      waits: fc.boolean(),
      handled: fc.boolean(),
      heard: fc.boolean(),
      inner: fc.oneof({ maxDepth: 2, depthIdentifier: 'block' }, fc.constant([]), tie('blocks')),
    }),
    { minLength: 1, maxLength: 3, depthIdentifier: 'block' },
  ),
}));

const job = (type: string) => ({ type: expression(type), retries: expression('1'), headers: {} });
const listeners: readonly ExecutionListener[] = [
  { event: 'start', job: job('begins') },
  { event: 'end', job: job('ends') },
];
const taskListeners: readonly TaskListener[] = [
  { event: 'creating', job: job('creating') },
  { event: 'completing', job: job('completing') },
];

const loops = {
  once: {},
  parallel: multiInstance({ cardinality: '2', collect: ['all', 'loopCounter'] }),
  sequential: multiInstance({ sequential: true, collection: '[1, 2]', item: 'item', until: 'enough = true' }),
  rounds: standardLoop({ maximum: '2' }),
};

/** Draws blocks one after another, each undone by a task that is called after it. */
class Drawing {
  readonly called: ProcessDefinition[] = [];
  #ids = 0;

  sequence(p: ProcessBuilder, drawn: readonly Block[]): void {
    p.startEvent(this.#id('start'));
    drawn.forEach((block) => this.#block(p, block));
    p.endEvent(this.#id('end'));
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}${String(this.#ids)}`;
  }

  #block(p: ProcessBuilder, block: Block): void {
    const id = this.#id(block.kind);
    if (block.kind === 'undo') return void p.throwEvent(id, { event: compensateTrigger(undefined, block.waits) });
    const options = { ...loops[block.loop], ...(block.heard && { listeners }) };
    this.#kinds[block.kind](p, id, block, options);
    if (block.kind === 'transaction') p.boundaryCancel(id, this.#id('cancelled')).endEvent(this.#id('end'));
    if (block.handled) {
      const handler = this.#id(`un-${id}-`);
      p.boundaryCompensation(id, this.#id('c'), handler);
      if (block.waits) p.userTask(handler, { forCompensation: true });
      else p.task(handler, { forCompensation: true });
    }
    p.from(id);
  }

  readonly #kinds: Readonly<
    Record<Exclude<Kind, 'undo'>, (p: ProcessBuilder, id: string, block: Block, options: object) => void>
  > = {
    step: (p, id, { waits, heard }, options) => {
      if (waits) p.userTask(id, { ...options, ...(heard && { taskListeners }) });
      else p.task(id, options);
    },
    sub: (p, id, { inner, waits }, options) => {
      p.subProcess(id, (inside) => this.sequence(inside, inner), options);
      if (waits) p.boundaryTimer(id, this.#id('late'), 'PT1H').endEvent(this.#id('end'));
    },
    transaction: (p, id, { inner }, options) => {
      p.transaction(
        id,
        (inside) => {
          inside.startEvent(this.#id('start'));
          inner.forEach((block) => this.#block(inside, block));
          const decision = this.#id('decide');
          inside.exclusiveGateway(decision).endEvent(this.#id('end'), { otherwise: true }).from(decision);
          inside.endEvent(this.#id('cancel'), { event: cancelTrigger, when: 'cancels = true' });
        },
        options,
      );
    },
    adHoc: (p, id, { inner, waits }, options) => {
      const activities = (inside: ProcessBuilder): void => {
        for (const block of inner) this.#block(inside.from(null), { ...block, kind: 'step' });
      };
      const outputs = { outputCollection: 'done', outputElement: { kind: 'feel' as const, source: '1' } };
      p.adHocSubProcess(id, activities, { ...options, ...outputs, sequential: waits });
    },
    call: (p, id, { inner }, options) => {
      const process = aProcess(`called-by-${id}`);
      this.sequence(process, inner);
      this.called.push(process.build());
      p.callActivity(id, `called-by-${id}`, options);
    },
  };
}

const drawnFrom = (drawn: readonly Block[]): readonly ProcessDefinition[] => {
  const drawing = new Drawing();
  const process = aProcess('p');
  drawing.sequence(process, drawn);
  return [...drawing.called, process.build()];
};

const isTaskListener = (played: RandomCase, jobKey: Key): boolean =>
  played.state.jobs.get(jobKey)?.kind === 'task-listener';

/** What people, workers and time can do; a task listener answers without variables. */
const next = (played: RandomCase, choice: number): Command | undefined => {
  const variables = { enough: choice % 7 === 0, cancels: choice % 3 === 0 } as never;
  const possible = played.possible(variables).filter((command) => {
    if (command.type === 'CompleteUserTask') return played.state.userTasks.get(command.userTaskKey)?.pending === null;
    return command.type !== 'ThrowJobError' && (command.type !== 'FireTimer' || choice % 5 === 0);
  });
  const command = possible[choice % Math.max(1, possible.length)];
  if (command?.type !== 'CompleteJob' || !isTaskListener(played, command.jobKey)) return command;
  return { ...command, variables: {} };
};

/** Answers whether everything came to its end. */
const playOut = (played: RandomCase, choices: readonly number[]): boolean => {
  for (let round = 0; round < 120; round += 1) {
    if (played.state.elements.size === 0) return true;
    const command = next(played, (choices[round % choices.length] ?? 0) + round);
    if (command) played.run(command);
  }
  return false;
};

const begun = (carrier: Parameters<typeof playOut>[0], drawn: readonly Block[]): void => {
  carrier.start(...drawnFrom(drawn));
};

const completions = (played: RandomCase): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const event of played.events) {
    if (event.type === 'ElementCompleted') counts.set(event.elementId, (counts.get(event.elementId) ?? 0) + 1);
  }
  return counts;
};

const limits = { stepsPerCommand: 5_000, tokensPerCase: 2_000, depth: 40, variableSize: 10_000 };
const anyChoices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 25 });

describe('random scopes, loops, calls and listeners that are undone', () => {
  it('leave nothing when they have come to their end, and undo nothing more often than it was done', () => {
    fc.assert(
      fc.property(anyCarrier, blocks, anyChoices, (carrier, drawn, choices) => {
        const played = new RandomCase(carrier, limits);
        begun(played, drawn);
        if (!playOut(played, choices)) played.run({ type: 'CancelProcessInstance', processInstanceKey: INSTANCE });
        played.nothingIsLeft();
        played.tokens();
        const counts = completions(played);
        for (const [id, undone] of counts) {
          const [, activity] = /^un-(.+)-\d+$/.exec(id) ?? [];
          if (activity !== undefined) expect(undone).toBeLessThanOrEqual(counts.get(activity) ?? 0);
        }
      }),
      runs(30),
    );
  });

  it('leave nothing when they are cancelled in between', () => {
    fc.assert(
      fc.property(anyCarrier, blocks, anyChoices, (carrier, drawn, choices) => {
        const played = new RandomCase(carrier, limits);
        begun(played, drawn);
        for (const choice of choices) {
          const command = next(played, choice);
          if (command) played.run(command);
        }
        if (played.state.instances.get(INSTANCE)?.state === 'active') {
          played.run({ type: 'CancelProcessInstance', processInstanceKey: INSTANCE });
        }
        played.nothingIsLeft();
        played.tokens();
      }),
      runs(60),
    );
  });
});
