import type { Draft } from '@relevo/contracts';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { DrawingHand } from './drawing-hand.js';
import { ProcessOwner } from './process-owner.js';

const process = 'service-desk';

/** A frame around two steps says something that no order of steps can keep. */
const framed = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="frames" targetNamespace="t">
  <process id="framed" isExecutable="true"><startEvent id="Begin" /><group id="Frame" /></process>
  <bpmndi:BPMNDiagram id="D"><bpmndi:BPMNPlane id="P" bpmnElement="framed">
    <bpmndi:BPMNShape id="Begin_di" bpmnElement="Begin"><dc:Bounds x="200" y="140" width="36" height="36" /></bpmndi:BPMNShape>
    <bpmndi:BPMNShape id="Frame_di" bpmnElement="Frame"><dc:Bounds x="160" y="100" width="300" height="200" /></bpmndi:BPMNShape>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`;

describe('tidying up a diagram', () => {
  const at = atTheModeler(ProcessOwner);
  let hand: DrawingHand;

  beforeAll(() => {
    hand = new DrawingHand(at.owner.page);
  });

  const api = () => at.relevo.as('process-owner');
  const begin = async (body: object): Promise<Draft> => (await api().post<Draft>('/api/drafts', body)).body;
  const xmlOf = async ({ id }: Draft): Promise<string> =>
    Object.entries((await api().get<Draft>(`/api/drafts/${id}`)).body.files).find(([name]) =>
      name.endsWith('.bpmn'),
    )?.[1] ?? '';
  /** What the file says beside its drawing. */
  const saidIn = (xml: string): string => xml.slice(0, xml.indexOf('BPMNDiagram'));
  const places = (xml: string): string => xml.slice(xml.indexOf('BPMNDiagram'));
  /** By what can be clicked: the stroke of what is seen grows as soon as a problem is marked on it. */
  const boxOf = async (id: string) => {
    const box = await hand.element(id).locator('.djs-hit').first().boundingBox();
    if (box === null) throw new Error(`Expected ${id} on the canvas, but it is not drawn.`);
    return box;
  };

  it('gives every step its place by one key, changes nothing else, and one undo gives everything back', async () => {
    const draft = await begin({ name: 'Grown', from: { processId: process } });
    await at.owner.open(draft);
    await at.owner.element('Task_Investigate').click();
    await hand.press('Shift+ArrowDown', 'Shift+ArrowLeft');
    await at.owner.changed(
      async () =>
        (await xmlOf(draft)).includes('xmlns:bpmndi') &&
        (await api().get<Draft>(`/api/drafts/${draft.id}`)).body.revision > 1,
    );
    await at.owner.kept();
    const [before, drawn] = [await xmlOf(draft), await hand.drawn()];

    await hand.focusCanvas();
    await hand.press('t');
    await at.owner.changed(async () => places(await xmlOf(draft)) !== places(before));
    const after = await xmlOf(draft);
    expect(saidIn(after)).toBe(saidIn(before));
    expect((await hand.drawn()).toSorted()).toEqual(drawn.toSorted());

    const steps = drawn.filter((id) => /^(Task|Gateway|Start|End)_/.test(id) && !id.endsWith('_label'));
    expect(steps.length).toBeGreaterThan(8);
    const boxes = await Promise.all(steps.map(async (id) => ({ id, ...(await boxOf(id)) })));
    const overlapping = boxes.flatMap((one, at) =>
      boxes
        .slice(at + 1)
        .filter(
          (two) =>
            one.x < two.x + two.width &&
            two.x < one.x + one.width &&
            one.y < two.y + two.height &&
            two.y < one.y + one.height,
        )
        .map((two) => `${one.id} ${two.id}`),
    );
    expect(overlapping).toEqual([]);

    await hand.focusCanvas();
    await hand.press('Control+z');
    await at.owner.changed(async () => (await xmlOf(draft)) === before);
    expect(at.browsers.complaints).toEqual([]);
  });

  it('says why where it cannot, and leaves the drawing as it is', async () => {
    const draft = await begin({ name: 'Framed', files: { 'framed.bpmn': framed } });
    await at.owner.open(draft);
    const start = await boxOf('Begin');
    await at.owner.page.getByRole('button', { name: 'Tidy up the diagram' }).click();
    await at.owner.page.getByRole('alert').filter({ hasText: 'there are frames around some of them' }).waitFor();
    await soon(async () => expect(await boxOf('Begin')).toEqual(start));
    await at.owner.kept();
    expect(await xmlOf(draft)).toBe(framed);
  });
});
