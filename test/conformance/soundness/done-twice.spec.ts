import { checkSoundness } from '@relevo/soundness';
import type { ProcessDefinition } from '@relevo/bpmn-model';
import fc from 'fast-check';
import { definitionOf } from '../differential/kernel-run.js';
import { unstructured } from '../differential/random-graphs.js';
import { runs } from '../support/runs.js';
import { walk } from './kernel-walks.js';
import { nestedFlows } from './nested-flows.js';

const drawn = fc.oneof(
  unstructured(['user', 'user', 'manual', 'exclusive', 'parallel', 'inclusive']).map(definitionOf),
  nestedFlows,
);

const choices = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 12, maxLength: 12 });

const alwaysTwice = (definition: ProcessDefinition): readonly string[] =>
  checkSoundness(definition, { variablesSetBy: () => ['v'] }).findings.flatMap(({ code, certainty, elementId }) =>
    code === 'missing-synchronisation' && certainty === 'certain' ? elementId : [],
  );

let walked = 0;

describe('what is said to be done twice for certain', () => {
  afterAll(() => expect(walked).toBeGreaterThan(60));

  it('is done twice on every way through the kernel that comes to an end', () => {
    const property = fc.property(drawn, fc.array(choices, { minLength: 6, maxLength: 6 }), (definition, ways) => {
      const said = alwaysTwice(definition).filter((id) => definition.nodes[id]?.scope === definition.id);
      for (const way of said.length === 0 ? [] : ways) {
        const entered = walk(definition, way);
        if (entered === null) continue;
        walked += 1;
        expect(said.filter((id) => (entered.get(id) ?? 0) < 2)).toEqual([]);
      }
    });
    fc.assert(property, runs(1_500));
  });
});
