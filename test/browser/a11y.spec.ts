import { decides } from '../e2e/bad-input/diagrams.js';
import { Operator } from '../e2e/operations/operator.js';
import { Desk } from '../e2e/tickets/desk.js';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import { coloursOn, seriousOn } from './axe.js';

interface Screen {
  readonly name: string;
  /** Who looks; nobody is signed in where it is absent. */
  readonly user?: string;
  readonly path: () => string;
  /** Stands on the screen when it is drawn. */
  readonly shows: string;
}

describe('the desk is usable by everybody', () => {
  let relevo: TestEngine;
  let browsers: Browsers;
  let number = '';
  let tracking = '';
  let article = '';
  let fault = '';
  let batch = '';

  beforeAll(async () => {
    relevo = await startEngine({ clock: 'system' });
    const desk = new Desk(relevo);
    const reported = await desk.report('Mail does not arrive');
    ({ number } = reported);
    tracking = reported.trackingPath;
    await desk.toUserTest(number);
    await desk.report('Screen stays dark');
    const known = {
      title: 'Mail',
      problem: 'It does not arrive',
      solution: '1. **Sign in** again',
      keywords: ['mail'],
    };
    const written = await relevo.as('agent').post<{ key: string }>('/api/articles', { ...known, visibility: 'public' });
    article = written.body.key;
    const operator = new Operator(relevo);
    await operator.deploy(decides('decides', '=amount > 10'));
    await operator.start('decides', { amount: 'many' });
    batch = (await operator.act('faults/retry')).body.batchKey ?? '';
    // Retried, it is stuck again: another fault stands in its place.
    while ((await operator.batch(batch)).state === 'active') await new Promise((next) => setImmediate(next));
    fault = (await operator.faults()).items[0]?.key ?? '';
    browsers = await Browsers.open();
  });

  afterAll(async () => {
    await browsers.close();
    await relevo.close();
  });

  const screens: readonly Screen[] = [
    { name: 'sign in', path: () => '/sign-in', shows: 'User name' },
    { name: 'report', path: () => '/report', shows: 'What happened?' },
    { name: 'tracking, their turn', path: () => tracking, shows: 'Does the solution work for you?' },
    { name: 'knowledge', path: () => '/knowledge', shows: 'Mail' },
    { name: 'article', path: () => `/knowledge/${article}`, shows: 'again' },
    { name: 'report, signed in', user: 'requester', path: () => '/report', shows: 'What happened?' },
    { name: 'my tickets', user: 'requester', path: () => '/my-tickets', shows: 'Mail does not arrive' },
    { name: 'my ticket', user: 'requester', path: () => `/my-tickets/${number}`, shows: 'Your turn' },
    { name: 'my work', user: 'agent', path: () => '/my-work', shows: 'Next task' },
    { name: 'queues', user: 'agent', path: () => '/queues', shows: 'Screen stays dark' },
    { name: 'tickets', user: 'supervisor', path: () => '/tickets', shows: 'Mail does not arrive' },
    { name: 'ticket', user: 'supervisor', path: () => `/tickets/${number}`, shows: 'Conversation and timeline' },
    { name: 'write an article', user: 'agent', path: () => '/knowledge/new', shows: 'Title' },
    { name: 'change an article', user: 'agent', path: () => `/knowledge/${article}/edit`, shows: 'Title' },
    { name: 'replays', user: 'auditor', path: () => '/replay', shows: 'Mail does not arrive' },
    { name: 'faults', user: 'administrator', path: () => '/operations', shows: 'a condition is neither' },
    { name: 'fault', user: 'administrator', path: () => `/operations?fault=${fault}`, shows: 'Of the process' },
    { name: 'batches', user: 'administrator', path: () => '/operations?tab=batches', shows: 'Retry stuck' },
    {
      ...{ name: 'batch', user: 'administrator', shows: 'One by one' },
      path: () => `/operations?tab=batches&batch=${batch}`,
    },
    { name: 'versions', user: 'administrator', path: () => '/operations?tab=versions', shows: 'in use' },
    {
      ...{ name: 'version', user: 'administrator', shows: 'Suspend this version' },
      path: () => '/operations?tab=versions&version=decides:1',
    },
    { name: 'dead letters', user: 'administrator', path: () => '/operations?tab=deadLetters', shows: 'Everything has' },
    { name: 'webhooks', user: 'administrator', path: () => '/operations?tab=webhooks', shows: 'Nobody is told' },
    { name: 'replay', user: 'auditor', path: () => `/replay/${number}`, shows: 'The record is whole since' },
    { name: 'records', user: 'auditor', path: () => '/records', shows: 'Verify everything' },
    { name: 'keeping', user: 'auditor', path: () => '/records?view=kept', shows: 'Hold a ticket' },
    { name: 'erasure', user: 'administrator', path: () => '/records?view=erasure', shows: 'Show what would go' },
  ];
  const users = [...new Set(screens.map(({ user }) => user))];
  const themes = ['light', 'dark'] as const;

  it.each(users.map((user) => [user ?? 'nobody', user] as const))('what %s sees, light and dark', async (_, user) => {
    const page = user
      ? await browsers.signedIn(relevo.url, user, { reducedMotion: 'reduce' })
      : await browsers.fresh(relevo.url, { reducedMotion: 'reduce' });
    const found: Record<string, readonly string[]> = {};
    for (const screen of screens.filter((one) => one.user === user)) {
      await page.goto(screen.path());
      await page.getByText(screen.shows).first().waitFor();
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme });
        await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: 'attached' });
        found[`${screen.name}, ${theme}`] = await (theme === 'light' ? seriousOn(page) : coloursOn(page));
      }
    }
    await page.context().close();
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });
});
