import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileDiagram, type FlowNode, type ProcessDefinition } from '@relevo/bpmn-model';

const folder = join(import.meta.dirname, '../../processes');
const flows = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'demo')
  .map((entry) => entry.name);

const filesOf = (flow: string, extension: string) =>
  readdirSync(join(folder, flow))
    .filter((name) => name.endsWith(extension))
    .map((name) => readFileSync(join(folder, flow, name), 'utf8'));

const compile = async (flow: string): Promise<ProcessDefinition> => {
  const [xml = ''] = filesOf(flow, '.bpmn');
  const compilation = await compileDiagram(xml, { profile: 'bundle' });
  if (!compilation.ok) throw new Error(compilation.findings.map((finding) => finding.message).join('\n'));
  const [definition] = compilation.diagram.definitions;
  if (!definition) throw new Error('no definition');
  return definition;
};

const nodesOf = (definition: ProcessDefinition) => Object.values(definition.nodes);

const formIdsOf = (node: FlowNode): readonly string[] => {
  if (node.type === 'userTask') return node.form ? [node.form.formId] : [];
  return node.type === 'startEvent' && node.formId ? [node.formId] : [];
};

const decisionIdsOf = (node: FlowNode): readonly string[] =>
  node.type === 'businessRuleTask' && node.decision?.decisionId.kind === 'static'
    ? [node.decision.decisionId.value]
    : [];

it('ships the four flows', () => {
  expect(flows).toEqual(['escalation', 'incident', 'request', 'service-desk']);
});

describe.each(flows)('%s', (flow) => {
  it('compiles as a bundle under the id of its folder', async () => {
    const definition = await compile(flow);
    expect(definition.id).toBe(flow);
  });

  it('has a file for every form and decision it refers to, and none too many', async () => {
    const definition = await compile(flow);
    const forms = filesOf(flow, '.form').map((text) => (JSON.parse(text) as { id: string }).id);
    const decisions = filesOf(flow, '.dmn').flatMap((text) =>
      [...text.matchAll(/<decision id="([^"]+)"/g)].map(([, id]) => id),
    );
    expect(new Set(nodesOf(definition).flatMap(formIdsOf))).toEqual(new Set(forms));
    expect(new Set(nodesOf(definition).flatMap(decisionIdsOf))).toEqual(new Set(decisions));
  });

  it('calls shipped flows only', async () => {
    const definition = await compile(flow);
    const called = nodesOf(definition).flatMap((node) => (node.type === 'callActivity' ? [node.called.processId] : []));
    for (const processId of called) expect(flows).toContain(processId.kind === 'static' ? processId.value : null);
  });

  it('tells the requester every step in both languages, with a status', async () => {
    const definition = await compile(flow);
    for (const node of nodesOf(definition)) {
      if (node.type !== 'userTask') continue;
      expect({ id: node.id, label: node.properties['relevo:publicLabel'] }).toEqual({
        id: node.id,
        label: expect.any(String),
      });
      expect(node.properties['relevo:publicLabel.es']).toEqual(expect.any(String));
      expect(node.properties['relevo:status']).toEqual(expect.any(String));
    }
  });
});
