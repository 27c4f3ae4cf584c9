import type { Draft, DraftSummary } from '@relevo/contracts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { notHeld } from '../corpus/support/vendor-diagrams.js';
import { seriousIn } from './axe.js';
import { atTheModeler } from './at-the-modeler.js';
import { DrawingHand } from './drawing-hand.js';
import { ProcessOwner } from './process-owner.js';
import { vendorFile } from './vendor-file.js';

describe('files from elsewhere, and files to take away', () => {
  const at = atTheModeler(ProcessOwner);
  let hand: DrawingHand;

  beforeAll(() => {
    hand = new DrawingHand(at.owner.page);
  });

  const api = () => at.relevo.as('process-owner');
  const drafts = async (): Promise<readonly DraftSummary[]> =>
    (await api().get<readonly DraftSummary[]>('/api/drafts')).body;
  const filesOf = async (processId: string): Promise<Draft['files']> => {
    const id = (await drafts()).find((draft) => draft.processId === processId)?.id ?? '0';
    return (await api().get<Draft>(`/api/drafts/${id}`)).body.files;
  };

  it('takes a vendor’s file, says what cannot run, and gives back every byte', async () => {
    await at.owner.openLibrary();
    await hand.importFile('Vendor order.bpmn', vendorFile);
    const said = at.owner.dialog('The file is now a draft');
    await said.getByText('Nothing was left out').waitFor();
    const lines = await said.getByRole('listitem').allTextContents();
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines).size).toBe(lines.length);
    await said.getByRole('button', { name: 'Open the diagram' }).click();
    await at.owner.isDrawn();

    const { name, bytes } = await hand.exportAs('Diagram (BPMN)');
    expect({ name, text: bytes.toString('utf8') }).toEqual({ name: 'vendor-order.bpmn', text: vendorFile });
  });

  it('keeps what it does not know when something is drawn', async () => {
    await at.owner.element('Vendor_Check').click();
    await hand.press('e');
    await at.owner.page.keyboard.type('Check twice');
    await hand.press('Control+Enter');
    await at.owner.page.getByText('keeping…').waitFor();
    await at.owner.kept();
    const xml = (await filesOf('vendor-order'))['Vendor order.bpmn'] ?? '';
    for (const kept of [
      'signavio:signavioMetaData',
      'bizagi:BizagiExtensions',
      'camunda:asyncBefore="true"',
      'adonis:cost="7"',
      '<!-- exported by three tools -->',
      '<!-- reviewed in spring -->',
    ])
      expect(xml).toContain(kept);
  });

  it('says at import what the first stroke would take from a file', async () => {
    await at.owner.openLibrary();
    await hand.importFile('not held.bpmn', notHeld);
    const said = at.owner.dialog('The file is now a draft');
    const lost = said.getByRole('list', { name: 'This will be lost when you draw' });
    await lost.getByText('The part “b” at “not-kept-element”.').waitFor();
    expect(await seriousIn(at.owner.page)).toEqual([]);
    await said.getByRole('button', { name: 'Open the diagram' }).click();
    await at.owner.isDrawn();
    const { bytes } = await hand.exportAs('Diagram (BPMN)');
    expect(bytes.toString('utf8')).toContain('<b xmlns="http://www.w3.org/1999/xhtml">bold</b>');
  });

  it('exports SVG, PNG and the whole bundle, which can be imported again', async () => {
    const draft = (await api().post<Draft>('/api/drafts', { name: 'Take', from: { processId: 'service-desk' } })).body;
    await at.owner.open(draft);
    const svg = await hand.exportAs('Picture (SVG)');
    expect(svg.bytes.toString('utf8')).toContain('<svg');
    expect(svg.bytes.toString('utf8')).not.toContain('var(--');
    const png = await hand.exportAs('Picture (PNG)');
    expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1000);

    const { name, bytes } = await hand.exportAs('forms and tables');
    expect(name).toBe('service-desk.zip');
    const unpacked = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([file, part]) => [file, strFromU8(part)]),
    );
    expect(unpacked).toEqual(draft.files);

    await at.owner.openLibrary();
    const before = (await drafts()).length;
    await hand.importFile('again.zip', bytes);
    await at.owner.isDrawn();
    expect(await drafts()).toHaveLength(before + 1);
  });

  it('begins a new process with a file from elsewhere, chosen in the dialog or dropped on it', async () => {
    const dialog = at.owner.dialog('New process');
    for (const way of ['chosen', 'dropped'] as const) {
      await at.owner.openLibrary();
      const before = (await drafts()).length;
      await at.owner.page.getByRole('button', { name: 'New process' }).click();
      await dialog.getByText('You can also drop it here').waitFor();
      expect(await seriousIn(at.owner.page)).toEqual([]);
      await (way === 'chosen'
        ? hand.chooseFile(dialog.getByRole('button', { name: 'A file from elsewhere' }), 'new.bpmn', vendorFile)
        : hand.dropFile(dialog, 'new.bpmn', vendorFile));
      await dialog.waitFor({ state: 'detached' });
      await at.owner.dialog('The file is now a draft').getByRole('button', { name: 'Open the diagram' }).click();
      await at.owner.isDrawn();
      expect(await drafts()).toHaveLength(before + 1);
    }
  });

  it('refuses what is no diagram in a sentence, and makes no draft of it', async () => {
    await at.owner.openLibrary();
    const before = (await drafts()).length;
    const bomb = zipSync({ 'a.bpmn': new Uint8Array(5 * 1024 * 1024) });
    const refused: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
      ['broken.bpmn', '<definitions><process>', /XML is broken/],
      ['picture.xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', /holds something else/],
      ['large.bpmn', 'x'.repeat(4 * 1024 * 1024 + 1), /at most 4 MB/],
      ['bomb.zip', bomb, /at most 4 MB/],
      ['empty.zip', zipSync({ 'read.me': strToU8('no diagram') }), /there is none/],
      ['torn.zip', bomb.subarray(0, 40), /cannot be unpacked/],
      ['latin.bpmn', new Uint8Array([0x3c, 0x61, 0xe9, 0x3e]), /another encoding/],
    ];
    for (const [name, content, sentence] of refused) {
      await hand.importFile(name, content);
      await at.owner.dialog('The file was not taken').getByText(sentence).waitFor();
      await hand.press('Escape');
      await at.owner.dialog('The file was not taken').waitFor({ state: 'detached' });
    }
    expect(await drafts()).toHaveLength(before);
    expect(at.browsers.complaints).toEqual([]);
  });
});
