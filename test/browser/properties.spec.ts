import type { Draft } from '@relevo/contracts';
import type { Locator } from 'playwright-core';
import { soon } from '../support/soon.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';

const process = 'incident';

describe('the properties of a step, in plain words', () => {
  const at = atTheModeler(ProcessOwner);

  const api = () => at.relevo.as('process-owner');
  const begin = async (name: string, edit: (xml: string) => string = (xml) => xml): Promise<Draft> => {
    const { body } = await api().post<Draft>('/api/drafts', { name, from: { processId: process } });
    const diagram = `${process}.bpmn`;
    const files = { ...body.files, [diagram]: edit(body.files[diagram] ?? '') };
    return (await api().put<Draft>(`/api/drafts/${body.id}`, { revision: body.revision, files })).body;
  };
  const read = async ({ id }: Draft): Promise<Draft> => (await api().get<Draft>(`/api/drafts/${id}`)).body;
  /** The file as the engine has it, once it says what was drawn; what it says instead when it never does. */
  const saved = async (draft: Draft, says: RegExp | string, file = `${process}.bpmn`): Promise<string> => {
    for (const end = Date.now() + 8_000; ;) {
      const text = ((await read(draft)).files[file] ?? '').replaceAll(/&#34;|&quot;/g, '"').replaceAll('&gt;', '>');
      if (typeof says === 'string' ? text.includes(says) : says.test(text)) return text;
      if (Date.now() > end) throw new Error(`Expected ${String(says)} in ${file}, but it says: ${conditionsIn(text)}`);
      await new Promise((next) => setImmediate(next));
    }
  };
  const conditionsIn = (text: string): string =>
    (text.match(/.*(?:="?=|>=|Loop|default=|dueDate).*/g) ?? []).join('\n').slice(0, 3000);
  const panel = (): Locator => at.owner.page.locator('.bio-properties-panel');
  /** At its lower right: the badge of a problem lies over the upper left of a small shape. */
  const choose = async (id: string): Promise<void> => {
    const box = await at.owner.element(id).locator('.djs-hit').first().boundingBox();
    if (!box) throw new Error(`Expected ${id} on the canvas, but it is not drawn.`);
    await at.owner.page.keyboard.press('Escape');
    await at.owner.page.mouse.click(box.x + box.width * 0.75, box.y + box.height * 0.75);
    await panel().locator('[data-entry-id^="relevo"], [data-group-id^="group-relevo"]').first().waitFor();
  };
  const way = (name: string): Locator =>
    panel()
      .locator('fieldset')
      .filter({ has: at.owner.page.locator('legend', { hasText: name }) });
  /** Steps that only matter to the loop or gateway in question. */
  const looped =
    (loop: string) =>
    (xml: string): string =>
      xml.replace(/(<bpmn:userTask id="Task_Triage"[\s\S]*?)(<\/bpmn:userTask>)/, `$1${loop}$2`);

  it('a condition is built by choosing at the gateway, and read back after a reload', async () => {
    const draft = await begin('Condition');
    await at.owner.open(draft);
    await choose('Gateway_Next');

    const question = way('Ask the requester');
    await soon(async () =>
      expect(await question.getByRole('combobox', { name: 'Value' }).inputValue()).toBe('question'),
    );
    await question.getByRole('button', { name: 'Add another line' }).click();
    const second = question.getByRole('combobox', { name: 'Field' }).nth(1);
    await second.and(at.owner.page.locator(':focus')).waitFor();
    await second.selectOption({ label: 'Urgency' });
    await question.getByRole('combobox', { name: 'Comparison' }).nth(1).selectOption({ label: 'is one of' });
    await question.getByRole('checkbox', { name: /medium/i }).check();

    await saved(draft, '=nextStep = "question" and (urgency in [');
    await at.owner.page.reload();
    await at.owner.isDrawn();
    await choose('Gateway_Next');
    const again = way('Ask the requester');
    await soon(async () =>
      expect(await again.getByRole('combobox', { name: 'Comparison' }).nth(1).inputValue()).toBe('one-of'),
    );
    await soon(async () => expect(await again.getByRole('checkbox', { name: /medium/i }).isChecked()).toBe(true));
    await soon(async () =>
      expect(await again.getByRole('combobox', { name: 'How the lines are joined' }).inputValue()).toBe('all'),
    );
  });

  it('the default way is one click, and one step back', async () => {
    const draft = await begin('Otherwise');
    await at.owner.open(draft);
    await choose('Gateway_Next');
    await way('Others must help')
      .getByRole('checkbox', { name: /^Otherwise/ })
      .check();
    const xml = await saved(draft, /id="Gateway_Next"[^>]*default="/);
    expect(xml).not.toContain('nextStep = "escalation"');

    await at.owner.page.getByRole('button', { name: 'Undo' }).click();
    await way('Others must help').getByRole('combobox', { name: 'Value' }).waitFor();
    await saved(draft, 'nextStep = "escalation"');
  });

  it('when it is due is a number and a unit, typed with the keyboard alone', async () => {
    const { page } = at.owner;
    const draft = await begin('Due');
    await at.owner.open(draft);
    await choose('Task_Triage');

    const count = panel().getByRole('spinbutton', { name: 'By when', exact: true });
    await soon(async () => expect(await count.inputValue()).toBe('1'));
    await panel().getByRole('combobox', { name: 'By when', exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await page.keyboard.press('d');

    await saved(draft, 'dueDate="=now() + duration("P3D")"');
    await panel()
      .getByRole('combobox', { name: 'By when', exact: true })
      .selectOption({ label: 'By the priority of the ticket' });
    await panel().getByRole('spinbutton', { name: 'By when, P1' }).fill('30');
    await panel().getByRole('spinbutton', { name: 'By when, P1' }).press('Enter');
    await panel().getByRole('combobox', { name: 'By when, P1: unit' }).selectOption({ label: 'minutes' });
    await saved(draft, 'if ticket.priority = "P1" then "PT30M" else if');
  });

  it('a new form begins with what is known, takes an offered field, and leads back to its step', async () => {
    const { page } = at.owner;
    const draft = await begin('Form');
    await at.owner.open(draft);
    await choose('Task_Check');
    await panel().locator('summary', { hasText: 'New form' }).click();
    await panel().getByRole('button', { name: 'Empty' }).click();
    await page.getByRole('button', { name: 'Add “Urgency” as a field' }).click();
    await page.locator('.fjs-form-field-label', { hasText: 'Urgency' }).waitFor();
    await page.getByRole('button', { name: 'Back to “Check that it serves the user”' }).click();
    await panel().locator('.bio-properties-panel-header-label').getByText('Check that it serves the user').waitFor();

    const file = 'check-that-it-serves-the-user.form';
    const form = JSON.parse(await saved(draft, '"urgency"', file)) as { readonly components: readonly object[] };
    expect(form.components).toContainEqual(expect.objectContaining({ key: 'urgency', type: 'radio', readonly: true }));
    await saved(draft, 'formId="incident-check-that-it-serves-the-user"');
  });

  it('a form that is still used says so when it is removed; the step then shows the way out', async () => {
    const { page } = at.owner;
    await at.owner.open(await begin('Gone'));
    await page.getByRole('tab', { name: 'Triage' }).click();
    await page.getByRole('button', { name: 'Remove triage.form from this process' }).click();
    await page.getByRole('dialog').getByText('still used by: Triage').waitFor();
    await page.getByRole('button', { name: 'Remove it anyway' }).click();

    await choose('Task_Triage');
    await panel().getByRole('alert').getByText('Choose another, or make a new one').waitFor();
    await panel().getByRole('combobox', { name: 'Which form' }).selectOption({ label: 'Answer' });
    await soon(async () => expect(await panel().getByRole('alert').count()).toBe(0));
  });

  it('a table opens in place and takes a column from what is known', async () => {
    const { page } = at.owner;
    const draft = await begin('Table');
    await at.owner.open(draft);
    await choose('Task_Priority');
    await panel().getByRole('button', { name: 'Open table' }).click();
    await page.locator('.dmn-js-parent tbody td.input-cell').first().waitFor();
    await page.getByRole('button', { name: /^Add “Service” as a column$/ }).click();
    await page.locator('.dmn-js-parent th').getByText('Service').waitFor();
    await page.getByRole('button', { name: 'Back to “Set the priority”' }).click();

    await saved(draft, '<text>category</text>', 'priority.dmn');
  });

  it('a standard loop says how often, and as long as what', async () => {
    const draft = await begin('Loop', looped('<bpmn:standardLoopCharacteristics id="Loop_1" />'));
    await at.owner.open(draft);
    await choose('Task_Triage');
    await panel().getByRole('textbox', { name: 'At most how many times' }).fill('5');
    await panel()
      .getByRole('combobox', { name: 'The condition is looked at' })
      .selectOption({ label: 'before each round' });
    const condition = way('Again as long as');
    await condition.getByRole('button', { name: 'Add a condition' }).click();
    const field = condition.getByRole('combobox', { name: 'Field' });
    await field.and(at.owner.page.locator(':focus')).waitFor();
    await field.selectOption({ label: 'Impact' });

    await saved(draft, /standardLoopCharacteristics[^>]*testBefore="true"[^>]*loopMaximum="5"/);
    await saved(draft, /<bpmn:loopCondition[^>]*>=impact = "\w+"/);
  });
});
