import fc from 'fast-check';
import { aProcess } from '@relevo/bpmn-kernel/testing';
import { runs } from '../support/runs.js';
import { anyCommand } from './any-command.js';
import { anyCarrier, anyChoices, INSTANCE, play, RandomCase, type Carrier } from './random-case.js';
import { wildDefinition } from './wild-definitions.js';

const limits = { stepsPerCommand: 150, tokensPerCase: 60, depth: 4, variableSize: 2_000 };
const child = aProcess('child').startEvent('in').userTask('childTask').callActivity('again', 'p').build();

type Definition = typeof child;

const started = (carrier: Carrier, definition: Definition): RandomCase => {
  const wild = new RandomCase(carrier, limits);
  wild.start(child, definition);
  return wild;
};

describe('diagrams that make little sense', () => {
  it('whatever they say and whatever happens: no throw, no token lost or doubled, and the events give the state', () => {
    fc.assert(
      fc.property(anyCarrier, wildDefinition, anyChoices, (carrier, definition, chosen) => {
        play(started(carrier, definition), chosen);
      }),
      runs(60),
    );
  });

  it('cancelled at any moment, nothing is left', () => {
    fc.assert(
      fc.property(anyCarrier, wildDefinition, anyChoices, (carrier, definition, chosen) => {
        const wild = started(carrier, definition);
        play(wild, chosen);
        if (wild.state.instances.get(INSTANCE)?.state === 'active') {
          wild.run({ type: 'CancelProcessInstance', processInstanceKey: INSTANCE });
        }
        wild.nothingIsLeft();
        wild.tokens();
      }),
      runs(60),
    );
  });

  it('the same commands give the same events, however the state is carried', () => {
    fc.assert(
      fc.property(wildDefinition, anyChoices, (definition, chosen) => {
        const [forks, merged, reloaded] = (['forks', 'merged', 'reloaded'] as const).map((carrier) => {
          const wild = started(carrier, definition);
          play(wild, chosen);
          return wild.events;
        });
        expect(merged).toEqual(forks);
        expect(reloaded).toEqual(forks);
      }),
      runs(30),
    );
  });

  it('any command is executed or refused', () => {
    fc.assert(
      fc.property(anyCarrier, wildDefinition, fc.gen(), (carrier, definition, gen) => {
        const wild = started(carrier, definition);
        for (let round = 0; round < 15; round += 1) wild.attempt(gen(anyCommand, wild.keys()));
        wild.tokens();
      }),
      runs(40),
    );
  });
});
