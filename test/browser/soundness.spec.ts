import type { Draft, ProcessVersion } from '@relevo/contracts';
import { soon } from '../support/soon.js';
import { seriousIn } from './axe.js';
import { atTheModeler } from './at-the-modeler.js';
import { ProcessOwner } from './process-owner.js';
import { unsoundFlow } from './unsound-flow.js';

const reason = 'no amount ends in seven';

describe('a flow that gets stuck, while drawing', () => {
  const at = atTheModeler(ProcessOwner);

  const begin = async (id: string, certainty: 'certain' | 'hint'): Promise<Draft> => {
    const body = { name: id, files: unsoundFlow(id, certainty) };
    return (await at.relevo.as('process-owner').post<Draft>('/api/drafts', body)).body;
  };
  const xmlOf = async ({ id }: Draft): Promise<string> =>
    Object.entries((await at.relevo.as('process-owner').get<Draft>(`/api/drafts/${id}`)).body.files).find(([file]) =>
      file.endsWith('.bpmn'),
    )?.[1] ?? '';

  it('is explained in words, its path is drawn, it is refused, and one press mends it', async () => {
    const { page } = at.owner;
    await at.owner.open(await begin('stuck', 'certain'));
    await page.getByRole('button', { name: '1 problem', exact: true }).click();
    await at.owner
      .problems()
      .getByRole('button', { name: /Expected .*“Both done”.* waits there for ever/ })
      .click();
    await at.owner
      .problems()
      .getByText(/cannot be answered/)
      .waitFor();
    await soon(async () =>
      expect(await at.owner.problems().getByRole('button', { name: 'Cannot happen, because…' }).count()).toBe(0),
    );
    expect((await page.locator('.r-path-number').allTextContents()).toSorted()).toEqual(['1', '2', '3', '4', '5', '6']);
    await soon(async () =>
      expect(await page.locator('.r-path-choice').allTextContents()).toEqual([
        'if it is “Big”',
        expect.stringMatching(/^if it is “(Not r|R)ound”$/),
      ]),
    );

    // The path is drawn anew whenever the drawing is checked: what counts is where it comes to lie.
    const palette = await page.locator('.djs-palette').boundingBox();
    await page.waitForFunction(
      (edge) => {
        const numbers = [...document.querySelectorAll('.r-path-number')];
        return numbers.length === 6 && numbers.every((number) => number.getBoundingClientRect().x > edge);
      },
      (palette?.x ?? 0) + (palette?.width ?? 0),
    );

    await at.owner.publish('It would get stuck');
    await at.owner
      .problems()
      .getByText(/^Not published/)
      .first()
      .waitFor();
    const versions = await at.relevo
      .as('process-owner')
      .get<readonly ProcessVersion[]>('/api/processes/stuck/versions');
    expect(versions.status).toBe(404);

    await at.owner.problems().getByRole('button', { name: 'Let it go on with the first' }).click();
    await at.owner.problems().getByText(/error/).first().waitFor({ state: 'hidden' });
    await at.owner.publish('It goes on with the first');
    await page.waitForURL(/\/processes\/stuck/);
  });

  it('a hint is answered with a reason, is kept, is read by the reviewer, and is asked again', async () => {
    const { page } = at.owner;
    const draft = await begin('doubtful', 'hint');
    await at.owner.open(draft);
    await page.getByRole('button', { name: '1 problem', exact: true }).click();
    await at.owner.problems().getByRole('button', { name: 'Cannot happen, because…' }).click();
    await soon(async () =>
      expect(await at.owner.problems().getByRole('button', { name: 'Keep this answer' }).isDisabled()).toBe(true),
    );
    await at.owner.problems().getByRole('textbox', { name: 'Why can it not happen?' }).fill(reason);
    expect(await seriousIn(page, 'section[aria-label="Problems"]')).toEqual([]);
    await page.keyboard.press('Enter');
    await at.owner.problems().getByText(`Cannot happen, because ${reason}`).waitFor();
    await soon(async () => expect(await page.locator('.r-finding-badge').count()).toBe(0));
    await at.owner.changed(async () =>
      (await xmlOf(draft)).includes(`"relevo:cannotHappen.deadlock" value="${reason}"`),
    );

    await at.owner.open(draft);
    await at.owner.problems().getByText('No problems found').first().waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await at.owner
      .dialog(/^Publish/)
      .getByText(`Cannot happen, because ${reason}`)
      .waitFor();
    await page.keyboard.press('Escape');
    await at.owner.problems().getByRole('button', { name: 'No problems found' }).click();
    await at.owner.problems().getByRole('button', { name: 'Ask again' }).click();
    await page.getByRole('button', { name: '1 problem', exact: true }).waitFor();
    await at.owner.changed(async () => !(await xmlOf(draft)).includes('cannotHappen'));
  });

  it('is found and answered with the keyboard alone, in Spanish', async () => {
    const page = await at.browsers.signedIn(at.relevo.url, 'process-owner');
    await page.evaluate(() => localStorage.setItem('relevo.language', 'es'));
    await new ProcessOwner(page).open(await begin('dudoso', 'hint'));
    const region = page.getByRole('region', { name: 'Problemas' });
    await region.getByText('1 aviso').first().waitFor();
    await page.keyboard.press('F8');
    await region.getByText(/Se esperaba que a «Both done» llegara algo/).waitFor();
    await region.locator('[data-problem]').focus();
    const answer = region.getByRole('button', { name: 'No puede pasar, porque…' });
    for (let tabs = 0; tabs < 6 && !(await answer.evaluate((one) => one === document.activeElement)); tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('nadie lo pide');
    await page.keyboard.press('Enter');
    await region.getByText('No puede pasar, porque nadie lo pide').waitFor();
    await page.getByText(/^guardado \d/).waitFor();
    await page.getByRole('button', { name: 'Publicar', exact: true }).click();
    const asked = page.getByRole('dialog', { name: /^Publicar/ });
    await asked.getByText(/Se esperaba que a «Both done» llegara algo/).waitFor();
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 820, height: 1100 });
    expect(await seriousIn(page, 'section[aria-label="Problemas"]')).toEqual([]);
    const unexpected = at.browsers.complaints.filter(({ text }) => !/404|422/.test(text));
    expect(unexpected).toEqual([]);
  });
});
