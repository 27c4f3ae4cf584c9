import type { ProcessDefinition } from '@relevo/bpmn-model';
import {
  aProcess,
  cancelTrigger,
  compensateTrigger,
  conditionTrigger,
  errorTrigger,
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

/** What process owners may write where an expression is asked for; few of them make sense anywhere. */
const sources = [
  'true',
  'false',
  'null',
  'choice',
  'choice = 1',
  'choice > 1',
  'flag',
  'missing.a',
  '1/0',
  '-1',
  '3',
].concat([
  '"x"',
  '[1, 2]',
  '[]',
  '{a: 1}',
  'for i in 1..200 return i',
  'string length(choice)',
  'if',
  'loopCounter',
  'PT1H',
]);

/** null: what makes sense there. */
const source = fc.option(fc.constantFrom(...sources), { freq: 5 });

const condition = fc.constantFrom(
  'true',
  'choice = 1',
  'choice > 1',
  'choice = 0',
  'flag = 1',
  'x > 2',
  'missing',
  '"no"',
);

const kinds = [
  'user',
  'user',
  'user',
  'user',
  'task',
  'service',
  'script',
  'receive',
  'call',
  'wait',
  'throw',
  'exclusive',
  'parallel',
].concat(['inclusive', 'complex', 'events', 'sub', 'transaction', 'adHoc', 'handler', 'end', 'start', 'loop', 'many']);

interface Wild {
  readonly kind: string;
  readonly source: string | null;
  readonly other: string | null;
  readonly flag: boolean;
  readonly trigger: number;
  /** Flows to nodes of the same scope, in any direction. */
  readonly exits: readonly { readonly to: number; readonly when: string | null; readonly otherwise: boolean }[];
  readonly boundary: number | null;
  readonly inner: readonly Wild[];
}

const { wilds } = fc.letrec<{ wild: Wild; wilds: Wild[] }>((tie) => ({
  wild: fc.record({
    kind: fc.constantFrom(...kinds),
    source,
    other: source,
    flag: fc.boolean(),
    trigger: fc.nat(8),
    exits: fc.array(fc.record({ to: fc.nat(7), when: fc.option(condition), otherwise: fc.boolean() }), {
      maxLength: 3,
    }),
    boundary: fc.option(fc.nat(8)),
    inner: fc.oneof({ maxDepth: 2, depthIdentifier: 'wild' }, fc.constant([]), tie('wilds')),
  }),
  wilds: fc.array(tie('wild'), { minLength: 1, maxLength: 6, depthIdentifier: 'wild' }),
}));

const triggers = (odd: string | null) =>
  [
    timerTrigger(odd === null ? 'PT1H' : `=${odd}`),
    odd === null ? messageTrigger('m') : messageTrigger('m', odd),
    signalTrigger('s'),
    conditionTrigger(odd ?? 'choice = 1', 'choice', 'flag'),
    escalationTrigger('E'),
    errorTrigger('E'),
    compensateTrigger(),
    cancelTrigger,
    { kind: 'none' } as const,
  ] as const;

type Trigger = ReturnType<typeof triggers>[number];
type Catching = Parameters<ProcessBuilder['catchEvent']>[1];
type Drawn = (p: ProcessBuilder, id: string, wild: Wild) => void;

const at = (written: string | null, index: number): Trigger => triggers(written)[index] ?? { kind: 'none' };

class Wilderness {
  #ids = 0;

  /** Draws nodes, then flows between them, wherever they lead. */
  draw(p: ProcessBuilder, drawn: readonly Wild[]): void {
    p.startEvent(this.#id('begin'));
    const begin = `begin${String(this.#ids)}`;
    const ids = drawn.map((wild) => this.#node(p, wild));
    p.from(begin).to(ids[0] ?? begin);
    drawn.forEach(({ exits }, index) => {
      const id = ids[index] ?? '';
      if (/^(end|handler)/.test(id)) return;
      for (const { to, when, otherwise } of exits) {
        const target = ids[to % ids.length] ?? '';
        if (!/^(start|handler)/.test(target)) p.from(id).to(target, { ...(when && { when }), otherwise });
      }
    });
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}${String(this.#ids)}`;
  }

  #node(p: ProcessBuilder, wild: Wild): string {
    const id = this.#id(wild.kind);
    p.from(null);
    this.#kinds[wild.kind]?.(p, id, wild);
    const canHost = /^(user|service|script|receive|call|sub|transaction|adHoc|loop|many)/.test(id);
    if (wild.boundary === null || !canHost) return id;
    const event = at(wild.other, wild.boundary);
    if (event.kind === 'compensate') {
      const undone = this.#id('undone');
      p.boundaryCompensation(id, this.#id('boundary'), undone).userTask(undone, { forCompensation: true });
    } else if (event.kind !== 'none') {
      p.boundary(id, this.#id('boundary'), event, { interrupting: wild.flag }).endEvent(this.#id('end'));
    }
    return id;
  }

  readonly #kinds: Readonly<Record<string, Drawn>> = {
    user: (p, id, { source: written }) => p.userTask(id, { assignee: expression(`=${written ?? '"ana"'}`) }),
    task: (p, id, { source: written }) =>
      p.task(id, { outputs: { x: `=${written ?? '1'}` }, inputs: { y: `=${written ?? 'choice'}` } }),
    service: (p, id, { source: written, flag }) =>
      p.serviceTask(
        id,
        flag ? {} : { job: { type: expression(`=${written ?? '"work"'}`), retries: expression('1'), headers: {} } },
      ),
    script: (p, id, { source: written }) => p.scriptTask(id, 'choice', written ?? '1'),
    receive: (p, id) => p.receiveTask(id, 'm'),
    call: (p, id, { flag, source: written }) => p.callActivity(id, flag || written === null ? 'child' : `=${written}`),
    wait: (p, id, { source: written, trigger }) => {
      const event = at(written, trigger % 4);
      p.catchEvent(id, event as Catching);
    },
    throw: (p, id, { source: written, trigger }) => {
      const event = at(written, trigger);
      const thrown = ['message', 'signal', 'escalation', 'compensate'].includes(event.kind);
      p.throwEvent(id, thrown ? { event: event as never } : {});
    },
    exclusive: (p, id) => p.exclusiveGateway(id),
    parallel: (p, id) => p.parallelGateway(id),
    inclusive: (p, id) => p.inclusiveGateway(id),
    complex: (p, id, { source: written, flag }) =>
      p.complexGateway(id, flag && written !== null ? written : `activationCount >= ${flag ? '1' : '2'}`),
    events: (p, id, { source: written, trigger }) => {
      const event = at(written, trigger % 4);
      p.eventBasedGateway(id)
        .catchEvent(this.#id('wait'), event as Catching)
        .endEvent(this.#id('end'));
    },
    sub: (p, id, { inner }) => p.subProcess(id, (inside) => this.draw(inside, inner)),
    transaction: (p, id, { inner }) => p.transaction(id, (inside) => this.draw(inside, inner)),
    adHoc: (p, id, { inner, flag, source: written }) => {
      const completionCondition = { kind: 'feel' as const, source: written ?? 'choice = 2' };
      const options = { sequential: flag, ...(flag && { completionCondition }) };
      p.adHocSubProcess(
        id,
        (inside) => void inner.forEach((wild) => this.#node(inside, { ...wild, kind: 'user' })),
        options,
      );
    },
    handler: (p, id, { inner, flag, source: written, trigger }) => {
      const event = at(written, trigger % 6);
      p.eventSubProcess(id, (inside) => {
        inside.startEvent(this.#id('told'), { event: event as never, interrupting: flag || event.kind === 'error' });
        inside.userTask(this.#id('user'));
        if (inner.length > 0) inside.from(null).subProcess(this.#id('sub'), (deeper) => this.draw(deeper, inner));
      });
    },
    end: (p, id, { source: written, trigger }) => {
      const event = at(written, trigger);
      const ends = !['timer', 'conditional'].includes(event.kind);
      if (trigger === 0) p.terminateEnd(id);
      else p.endEvent(id, ends ? { event: event as never } : {});
    },
    start: (p, id) => p.task(id),
    loop: (p, id, { source: written, other, flag }) =>
      p.userTask(id, standardLoop({ while: written ?? 'choice != 2', testBefore: flag, maximum: `=${other ?? '3'}` })),
    many: (p, id, { source: written, other, flag, trigger }) => {
      const many = trigger % 2 ? { cardinality: written ?? '2' } : { collection: written ?? '[1, 2]', item: 'item' };
      p.userTask(
        id,
        multiInstance({ ...many, sequential: flag, collect: ['all', other ?? 'item'], until: other ?? 'choice = 3' }),
      );
    },
  };
}

/** A process that hangs together (what deployment has checked) and makes little sense otherwise. */
export const wildDefinition: fc.Arbitrary<ProcessDefinition> = wilds.map((drawn) => {
  const process = aProcess('p');
  new Wilderness().draw(process, drawn);
  return process.build();
});
