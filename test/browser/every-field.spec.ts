import { describeSupport, type SupportedElement } from '@relevo/bpmn-model';
import type { Draft } from '@relevo/contracts';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';
import { everything } from './panel/everything-drawn.js';
import { type Place, places, properties, type Shown } from './panel/every-field.js';
import { chooseDrawn, entriesOf, type Entries } from './panel/panel-entries.js';
import { ProcessOwner } from './process-owner.js';

const support = describeSupport();

/** Each attribute that is executed; of an element without any, the element. Ids are the modeler's own business. */
const keysOf = ({ namespace, name, attributes }: SupportedElement): readonly string[] => {
  const element = namespace === 'bpmn' ? name : `zeebe:${name}`;
  const executed = Object.entries(attributes)
    .filter(([attribute, { use }]) => attribute !== 'id' && (use === 'executed' || use === 'only'))
    .map(([attribute]) => `${element}@${attribute}`);
  const isExpression = executed.length === 1 && executed[0]?.endsWith('@language') === true;
  return executed.length === 0 || isExpression ? [element, ...executed] : executed;
};

/** What a user task or a sender has beside what every step has. */
const ownProperties = support.properties
  .filter(({ on, name }) =>
    on !== 'userTask' && on !== 'sender'
      ? true
      : !support.properties.some((each) => each.on === 'node' && each.name === name),
  )
  .map(({ on, name }) => `${on} ${name}`);

/** Found by its id, as nobody names it. */
const unnamed = ['takes', 'association'];

const isShown = (place: Place): place is Shown => typeof place !== 'string';

describe('a field for everything that the engine executes', () => {
  const executed = support.elements.filter(({ use }) => use === 'executed').flatMap(keysOf);

  it('each has a place in the panel, or a reason why not', () => {
    expect(Object.keys(places).toSorted()).toEqual([...new Set(executed)].toSorted());
    expect(Object.keys(properties).toSorted()).toEqual([...new Set(ownProperties)].toSorted());
    const reasons = new Map<string, string[]>();
    for (const [key, place] of Object.entries({ ...places, ...properties }))
      if (!isShown(place)) reasons.set(place, [...(reasons.get(place) ?? []), key]);
    process.stdout.write(
      `Without a field of their own:\n${[...reasons].map(([reason, keys]) => `- ${keys.join(', ')}: ${reason}`).join('\n')}\n`,
    );
  });

  describe('the panel', () => {
    let relevo: TestEngine;
    let browsers: Browsers;
    let owner: ProcessOwner;

    beforeAll(async () => {
      relevo = await startEngine();
      browsers = await Browsers.open();
      owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner'));
    }, 120_000);

    afterAll(async () => {
      await browsers.close();
      await relevo.close();
    });

    it('shows each where the list says, with what is written in the file', async () => {
      const api = relevo.as('process-owner');
      const id = 'everything';
      const { body } = await api.post<Draft>('/api/drafts', { name: 'Everything', from: { processId: 'incident' } });
      const { 'incident.bpmn': _, ...files } = body.files;
      const revised = { ...files, 'incident.bpmn': everything(id) };
      await api.put<Draft>(`/api/drafts/${body.id}`, { revision: body.revision, files: revised });
      await owner.open(body);
      await owner.page.locator('.djs-container').click({ position: { x: 400, y: 8 } });

      const all = Object.entries({ ...places, ...properties });
      const wanted = all.flatMap(([key, place]) => (isShown(place) ? [{ key, ...place }] : []));
      const missing: string[] = [];
      for (const at of new Set(wanted.map((place) => place.at))) {
        await chooseDrawn(owner, at, unnamed.includes(at) ? at : `name-${at}`);
        const entries: Entries = await entriesOf(owner);
        for (const { key, entry, shows } of wanted.filter((place) => place.at === at)) {
          const values = entries.find(
            ({ id: of }) => of === entry || (entry.startsWith('-') && of.endsWith(entry)),
          )?.values;
          if (!values?.some((value) => value.includes(shows)))
            missing.push(
              `${key}: expected ${entry} of ${at} to show "${shows}", but it shows ${values ? JSON.stringify(values) : `nothing; there are ${entries.map((each) => each.id).join(' ')}`}`,
            );
        }
      }
      expect(missing).toEqual([]);
    }, 90_000);

    const kept = async (draft: Draft): Promise<string> =>
      (await relevo.as('process-owner').get<Draft>(`/api/drafts/${draft.id}`)).body.files['incident.bpmn'] ?? '';
    const entry = (name: string) => owner.page.locator(`[data-entry-id="${name}"]`);

    it('takes the number of a complex gateway, and the bounds of a standard loop', async () => {
      const drafts = (await relevo.as('process-owner').get<readonly Draft[]>('/api/drafts')).body;
      const draft = drafts.find(({ name }) => name === 'Everything');
      if (draft === undefined) throw new Error('Expected the draft with everything, but it is gone.');
      await chooseDrawn(owner, 'complexGateway', 'name-complexGateway');
      await entry('relevo-count').locator('input').fill('2');
      await owner.page.keyboard.press('Escape');
      await chooseDrawn(owner, 'userTask', 'name-userTask');
      await entry('relevo-loop-maximum').locator('input').fill('7');
      await entry('relevo-loop-test').locator('select').selectOption('false');
      await owner.changed(async () => /activationCount\s*(>|&gt;)=\s*2</.test(await kept(draft)));
      await owner.changed(async () => (await kept(draft)).includes('loopMaximum="7"'));
      expect(await kept(draft)).not.toMatch(/<bpmn:standardLoopCharacteristics[^>]*testBefore="true"/);
    });

    it('completes the ticket in the fields of experts, too', async () => {
      const body = { name: 'Mapping', from: { processId: 'incident' } };
      const draft = (await relevo.as('process-owner').post<Draft>('/api/drafts', body)).body;
      await owner.open(draft);
      await owner.element('Task_Diagnose').click();
      const inputs = owner.page.locator('[data-group-id="group-inputs"]');
      await inputs.locator('.bio-properties-panel-add-entry').click();
      await inputs.locator('.bio-properties-panel-feel-icon').first().click();
      await inputs.locator('.cm-content').first().click();
      await owner.page.keyboard.type('tick', { delay: 60 });
      await owner.page.locator('.cm-tooltip-autocomplete [role=option]', { hasText: /^ticket/ }).waitFor();
      await owner.page.keyboard.press('Escape');
    });

    it('completes a formula with the variables that are known there, and with no others', async () => {
      const body = { name: 'Formula', from: { processId: 'incident' } };
      const draft = (await relevo.as('process-owner').post<Draft>('/api/drafts', body)).body;
      await owner.open(draft);
      await owner.element('Gateway_Next').click();
      await owner.page.getByRole('button', { name: 'Show the formula' }).first().click();
      await owner.page.locator('.bio-properties-panel .cm-content').first().click();
      await owner.page.keyboard.press('End');
      await owner.page.keyboard.type(' and u', { delay: 60 });
      const offered = owner.page.locator('.cm-tooltip-autocomplete [role=option]');
      await offered.filter({ hasText: 'urgency' }).first().waitFor();
      await owner.page.keyboard.press('Backspace');
      await owner.page.keyboard.press('Control+Space');
      await offered.filter({ hasText: 'impact' }).first().waitFor();
      await soon(async () => {
        const names = await offered.locator('.cm-completionLabel').allTextContents();
        expect(names.filter((name) => name === 'urgency')).toEqual(['urgency']);
        expect(names).not.toContain('knowledgeOutcome');
      });
      await owner.page.keyboard.type('urg', { delay: 60 });
      await owner.page.locator('.cm-tooltip-autocomplete [aria-selected=true]', { hasText: 'urgency' }).waitFor();
      // The editor takes no key for a choice in the first 75 ms.
      await owner.page.waitForTimeout(150);
      await owner.page.keyboard.press('Enter');
      const formula = owner.page.locator('.bio-properties-panel .cm-content').first();
      await formula.filter({ hasText: 'and urgency' }).waitFor();
      await owner.page.keyboard.type(' = "high"');
      await owner.changed(async () => /nextStep = "question" and urgency = "high"/.test(await kept(draft)));
    });
  });
});
