import type { Draft } from '@relevo/contracts';
import type { Locator } from 'playwright-core';
import { soon } from '../support/soon.js';
import { seriousIn } from './axe.js';
import {
  doneTwice,
  laneOfNobody,
  nameless,
  silentRequester,
  splitAtStep,
  stepOfNobody,
  stopsWork,
  tooWide,
} from './flows-to-mend.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';
import { written, type Written } from './written-flow.js';

interface Mending {
  readonly flow: Written;
  readonly sentence: RegExp;
  readonly press: string;
  /** Of a button that asks which. */
  readonly choose?: string;
  /** What is drawn then and was not before. */
  readonly drawn?: string;
}

const mendings: Readonly<Record<string, Mending>> = {
  'a step that is done once for each way': {
    flow: doneTwice,
    sentence: /it is done once for every one/,
    press: 'Wait for all of them',
    drawn: '.djs-shape[data-element-id^="Gateway_"]',
  },
  'arrows of which one is meant': {
    flow: splitAtStep,
    sentence: /Several arrows leave it/,
    press: 'Only one of them: a decision',
    drawn: '.djs-shape[data-element-id^="Gateway_"]',
  },
  'arrows that are all meant': {
    flow: splitAtStep,
    sentence: /Several arrows leave it/,
    press: 'All at once: say so with a gateway',
    drawn: '.djs-shape[data-element-id^="Gateway_"]',
  },
  'a lane that belongs to nobody': {
    flow: laneOfNobody,
    sentence: /This lane has no group/,
    press: 'Give the lane a group…',
    choose: 'First line',
  },
  'a step that belongs to nobody': {
    flow: stepOfNobody,
    sentence: /Nobody may do this step/,
    press: 'Choose who does it…',
    choose: 'First line',
  },
  'an end that stops who is at work': {
    flow: stopsWork,
    sentence: /it stops everything while “Repair it”/,
    press: 'Make it a plain end',
  },
  'a wait for who never answers': {
    flow: silentRequester,
    sentence: /never answers, the ticket stays open/,
    press: 'End the wait after 7 days',
    drawn: '.djs-shape[data-element-id^="Event_"]',
  },
};

describe('one press puts it right', () => {
  const at = atTheModeler(ProcessOwner);

  const begin = async (id: string, flow: Written): Promise<Draft> => {
    const body = { name: id, files: { [`${id}.bpmn`]: written(id, flow) } };
    return (await at.relevo.as('process-owner').post<Draft>('/api/drafts', body)).body;
  };
  const unfold = (): Promise<void> =>
    at.owner
      .problems()
      .getByRole('button', { name: /\d (error|warning|hint)/ })
      .first()
      .click();
  const line = (sentence: RegExp): Locator => at.owner.problems().getByRole('listitem').filter({ hasText: sentence });

  it.each(Object.keys(mendings))('%s, and one undo takes it back', async (what) => {
    const { flow, sentence, press, choose, drawn } = mendings[what] as Mending;
    const { page } = at.owner;
    await at.owner.open(await begin(`mend-${Object.keys(mendings).indexOf(what)}`, flow));
    await unfold();
    await line(sentence).waitFor();
    if (drawn !== undefined) await soon(async () => expect(await page.locator(drawn).count()).toBe(0));

    await line(sentence).getByRole('button', { name: press }).click();
    if (choose !== undefined) await page.getByRole('menuitem', { name: choose }).click();
    await line(sentence).waitFor({ state: 'hidden' });
    if (drawn !== undefined) await soon(async () => expect(await page.locator(drawn).count()).toBeGreaterThan(0));

    await page.getByRole('button', { name: 'Undo' }).click();
    await line(sentence).waitFor();
    if (drawn !== undefined) await soon(async () => expect(await page.locator(drawn).count()).toBe(0));
  });

  it('what is wrong in the same way at several places is one line that opens to each', async () => {
    const { page } = at.owner;
    await at.owner.open(await begin('nameless', nameless));
    await page.getByRole('button', { name: '5 problems' }).click();
    const lines = at.owner.problems().locator('[data-problem]');
    await lines.first().waitFor();
    await soon(async () =>
      expect(await lines.allTextContents()).toEqual([expect.stringMatching(/5 places.*It has no name yet/)]),
    );

    await lines.first().focus();
    await page.keyboard.press('Enter');
    await soon(async () => expect(await lines.count()).toBe(6));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await soon(async () => expect(await at.owner.problems().locator('[aria-current="true"]').count()).toBe(1));
    await lines.first().click();
    await soon(async () => expect(await lines.count()).toBe(1));
    await page.keyboard.press('F8');
    await at.owner.problems().locator('[aria-current="true"]').waitFor();
    expect(await seriousIn(page, 'section[aria-label="Problems"]')).toEqual([]);

    await at.owner.problems().getByRole('button', { name: 'Name it' }).first().click();
    await at.owner.nameIt('Look at it');
    await lines.first().getByText('4 places').waitFor();
  });

  it('what was not looked at is said, in both languages, and claims nothing', async () => {
    const draft = await begin('wide', tooWide);
    await at.owner.open(draft);
    await at.owner.problems().getByText('Not everything in “wide” was looked at').waitFor();
    await soon(async () =>
      expect(
        await at.owner
          .problems()
          .getByText(/waits there for ever/)
          .count(),
      ).toBe(0),
    );
    const page = await at.browsers.signedIn(at.relevo.url, 'process-owner');
    await page.evaluate(() => localStorage.setItem('relevo.language', 'es'));
    await new ProcessOwner(page).open(draft);
    await page.getByRole('region', { name: 'Problemas' }).getByText('No se ha mirado todo en «wide»').waitFor();
    expect(at.browsers.complaints).toEqual([]);
  });
});
