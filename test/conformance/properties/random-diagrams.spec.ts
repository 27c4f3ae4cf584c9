import { caseChanges, toSnapshot } from '@relevo/bpmn-kernel';
import fc from 'fast-check';
import { sorted } from '../support/tables.js';
import { runs } from '../support/runs.js';
import { anyCommand } from './any-command.js';
import { anyBlock, drawProcess, type Block } from './blocks.js';
import { anyCarrier, anyChoices, finish, INSTANCE, play, RandomCase, type Carrier } from './random-case.js';

const leafCall: fc.Arbitrary<Block> = fc.constantFrom({ kind: 'user' }, { kind: 'service' }, { kind: 'manual' });

const played = (carrier: Carrier, [block, child]: readonly [Block, Block], chosen: readonly number[]): RandomCase => {
  const done = new RandomCase(carrier);
  done.start(drawProcess('child', child), drawProcess('p', block));
  play(done, chosen);
  return done;
};

describe('random diagrams', () => {
  it('every token that enters comes out again, and folding the events gives the state', () => {
    fc.assert(
      fc.property(anyCarrier, anyBlock, leafCall, anyChoices, (mode, block, child, chosen) => {
        const done = played(mode, [block, child], chosen);
        finish(done);
        done.nothingIsLeft();
        done.tokens();
        expect(done.state.instances.get(INSTANCE)).toMatchObject({ state: 'completed' });
      }),
      runs(60),
    );
  });

  it('cancelled at any moment, nothing is left', () => {
    fc.assert(
      fc.property(anyCarrier, anyBlock, anyBlock, anyChoices, (mode, block, child, chosen) => {
        const done = played(mode, [block, withoutCalls(child)], chosen);
        if (done.state.instances.get(INSTANCE)?.state === 'active') {
          done.run({ type: 'CancelProcessInstance', processInstanceKey: INSTANCE });
        }
        done.nothingIsLeft();
        done.tokens();
      }),
      runs(60),
    );
  });

  it('unmerged forks and what they would write hold the same rows', () => {
    fc.assert(
      fc.property(anyBlock, leafCall, anyChoices, (block, child, chosen) => {
        const done = played('forks', [block, child], chosen);
        const written = Object.values(caseChanges(done.state)).flatMap(({ upserts }) => upserts as readonly object[]);
        const { caseKey: _key, entered: _entered, ...rows } = toSnapshot(done.state);
        const all = Object.values(rows).flat() as readonly object[];
        expect(new Set(written.map((row) => JSON.stringify(row)))).toEqual(
          new Set(all.map((row) => JSON.stringify(row))),
        );
      }),
      runs(60),
    );
  });

  it('suspended at any moment, nothing happens; resumed, it goes on to its end', () => {
    fc.assert(
      fc.property(anyCarrier, anyBlock, leafCall, anyChoices, (mode, block, child, chosen) => {
        const done = played(mode, [block, child], chosen);
        if (done.state.instances.get(INSTANCE)?.state === 'active') {
          done.run({ type: 'SuspendProcessInstance', processInstanceKey: INSTANCE, reason: 'why' });
          const refused = done.possible({}).map((command) => done.attempt(command)?.code);
          expect(refused.filter((code) => code !== 'suspended')).toEqual([]);
          done.run({ type: 'ResumeProcessInstance', processInstanceKey: INSTANCE, reason: 'why' });
        }
        finish(done);
        done.nothingIsLeft();
        done.tokens();
      }),
      runs(60),
    );
  });

  it('modified at random, no token is lost or doubled, and cancelled, nothing is left', () => {
    const accepted = { begun: 0, moved: 0, ended: 0 };
    fc.assert(
      fc.property(anyCarrier, anyBlock, leafCall, anyChoices, (mode, block, child, chosen) => {
        const definition = drawProcess('p', block);
        const done = new RandomCase(mode);
        done.start(drawProcess('child', child), definition);
        for (const choice of chosen) {
          play(done, [choice]);
          const how = modify(done, Object.keys(definition.nodes), choice);
          if (how) accepted[how] += 1;
        }
        if (done.state.instances.get(INSTANCE)?.state === 'active') {
          done.run({ type: 'CancelProcessInstance', processInstanceKey: INSTANCE });
        }
        done.nothingIsLeft();
        done.tokens();
      }),
      runs(60),
    );
    for (const count of Object.values(accepted)) expect(count).toBeGreaterThan(0);
  });
});

/** Begins, moves or ends something; answers what, where it was accepted. */
const modify = (done: RandomCase, nodes: readonly string[], choice: number): 'begun' | 'moved' | 'ended' | null => {
  const live = sorted(done.state).elements.filter(({ processInstanceKey }) => processInstanceKey === INSTANCE);
  const target = nodes[choice % nodes.length] ?? '';
  const source = live[choice % Math.max(1, live.length)];
  const nothing = { activate: [], move: [], terminate: [] };
  const command = { type: 'ModifyProcessInstance', processInstanceKey: INSTANCE, reason: 'why', ...nothing } as const;
  const how = (['begun', 'moved', 'ended'] as const)[choice % 3] ?? 'begun';
  const acts = {
    begun: { activate: [{ elementId: target, ancestorKey: null, variables: [] }] },
    moved: { move: [{ sourceElementId: source?.elementId ?? target, targetElementId: target }] },
    ended: { terminate: source ? [source.key] : [] },
  };
  return done.attempt({ ...command, ...acts[how] }) === null ? how : null;
};

describe('any command', () => {
  it('is executed or refused, never thrown', () => {
    fc.assert(
      fc.property(
        fc.record({ mode: anyCarrier, block: anyBlock, chosen: anyChoices }),
        fc.gen(),
        ({ mode, block, chosen }, gen) => {
          const done = played(mode, [block, { kind: 'user' }], chosen);
          for (let round = 0; round < 25; round += 1) done.attempt(gen(anyCommand, done.keys()));
          done.tokens();
        },
      ),
      runs(60),
    );
  });
});

/** A called process that calls itself would only reach the depth. */
const withoutCalls = (block: Block): Block =>
  JSON.parse(JSON.stringify(block).replaceAll('"call"', '"manual"')) as Block;
