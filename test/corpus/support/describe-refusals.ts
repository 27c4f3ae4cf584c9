import type { DiagramFinding } from '@relevo/contracts';
import { refusedBy } from '../refusals.js';
import type { FiledCase } from './corpus-folder.js';
import type { Refused } from './corpus-server.js';
import type { Stage } from './describe-cases.js';

/** The element by its id or, where it has none, by its line in the file. */
const namesItsElement = ({ elementId, message }: DiagramFinding): boolean =>
  elementId === undefined ? /line \d+|without id/.test(message) : message.includes(elementId);

/** Refused at deployment: the answer names the element, and the rule that it breaks. */
export const describeRefusals = (cases: readonly FiledCase[], stage: Stage): void => {
  describe('refuse', () => {
    it.each(cases.map((refusal) => [refusal.id, refusal] as const))('%s', async (id, refusal) => {
      let verdict: 'passed' | 'failed' = 'failed';
      try {
        const { status, body } = await stage.server().deploy(refusal.bpmn, refusal.xml(refusal.bpmn));
        const findings = (body as Refused).findings ?? [];
        const rules = refusedBy[id.split('/')[2] ?? ''];

        expect(status).toBe(400);
        // Of constraints that are new here, any rule will do.
        const wanted = findings.filter(({ code }) => rules === undefined || rules.includes(code));
        expect({ findings, wanted }).toMatchObject({ wanted: expect.arrayContaining([expect.anything()]) });
        expect(wanted.filter((finding) => !namesItsElement(finding))).toEqual([]);
        verdict = 'passed';
      } finally {
        stage.tally.add('static', verdict);
      }
    });
  });
};
