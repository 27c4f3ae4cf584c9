import type { Draft, DraftSummary } from '@relevo/contracts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { notHeld, vendorDiagrams } from '../corpus/support/vendor-diagrams.js';
import { soon } from '../support/soon.js';
import { seriousIn } from './axe.js';
import { atTheModeler } from './at-the-modeler.js';
import { DrawingHand } from './drawing-hand.js';
import { ProcessOwner } from './process-owner.js';
import { vendorFile, withoutIds } from './vendor-file.js';

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
    await lost.getByText('The part “remark” at “not-kept-element”.').waitFor();
    expect(await seriousIn(at.owner.page)).toEqual([]);
    await said.getByRole('button', { name: 'Open the diagram' }).click();
    await at.owner.isDrawn();
    const { bytes } = await hand.exportAs('Diagram (BPMN)');
    expect(bytes.toString('utf8')).toContain('>Nobody else has this</remark>');
  });

  it('keeps markup in documentation when somebody draws, and shows it as what is written', async () => {
    const { page } = at.owner;
    await at.owner.openLibrary();
    await hand.importFile('rich text.bpmn', vendorDiagrams['markup'] ?? '');
    const said = at.owner.dialog('The file is now a draft');
    await said.getByText('Nothing was left out').waitFor();
    await soon(async () => expect(await said.getByText('This will be lost').count()).toBe(0));
    await said.getByRole('button', { name: 'Open the diagram' }).click();
    await at.owner.isDrawn();

    const panel = page.getByRole('complementary', { name: 'Properties' });
    await at.owner.element('Named').click();
    await panel.locator('[data-group-id="group-documentation"] .bio-properties-panel-group-header').click();
    const written = panel.getByRole('textbox', { name: 'Element documentation' });
    await soon(async () => expect(await written.inputValue()).toContain('Before <h:b>bold</h:b> <near:i'));
    await written.fill('Now <h:b>bolder</h:b> &amp; <h:u>sure</h:u>');
    await page.locator('section[data-drawn="true"]').click({ position: { x: 400, y: 60 } });
    const html = panel.getByRole('textbox', { name: 'Documentation (text/html)' });
    await soon(async () => expect(await html.inputValue()).toContain('Hello <b>you</b> &amp; me'));
    await html.fill('<p>no end');
    await at.owner.kept();

    const { bytes } = await hand.exportAs('Diagram (BPMN)');
    const xml = bytes.toString('utf8');
    for (const kept of [
      '<bpmn:documentation id="third">Now <h:b>bolder</h:b> &amp; <h:u>sure</h:u></bpmn:documentation>',
      '<bpmn:documentation textFormat="text/html">&lt;p&gt;no end</bpmn:documentation>',
      'Hello <bpmn:b>you</bpmn:b></bpmn:documentation>',
      '<bpmn:script>a(<h:code>b</h:code>)</bpmn:script>',
      '<bpmn:text>Ask <h:b>Ana</h:b></bpmn:text>',
    ])
      expect(xml).toContain(kept);
    expect(xml).not.toContain('relevo-markup');
  });

  it('gives ids to what came without, says so, and draws it', async () => {
    await at.owner.openLibrary();
    await hand.importFile('without ids.bpmn', withoutIds);
    const said = at.owner.dialog('The file is now a draft');
    await said.getByText('3 elements had no id and were given one.').waitFor();
    expect(await seriousIn(at.owner.page)).toEqual([]);
    await said.getByRole('button', { name: 'Open the diagram' }).click();
    await at.owner.isDrawn();
    await at.owner.element('Look').waitFor();
    await soon(async () => expect((await hand.drawn()).filter((id) => id.startsWith('SequenceFlow_'))).toHaveLength(2));

    const { bytes } = await hand.exportAs('Diagram (BPMN)');
    const [kept = ''] = bytes.toString('utf8').split('  <bpmndi:');
    expect(kept.replaceAll(/ id="(Process|SequenceFlow)_\w+"/g, '')).toBe(withoutIds.split('</definitions>')[0]);
  });

  it('edits nothing beside a diagram that cannot be drawn', async () => {
    const files = { 'broken.bpmn': withoutIds.replace('<definitions', '<definitions id="no-process-id"') };
    const draft = (await api().post<Draft>('/api/drafts', { name: 'Broken', files })).body;
    await at.owner.page.goto(`/modeler/drafts/${draft.id}`);
    await at.owner.page.getByText('This diagram cannot be drawn').waitFor();
    const panel = at.owner.page.getByRole('complementary', { name: 'Properties' });
    await soon(async () => expect(await panel.count()).toBe(0));
    await at.owner.page.getByRole('button', { name: 'Versions' }).waitFor();
    await at.owner.openLibrary();
    expect(await filesOf('no-process-id')).toEqual(files);
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
