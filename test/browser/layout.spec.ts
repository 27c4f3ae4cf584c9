import type { Draft, DraftSummary, ReportedTicket } from '@relevo/contracts';
import { oneStep } from '../e2e/bad-input/diagrams.js';
import { Operator } from '../e2e/operations/operator.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { DrawingHand } from './drawing-hand.js';
import { ProcessOwner } from './process-owner.js';
import { smallFlow } from './small-flow.js';
import { Tryer } from './tryer.js';

/** No drawing at all: two pools with lanes, a black box, a subprocess, an event on an edge, data, a note, messages. */
const undrawn = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="undrawn" targetNamespace="t">
  <collaboration id="Both">
    <participant id="Desk" name="Desk" processRef="undrawn-desk" />
    <participant id="Supplier" name="Supplier" processRef="undrawn-supplier" />
    <participant id="Box" name="Somebody" />
    <messageFlow id="Asked" sourceRef="Order" targetRef="Deliver" />
  </collaboration>
  <process id="undrawn-desk" isExecutable="true">
    <laneSet id="Lanes"><lane id="First" name="First"><flowNodeRef>Begin</flowNodeRef><flowNodeRef>Which</flowNodeRef></lane>
      <lane id="Second" name="Second"><flowNodeRef>Order</flowNodeRef><flowNodeRef>Parts</flowNodeRef><flowNodeRef>Late</flowNodeRef><flowNodeRef>Done</flowNodeRef></lane></laneSet>
    <startEvent id="Begin" /><exclusiveGateway id="Which" name="Which?" /><userTask id="Order" name="Order it" />
    <subProcess id="Parts" name="Parts"><startEvent id="InnerBegin" /><userTask id="Pack" name="Pack" /><endEvent id="InnerEnd" />
      <sequenceFlow id="I1" sourceRef="InnerBegin" targetRef="Pack" /><sequenceFlow id="I2" sourceRef="Pack" targetRef="InnerEnd" /></subProcess>
    <boundaryEvent id="Late" attachedToRef="Parts"><timerEventDefinition id="T" /></boundaryEvent>
    <endEvent id="Done" />
    <dataObject id="Data" /><dataObjectReference id="Paper" dataObjectRef="Data" name="Paper" />
    <textAnnotation id="Note"><text>Ask first</text></textAnnotation><association id="Noted" sourceRef="Order" targetRef="Note" />
    <sequenceFlow id="F1" sourceRef="Begin" targetRef="Which" /><sequenceFlow id="F2" sourceRef="Which" targetRef="Order" />
    <sequenceFlow id="F3" sourceRef="Which" targetRef="Parts" /><sequenceFlow id="F4" sourceRef="Order" targetRef="Done" />
    <sequenceFlow id="F5" sourceRef="Parts" targetRef="Done" /><sequenceFlow id="F6" sourceRef="Late" targetRef="Order" />
  </process>
  <process id="undrawn-supplier"><userTask id="Deliver" name="Deliver" /></process>
</definitions>
`;
const published = oneStep(
  'undrawn-published',
  `<bpmn:userTask id="step" name="Look at it">
    <bpmn:extensionElements>
      <zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="l1" />
    </bpmn:extensionElements>
  </bpmn:userTask>`,
).replace('Bad input', 'Never drawn');
const elements = [
  ...['Desk', 'Supplier', 'Box', 'Asked', 'First', 'Second', 'Begin', 'Which', 'Order', 'Parts', 'InnerBegin', 'Pack'],
  ...['InnerEnd', 'I1', 'I2', 'Late', 'Done', 'Paper', 'Note', 'Noted', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'Deliver'],
];

describe('a diagram that nobody drew', () => {
  let relevo: TestEngine;
  let browsers: Browsers;

  beforeAll(async () => {
    relevo = await startEngine();
    browsers = await Browsers.open();
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  it('is laid out at import with every element on the canvas, and not a byte of it is changed', async () => {
    const owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner'));
    const hand = new DrawingHand(owner.page);
    await owner.openLibrary();
    await hand.importFile('undrawn.bpmn', undrawn);
    await owner.page
      .getByRole('button', { name: 'Open the diagram' })
      .or(owner.page.locator('section[data-drawn="true"]'))
      .waitFor();
    const open = owner.page.getByRole('button', { name: 'Open the diagram' });
    if (await open.isVisible()) await open.click();
    await owner.isDrawn();

    const drawn = await hand.drawn();
    expect(elements.filter((id) => !drawn.includes(id))).toEqual([]);
    const box = async (id: string) => {
      const found = await hand.element(id).locator('.djs-visual').first().boundingBox();
      if (!found) throw new Error(`Expected ${id} on the canvas, but it is not drawn.`);
      return found;
    };
    const [lane, parts, pack] = [await box('Second'), await box('Parts'), await box('Pack')];
    expect(parts.y).toBeGreaterThanOrEqual(lane.y);
    expect(parts.y + parts.height).toBeLessThanOrEqual(lane.y + lane.height + 1);
    expect(pack.x > parts.x && pack.x + pack.width < parts.x + parts.width).toBe(true);

    const [which, order] = [await box('Which'), await box('Order')];
    expect(order.x).toBeGreaterThan(which.x + which.width);

    const api = relevo.as('process-owner');
    const list = (await api.get<readonly DraftSummary[]>('/api/drafts')).body;
    const id = list.find(({ processId }) => processId === 'undrawn-desk')?.id ?? '0';
    const xml = (await api.get<Draft>(`/api/drafts/${id}`)).body.files['undrawn.bpmn'] ?? '';
    const before = undrawn.slice(0, undrawn.lastIndexOf('</'));
    expect(xml.startsWith(before)).toBe(true);
    expect(browsers.complaints).toEqual([]);
  });

  it('is laid out when published, too: to look at, to try and to change; looking keeps nothing', async () => {
    await new Operator(relevo).deploy(published);
    const owner = new Tryer(await browsers.signedIn(relevo.url, 'process-owner'));
    await owner.openLibrary();
    const card = owner.page.getByRole('article', { name: 'Never drawn', exact: true });
    await card.locator('[data-element-id="step"]').waitFor();
    await card.getByRole('link', { name: 'Never drawn', exact: true }).click();
    await owner.page
      .getByRole('region', { name: /^Diagram with the tickets/ })
      .locator('[data-element-id="step"]')
      .waitFor();

    await owner.change('Never drawn');
    await owner.element('step').waitFor();
    const id = owner.page.url().split('/').at(-1) ?? '';
    const kept = async (): Promise<Draft> => (await relevo.as('process-owner').get<Draft>(`/api/drafts/${id}`)).body;
    const { revision, files } = await kept();
    expect(Object.values(files).join()).not.toContain('BPMNShape');
    await owner.try();
    await owner.page.getByRole('heading', { name: 'Somebody asks' }).waitFor();
    await owner.element('step').last().waitFor();
    await owner.page.keyboard.press('Escape');
    await owner.isDrawn();
    expect(await kept()).toMatchObject({ revision, files });

    await owner.appendTask('step', 'Sign it');
    await owner.changed(async () =>
      Object.values((await kept()).files)
        .join()
        .includes('BPMNShape'),
    );
    await owner.page.goto(`/modeler/processes/undrawn-published/versions?from=1&to=draft:${id}`);
    await owner.page.locator('section[data-shown="true"]').nth(1).waitFor();
    await owner.page.getByText('“Sign it” added').waitFor();
    expect(browsers.complaints).toEqual([]);
  });

  it('is laid out in the desk, for whoever reads a ticket or replays it', async () => {
    const files = { 'bare.bpmn': smallFlow('bare').replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '') };
    const owner = relevo.as('process-owner');
    const { id, revision } = (await owner.post<Draft>('/api/drafts', { name: 'Bare', files })).body;
    expect((await owner.post(`/api/drafts/${id}/publish`, { revision, note: 'Never drawn' })).status).toBe(200);
    const reported = { processId: 'bare', title: 'Look, please', description: 'It was never drawn.', values: {} };
    const { body } = await relevo.as('requester').post<ReportedTicket>('/api/tickets', reported);
    const auditor = await browsers.signedIn(relevo.url, 'auditor');
    for (const place of ['tickets', 'replay']) {
      await auditor.goto(`/${place}/${body.number}`);
      await auditor.locator('[data-drawn="drawn"] [data-element-id="Task_First"]').waitFor();
    }
    // Arrows leave downwards: the names stand above.
    for (const id of ['Start_Reported', 'End_Done']) {
      const place = async (one: string) => {
        const box = await auditor.locator(`[data-element-id="${one}"] .djs-visual`).boundingBox();
        if (!box) throw new Error(`Expected ${one} on the canvas, but it is not drawn.`);
        return { top: box.y, bottom: box.y + box.height };
      };
      expect((await place(`${id}_label`)).bottom).toBeLessThan((await place(id)).top);
    }
    expect(browsers.complaints).toEqual([]);
  });
});
