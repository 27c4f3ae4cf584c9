import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagramOf, kindOf } from '../files/bundle.js';
import { checkBundle } from './check-bundle.js';

const shipped = join(import.meta.dirname, '../../../../processes');
const flows = readdirSync(shipped, { withFileTypes: true }).filter(
  (folder) => folder.isDirectory() && folder.name !== 'demo',
);

const bundleOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(join(shipped, folder))
      .filter((file) => file.endsWith('.bpmn') || kindOf(file) !== 'diagram')
      .map((file) => [file, readFileSync(join(shipped, folder, file), 'utf8')]),
  );

describe('the shipped flows', () => {
  it.each(flows.map(({ name }) => name))('%s has no problem and no hint', async (name) => {
    const files = bundleOf(name);
    const known = {
      groups: ['l1', 'l2', 'l3', 'approvers', 'supervisors', 'network', 'database'].map((id) => ({ id, members: 2 })),
      processes: flows.map((flow) => flow.name),
    };
    const request = { files, diagram: diagramOf(files), known, now: Date.UTC(2026, 0, 1) };
    const { found, notExplored } = await checkBundle(request);
    expect(notExplored).toEqual([]);
    expect(
      found.map(({ code, elementId, file, values, message }) => ({ code, elementId, file, values, message })),
    ).toEqual([]);
  });
});
