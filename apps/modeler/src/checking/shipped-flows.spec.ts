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

const known = {
  groups: ['l1', 'l2', 'l3', 'approvers', 'supervisors', 'network', 'database'].map((id) => ({ id, members: 2 })),
  processes: flows.map((flow) => flow.name),
};

const look = (files: ReturnType<typeof bundleOf>) =>
  checkBundle({ files, diagram: diagramOf(files), known, now: Date.UTC(2026, 0, 1) });

describe('the shipped flows', () => {
  it.each(flows.map(({ name }) => name))('%s has no problem and no hint', async (name) => {
    const { found, notExplored } = await look(bundleOf(name));
    expect(notExplored).toEqual([]);
    expect(
      found.map(({ code, elementId, file, values, message }) => ({ code, elementId, file, values, message })),
    ).toEqual([]);
  });

  it.each(flows.map(({ name }) => name))('%s has none where only the arrows say what they connect', async (name) => {
    const files = bundleOf(name);
    const diagram = diagramOf(files);
    const bare = (files[diagram] ?? '').replace(/<bpmn:(incoming|outgoing)>[^<]*<\/bpmn:\1>/g, '');
    expect(bare).not.toBe(files[diagram]);
    const { found } = await look({ ...files, [diagram]: bare });
    expect(found.map(({ code, elementId }) => `${code} ${elementId ?? ''}`)).toEqual([]);
  });

  it('say of a form that cannot be used what is wrong with it, and not that it is missing', async () => {
    const files = bundleOf('service-desk');
    const form = JSON.parse(files['report.form'] ?? '') as { components: object[] };
    const upload = { type: 'filepicker', id: 'Field_file', key: 'file', label: 'File' };
    const wrong = JSON.stringify({ ...form, components: [...form.components, upload] });
    const { found } = await look({ ...files, 'report.form': wrong });
    expect(found.map(({ file, severity }) => ({ file, severity }))).toEqual([
      { file: 'report.form', severity: 'error' },
    ]);
  });
});
