import { caseChanges, toSnapshot } from '@relevo/bpmn-kernel';
import fc from 'fast-check';
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
});

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
