import type { Draft, DraftCheck, ReportedTicket, TicketDetail } from '@relevo/contracts';
import { diagram, flows } from '../e2e/bad-input/diagrams.js';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';
import { smallFlow } from './small-flow.js';

describe('drawing in service-desk words', () => {
  const at = atTheModeler(ProcessOwner);
  const broken: string[] = [];

  beforeAll(() => {
    at.owner.page.on('pageerror', (error) => broken.push(String(error)));
  });

  const api = () => at.relevo.as('process-owner');
  const begin = async (id: string, xml = smallFlow(id)): Promise<Draft> => {
    const files = { [`${id}.bpmn`]: xml };
    const { body } = await api().post<Draft>('/api/drafts', { name: id, files });
    await at.owner.open(body);
    return body;
  };
  const read = async ({ id }: Draft): Promise<Draft> => (await api().get<Draft>(`/api/drafts/${id}`)).body;
  const xmlOf = async (draft: Draft): Promise<string> => (await read(draft)).files[`${draft.name}.bpmn`] ?? '';
  /** Drawn, then kept by itself a moment later. */
  const saved = async (draft: Draft, text: string, there = true): Promise<void> => {
    await at.owner.changed(async () => (await xmlOf(draft)).includes(text) === there);
  };
  /** Its name and its line of explanation. */
  const step = (name: string) => at.owner.page.getByRole('button', { name: new RegExp(`^${name}:`) });
  const placeOf = async (id: string) => {
    const box = await at.owner.element(id).locator('.djs-hit').first().boundingBox();
    if (!box) throw new Error(`Expected ${id} on the canvas, but it is not drawn.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const boxes = () =>
    at.owner.page.locator('.djs-element.djs-shape:not([data-element-id*="label"])').evaluateAll((shapes) =>
      shapes.flatMap((shape) => {
        const id = shape.getAttribute('data-element-id') ?? '';
        if (!/^(Activity|Event|Gateway|Task|Start|End)/.test(id) || !shape.querySelector('.djs-visual')) return [];
        const { x, y, width, height } = (shape.querySelector('.djs-hit') ?? shape).getBoundingClientRect();
        return [{ id, x, y, width, height }];
      }),
    );

  const nothingOverlaps = async (): Promise<void> => {
    const shapes = (await boxes()).filter(({ id }) => !/^Event/.test(id));
    for (const [index, a] of shapes.entries())
      for (const b of shapes.slice(index + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect([a.id, b.id, apart]).toEqual([a.id, b.id, true]);
      }
  };

  it('turns a task into another step with R: name, id and ways stay, one undo gives it back', async () => {
    const draft = await begin('turned');
    const { page } = at.owner;
    const name = await at.owner.element('Task_First').textContent();
    expect(name).not.toBe('');
    for (const [step, template] of [
      ['Find in the knowledge base', 'org.relevo.find'],
      ['Approve', 'org.relevo.approve'],
    ] as const) {
      await at.owner.element('Task_First').click();
      await page.keyboard.press('r');
      await page.locator('.djs-popup').getByRole('option', { name: step }).first().click();
      await saved(draft, template);
      expect(await xmlOf(draft)).toMatch(new RegExp(`id="Task_First" name="${name ?? ''}"[^>]*${template}`));
      const check = await api().post<DraftCheck>(`/api/drafts/${draft.id}/check`);
      expect(check.body).toEqual({ findings: [], answered: [], publishable: true });
      await nothingOverlaps();
      await page.keyboard.press('Control+z');
      await saved(draft, template, false);
      expect(Object.keys((await read(draft)).files)).toEqual([`${draft.name}.bpmn`]);
    }
  });

  it('drags a pattern onto a flow: it lies there ready and connected, named at once, and one undo takes it away', async () => {
    const draft = await begin('dragged');
    const before = await xmlOf(draft);
    const [task, end] = [await placeOf('Task_First'), await placeOf('End_Done')];
    const from = await step('Ask the requester').boundingBox();
    if (!from) throw new Error('Expected the step in the palette, but it is not shown.');
    await at.owner.page.mouse.move(from.x + 40, from.y + 15);
    await at.owner.page.mouse.down();
    await at.owner.page.mouse.move(task.x + 200, task.y - 2, { steps: 6 });
    await at.owner.page.mouse.move((task.x + end.x) / 2, task.y, { steps: 6 });
    await at.owner.page.mouse.up();
    await at.owner.nameIt('Which room?');
    await at.owner.page.keyboard.press('Escape');
    await at.owner.kept();

    const drawn = await xmlOf(draft);
    expect(drawn).toContain('name="Which room?"');
    expect(drawn.match(/<bpmn:boundaryEvent /g)).toHaveLength(3);
    expect(drawn).toContain('zeebe:modelerTemplate="org.relevo.ask"');
    const check = await api().post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    expect(check.body).toEqual({ findings: [], answered: [], publishable: true });
    await nothingOverlaps();

    // Its name, then all of it.
    await at.owner.page.getByRole('button', { name: 'Undo' }).click();
    await at.owner.page.getByRole('button', { name: 'Undo' }).click();
    await saved(draft, 'boundaryEvent', false);
    const undone = await xmlOf(draft);
    expect(undone.match(/<bpmn:sequenceFlow /g)).toHaveLength(before.match(/<bpmn:sequenceFlow /g)?.length ?? 0);
    expect(undone).not.toContain('formDefinition');
  });

  it('appends by keyboard alone: a opens the list, a word finds the step, Enter draws it', async () => {
    const draft = await begin('keys');
    await at.owner.element('Task_First').click();
    await at.owner.page.keyboard.press('a');
    await at.owner.page.locator('.djs-popup input').waitFor();
    await at.owner.page.keyboard.type('Approve');
    await at.owner.page.keyboard.press('Enter');
    await at.owner.nameIt('May they?');
    await at.owner.kept();

    const { files } = await read(draft);
    expect(Object.keys(files)).toContain('approve.form');
    expect(files['keys.bpmn']).toContain('value="requester, earlier"');

    // One is chosen without losing the other.
    const notRequester = at.owner.page.getByRole('checkbox', { name: 'Never the person who asked' });
    await soon(async () => expect(await notRequester.isChecked()).toBe(true));
    await notRequester.click();
    await saved(draft, 'value="earlier"');
    await notRequester.click();
    await saved(draft, 'value="requester, earlier"');

    const rule = at.owner.page.getByRole('combobox', { name: 'How many must agree' });
    await rule.selectOption({ label: 'A number of those asked' });
    const asked = at.owner.page.getByRole('textbox', { name: 'How many are asked' });
    await asked.waitFor();
    await saved(draft, '1..3', true);
    expect(await xmlOf(draft)).toContain('decisions[item = "approved"]) &gt;= 2');

    for (const text of ['1', 'two', '2.5', '']) {
      await asked.fill(text);
      await at.owner.page.getByText('Expected a whole number from 2 to 999.').waitFor();
    }
    const needed = at.owner.page.getByRole('textbox', { name: 'How many of them must agree' });
    await needed.fill('4');
    await at.owner.page.getByText('Expected a whole number from 1 to 3.').waitFor();
    await asked.fill('5');
    await saved(draft, '1..5', true);
    await needed.fill('4');
    await saved(draft, 'decisions[item = "approved"]) &gt;= 4', true);
    await at.owner.page.getByText(/^Expected a whole number/).waitFor({ state: 'detached' });

    await rule.selectOption({ label: 'A percentage of those asked' });
    await saved(draft, '* 60 / 100', true);
  });

  it('takes the form away with its step, and brings it back', async () => {
    const draft = await begin('formed');
    await at.owner.appendStep('Task_First', 'Approve');
    await at.owner.page.keyboard.press('Escape');
    const holdsForm = (there: boolean) =>
      at.owner.changed(async () => 'approve.form' in (await read(draft)).files === there);
    await holdsForm(true);
    const before = await read(draft);

    await at.owner.page.getByRole('button', { name: 'Undo' }).click();
    await holdsForm(false);
    await saved(draft, 'formDefinition', false);

    await at.owner.page.getByRole('button', { name: 'Redo' }).click();
    await holdsForm(true);
    await saved(draft, 'formDefinition');
    expect((await read(draft)).files['approve.form']).toBe(before.files['approve.form']);
    const check = await api().post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    expect(check.body).toEqual({ findings: [], answered: [], publishable: true });
  });

  it('reaches a step in the palette with Tab and Enter, and writes the days of a reminder where they are chosen', async () => {
    const draft = await begin('tabbed');
    await at.owner.element('Task_First').click();
    await step('Rate').focus();
    await at.owner.page.keyboard.press('Enter');
    await at.owner.nameIt('How was it?');
    await at.owner.page.getByRole('combobox', { name: 'Stops waiting after' }).selectOption({ label: '10 days' });
    await saved(draft, 'P10D', true);
    expect(await xmlOf(draft)).toContain('name="10 days"');
  });

  it('shows all of BPMN by one switch, which this browser remembers', async () => {
    await begin('switched');
    const full = at.owner.page.getByRole('switch', { name: 'Full BPMN' });
    await full.focus();
    await at.owner.page.keyboard.press('Enter');
    await at.owner.page.getByRole('button', { name: 'Create group' }).waitFor();
    await soon(async () => expect(await step('Rate').count()).toBe(0));

    await at.owner.page.reload();
    await at.owner.isDrawn();
    await soon(async () => expect(await full.getAttribute('aria-checked')).toBe('true'));
    await at.owner.element('Task_First').click();
    await at.owner.page.getByTitle('Append end event').waitFor();
    await at.owner.page.keyboard.press('n');
    await at.owner.page.locator('.djs-popup').getByRole('option', { name: 'Rate' }).waitFor();
    await at.owner.page
      .locator('.djs-popup')
      .getByRole('option', { name: 'Compensation intermediate throw event' })
      .waitFor();
    await at.owner.page.keyboard.press('Escape');

    await full.click();
    await step('Rate').waitFor();
    await at.owner.element('Task_First').click();
    await soon(async () => expect(await at.owner.page.getByTitle('Append end event').count()).toBe(0));
  });

  it('draws where there are no lanes, and inside an open subprocess', async () => {
    const task = (id: string): string => `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements>
      <zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="l1" /></bpmn:extensionElements></bpmn:userTask>`;
    const flow = `<bpmn:startEvent id="Start" />${task('Task_Outer')}<bpmn:endEvent id="End" />
      ${flows(['Start', 'Inside'], ['Inside', 'Task_Outer'], ['Task_Outer', 'End'])}
      <bpmn:subProcess id="Inside" name="Inside"><bpmn:startEvent id="Start_In" />${task('Task_Inner')}
        <bpmn:endEvent id="End_In" /><bpmn:sequenceFlow id="in" sourceRef="Start_In" targetRef="Task_Inner" />
        <bpmn:sequenceFlow id="out" sourceRef="Task_Inner" targetRef="End_In" /></bpmn:subProcess>`;
    const draft = await begin('laneless', diagram('laneless', flow));
    for (const [step, after] of [
      ['Ask the requester', 'Task_Inner'],
      ['Approve', 'Task_Outer'],
      ['Find in the knowledge base', 'Task_Outer'],
    ] as const) {
      await at.owner.page.getByRole('button', { name: 'Show the whole diagram' }).click();
      await at.owner.appendStep(after, step);
      await at.owner.page.keyboard.press('Escape');
      await at.owner.kept();
    }
    await nothingOverlaps();
    const drawn = await xmlOf(draft);
    const inside = /<bpmn:subProcess id="Inside"[\s\S]*<\/bpmn:subProcess>/.exec(drawn)?.[0] ?? '';
    expect(inside).toContain('org.relevo.ask');
    expect(inside.match(/<bpmn:boundaryEvent /g)).toHaveLength(3);
    expect(inside).not.toContain('org.relevo.approve');
    // No lane says who does it, so each step does.
    expect(drawn).toMatch(/org\.relevo\.approve[\s\S]*candidateGroups="approvers"/);
    const check = await api().post<DraftCheck>(`/api/drafts/${draft.id}/check`);
    expect(check.body).toEqual({ findings: [], answered: [], publishable: true });
  });

  it('publishes a pattern, and a ticket passes it', async () => {
    await begin('passed');
    await at.owner.appendStep('Task_First', 'Task for Second line');
    await at.owner.nameIt('Look deeper');
    await at.owner.kept();
    await at.owner.publish('The second line looks too');
    await at.owner.page.getByText('Version 1 is live').waitFor();

    const request = { processId: 'passed', title: 'Broken', description: 'It is broken', values: {} };
    const { number } = (await at.relevo.as('hugo').post<ReportedTicket>('/api/tickets', request)).body;
    const ticket = async () => (await at.relevo.as('supervisor').get<TicketDetail>(`/api/tickets/${number}`)).body;
    const [first] = (await ticket()).tasks;
    await at.relevo.as('ana').post(`/api/tasks/${first?.key ?? ''}/complete`, { values: {} });
    expect(await ticket()).toMatchObject({ step: 'Look deeper', group: { id: 'l2' } });
    expect(broken).toEqual([]);
  });
});
