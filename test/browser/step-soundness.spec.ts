import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft, DraftCheck } from '@relevo/contracts';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';

const folder = join(import.meta.dirname, '../../processes/incident');

/** The shipped flow as it is, forms and tables included. */
const incident = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const steps = [
  'Task for a group',
  'Ask the requester',
  'Find in the knowledge base',
  'Write or improve an article',
  'Approve',
  'Notify',
  'Escalate',
  'Wait for a supplier',
  'Ask to test',
  'Rate',
];

describe('a step drawn into the incident flow', () => {
  const at = atTheModeler(ProcessOwner);

  it.each(steps)('%s: behind the diagnosis it leaves nothing that can go wrong', async (step) => {
    const client = at.relevo.as('process-owner');
    const { body: draft } = await client.post<Draft>('/api/drafts', { name: step, files: incident() });
    const before = await client.post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    // It was begun beside the demo's version; nothing else is said of the shipped flow.
    expect(before.body.findings.map(({ code }) => code)).toEqual(['newer-version']);

    await at.owner.open(draft);
    await at.owner.appendStep('Task_Diagnose', step);
    await at.owner.page.keyboard.press('Escape');
    await at.owner.changed(async () => (await client.get<Draft>(`/api/drafts/${draft.id}`)).body.revision > 1);

    const check = await client.post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    expect(check.body).toEqual({ findings: before.body.findings, answered: [], publishable: true });
  });
});
