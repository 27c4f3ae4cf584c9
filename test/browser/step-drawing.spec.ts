import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '@relevo/contracts';
import { atTheModeler } from './at-the-modeler.js';
import { drawingFaults } from './drawing-faults.js';
import { ProcessOwner } from './process-owner.js';
import { smallFlow } from './small-flow.js';

const shipped = (id: string): Record<string, string> => {
  const folder = join(import.meta.dirname, '../../processes', id);
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
};

describe('a ready step is drawn neatly: no arrow leads through what it only passes, nothing lies on anything', () => {
  const at = atTheModeler(ProcessOwner);

  const api = () => at.relevo.as('process-owner');
  const read = async (id: string): Promise<Draft> => (await api().get<Draft>(`/api/drafts/${id}`)).body;
  const diagramOf = ({ files }: Pick<Draft, 'files'>): string =>
    Object.entries(files).find(([name]) => name.endsWith('.bpmn'))?.[1] ?? '';
  const begin = async (name: string, files: Record<string, string>): Promise<Draft> => {
    const { body } = await api().post<Draft>('/api/drafts', { name, files });
    await at.owner.open(body);
    return body;
  };
  const append = async ({ id }: Draft, after: string, step: string): Promise<string> => {
    const { revision } = await read(id);
    await at.owner.appendStep(after, step);
    await at.owner.page.keyboard.press('Escape');
    await at.owner.changed(async () => (await read(id)).revision > revision);
    return diagramOf(await read(id));
  };

  it.each([
    ['request', 'Task_Fulfil', 'Approve'],
    ['request', 'Task_Fulfil', 'Ask to test'],
    ['incident', 'Task_Check', 'Approve'],
  ])('%s: behind %s, %s', async (flow, after, step) => {
    const files = shipped(flow);
    const before = await drawingFaults(diagramOf({ files }));
    const draft = await begin(`${flow} ${step}`, files);
    const faults = await drawingFaults(await append(draft, after, step));
    expect(faults.filter((fault) => !before.includes(fault))).toEqual([]);
  });

  it.each(['Write or improve an article', 'Wait for a supplier'])(
    '%s behind a question to the requester, whose reminders lie where it comes to lie',
    async (step) => {
      const draft = await begin(step, { 'small.bpmn': smallFlow('small') });
      const asked = await append(draft, 'Task_First', 'Ask the requester');
      expect(await drawingFaults(asked)).toEqual([]);
      await at.owner.open(draft);
      const question = /<bpmn:userTask id="([^"]*)" name="Ask the requester"/.exec(asked)?.[1] ?? '';
      expect(await drawingFaults(await append(draft, question, step))).toEqual([]);
    },
  );
});
