import type { ReportedTicket } from '@relevo/contracts';
import { Desk } from '../e2e/tickets/desk.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { soon } from '../support/soon.js';
import { DrawingHand } from './drawing-hand.js';
import { ProcessOwner } from './process-owner.js';

/** More than there are places to stop on the screen. */
const stops = 120;

describe('drawing without a mouse', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let owner: ProcessOwner;
  let hand: DrawingHand;
  let desk: Desk;
  const broken: string[] = [];

  beforeAll(async () => {
    relevo = await startEngine();
    desk = new Desk(relevo);
    browsers = await Browsers.open();
    owner = new ProcessOwner(await browsers.signedIn(relevo.url, 'process-owner'));
    hand = new DrawingHand(owner.page);
    owner.page.on('pageerror', (error) => broken.push(String(error)));
  }, 120_000);

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const press = (...keys: readonly string[]) => hand.press(...keys);
  const type = (text: string) => owner.page.keyboard.type(text);
  /** What a screen reader would call what has the focus. */
  const focused = () =>
    owner.page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0] : null;
      return (at?.getAttribute('aria-label') ?? (label ?? at)?.textContent ?? '').trim();
    });
  /** Tab goes on (or back) until that has the focus. */
  const tabTo = async (what: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    const met: string[] = [];
    for (let tries = 0; tries < stops; tries += 1) {
      const here = await focused();
      if (what.test(here)) return;
      met.push(here.slice(0, 40));
      await press(key);
    }
    throw new Error(`Expected Tab to reach ${String(what)}, but it reaches only: ${[...new Set(met)].join(' | ')}`);
  };
  const onCanvas = () =>
    owner.page.waitForFunction(() => document.activeElement?.matches('section[data-drawn="true"] svg') === true);
  /** P, the arrows to the step, Enter; then its name. */
  const fromPalette = async (step: string, name: string): Promise<void> => {
    await press('p');
    const isThere = async () => (await focused()).startsWith(`${step}:`);
    for (let tries = 0; tries < 30 && !(await isThere()); tries += 1) await press('ArrowDown');
    await soon(async () => expect(await focused()).toContain(`${step}: `));
    await press('Enter');
    await owner.nameIt(name);
    await onCanvas();
  };
  /** A, a word that finds it, Enter. */
  const next = async (word: string): Promise<void> => {
    await press('a');
    await owner.page.locator('.djs-popup input').waitFor();
    await type(word);
    await press('Enter');
  };
  const append = async (step: string, name: string): Promise<void> => {
    await next(step);
    await owner.nameIt(name);
    await onCanvas();
  };
  const name = async (text: string): Promise<void> => {
    await press('e');
    await owner.nameIt(text);
    await onCanvas();
  };
  const report = async (title: string): Promise<string> => {
    const request = { processId: 'by-keys', title, description: 'Since noon', values: {} };
    return (await relevo.as('requester').post<ReportedTicket>('/api/tickets', request)).body.number;
  };

  it('a process is begun, emptied and drawn anew: a task, a decision, two ways to one end', async () => {
    await owner.openLibrary();
    await tabTo(/^New process$/);
    await press('Enter');
    await owner.page.getByRole('textbox', { name: 'Name' }).waitFor();
    await type('By keys');
    await press('Enter');
    await owner.isDrawn();

    await hand.focusCanvas();
    // J comes to the first of what is left; the pool and its lanes stay.
    for (const step of ['Start_Reported', 'Task_First', 'End_Done']) {
      await press('j');
      await soon(async () => expect(await hand.selected()).toEqual([step]));
      await press('Delete');
      await owner.element(step).waitFor({ state: 'detached' });
    }
    await fromPalette('Start', 'Reported');
    await fromPalette('Task for First line', 'Attend');
    await append('Decision', 'About mail?');
    await append('End', 'Done');
    // Back to the decision; its second way leads to the same end.
    await press('k');
    await append('Task for Second', 'Investigate');
    await next('To Done');
    await onCanvas();
    await soon(async () => expect(await hand.selected()).toEqual([expect.stringMatching(/^Flow_/)]));
  });

  it('each way gets its name and when it is taken, chosen in the panel', async () => {
    // Against the arrow to the task, and to the decision; then along the first of its ways.
    await press('k', 'k', 'j');
    await name('No');
    await press('Enter');
    await tabTo(/^Otherwise/);
    await press('Space', 'Escape');
    await onCanvas();

    await press('Shift+J');
    await name('Yes');
    await press('Enter');
    await tabTo(/Add a condition$/);
    await press('Enter');
    await tabTo(/^Field$/, 'Shift+Tab');
    await type('Title');
    await tabTo(/^Comparison$/);
    await type('contains');
    await tabTo(/^Value$/);
    await type('mail');
    await press('Escape');
    await onCanvas();
  });

  it('it is published, and a ticket takes the way its title says', async () => {
    await owner.kept();
    await tabTo(/^Publish$/);
    await press('Enter');
    await owner.dialog(/^Publish/).waitFor();
    await tabTo(/^What changed and why/);
    await type('Drawn by keys');
    await tabTo(/^Publish version 1$/);
    await press('Enter');
    await owner.page.getByRole('heading', { name: 'Version 1 is live' }).waitFor();

    const mail = await report('The mail stands still');
    await desk.complete(mail, 'ana', 'Attend', {});
    expect((await desk.ticket(mail)).tasks.map(({ label }) => label)).toEqual(['Investigate']);
    await desk.complete(mail, 'carla', 'Investigate', {});
    expect((await desk.ticket(mail)).status).toBe('closed');

    const other = await report('A broken chair');
    await desk.complete(other, 'ana', 'Attend', {});
    expect((await desk.ticket(other)).status).toBe('closed');
    expect(broken).toEqual([]);
    expect(browsers.complaints).toEqual([]);
  });
});
