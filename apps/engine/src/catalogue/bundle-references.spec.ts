import { compileDiagram, missingReferences } from '@relevo/bpmn-model';
import { flow, usesForm } from './testing/bundle-files.js';

const calling = (processId: string, binding: string) =>
  flow()
    .replace('<bpmn:userTask id="Task_1"', '<bpmn:callActivity id="Task_1"')
    .replace('</bpmn:userTask>', '</bpmn:callActivity>')
    .replace(
      '<zeebe:userTask />',
      `<zeebe:calledElement processId="${processId}" bindingType="${binding}" propagateAllChildVariables="false" />`,
    );

const deciding = (decisionId: string) =>
  flow()
    .replace('<bpmn:userTask id="Task_1"', '<bpmn:businessRuleTask id="Task_1"')
    .replace('</bpmn:userTask>', '</bpmn:businessRuleTask>')
    .replace('<zeebe:userTask />', `<zeebe:calledDecision decisionId="${decisionId}" resultVariable="priority" />`);

const findings = async (
  xml: string,
  forms: readonly string[] | null = [],
  decisions: readonly string[] | null = [],
) => {
  const compiled = await compileDiagram(xml);
  if (!compiled.ok) throw new Error(compiled.findings.map(({ message }) => message).join('\n'));
  const { definitions } = compiled.diagram;
  const processes = definitions.map(({ id }) => id);
  return missingReferences(definitions, { forms, decisions, processes, published: (id) => id === 'known' });
};

describe('the references of a bundle', () => {
  it.each([
    ['a form', flow({ task: usesForm('f') }), 'form "f"'],
    ['a decision', deciding('d'), 'decision "d"'],
  ])('to %s that is not in it are refused', async (_, xml, said) => {
    const [finding, ...more] = await findings(xml);
    expect(finding).toMatchObject({ severity: 'error', code: 'missing-reference', elementId: 'Task_1' });
    expect(finding?.message).toContain(`Expected the ${said} of "Attend" (Task_1) in this bundle, but it has none`);
    expect(more).toEqual([]);
    expect(await findings(xml, ['f'], ['d'])).toEqual([]);
    expect(await findings(xml, null, null)).toEqual([]);
  });

  it('to a decision that is computed are left to the moment it runs', async () => {
    expect(await findings(deciding('=which'))).toEqual([]);
  });

  it.each([
    ['the newest of a published process', 'known', 'latest', null],
    ['the newest of a process that is not there yet', 'unknown', 'latest', 'warning'],
    ['a process published together that is not', 'known', 'deployment', 'error'],
    ['itself', 'small', 'deployment', null],
  ])('to %s', async (_, processId, binding, severity) => {
    const found = await findings(calling(processId, binding));
    expect(found.map((finding) => finding.severity)).toEqual(severity ? [severity] : []);
  });
});
