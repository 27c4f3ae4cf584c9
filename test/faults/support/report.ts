import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a scenario tried and what was found, in counts: `{ kills: 200, 'answered commands': 61234, lost: 0 }`. */
export type Counts = Readonly<Record<string, number | string>>;

/** Printed with those of the other scenarios when the whole run has ended (test/support/global-teardown.mjs). */
export const report = (scenario: string, counts: Counts): void => {
  const folder = process.env['RELEVO_TEST_RUN'];
  if (!folder) throw new Error('Expected RELEVO_TEST_RUN from test/support/global-setup.mjs. Run the test with jest.');
  appendFileSync(join(folder, 'faults.jsonl'), `${JSON.stringify({ scenario, counts })}\n`);
};
