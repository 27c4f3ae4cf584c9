import type { Page } from 'playwright-core';
import { Browsers } from '../support/browser.js';
import { startEngine, type TestEngine } from '../support/engine.js';
import type { ProcessOwner } from './process-owner.js';

/** What the tests of the modeler work with; there from the first test on. */
export interface AtTheModeler<Owner> {
  readonly relevo: TestEngine;
  readonly browsers: Browsers;
  /** Signed in, at the desk's first page. */
  readonly owner: Owner;
}

/** An engine, Chromium and a process owner, opened before the tests of a `describe` and closed after them. */
export const atTheModeler = <Owner extends ProcessOwner>(Person: new (page: Page) => Owner): AtTheModeler<Owner> => {
  const at: { -readonly [Part in keyof AtTheModeler<Owner>]?: AtTheModeler<Owner>[Part] } = {};
  beforeAll(async () => {
    at.relevo = await startEngine();
    at.browsers = await Browsers.open();
    at.owner = new Person(await at.browsers.signedIn(at.relevo.url, 'process-owner'));
  }, 120_000);
  afterAll(async () => {
    await at.browsers?.close();
    await at.relevo?.close();
  });
  return at as AtTheModeler<Owner>;
};
