import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const line = ({ scenario, counts }) =>
  `  ${scenario}: ${Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}`;

/** What the fault tests of this run tried and found. Nothing where none of them ran. */
export const printReport = (folder) => {
  const file = join(folder, 'faults.jsonl');
  if (!existsSync(file)) return;
  const scenarios = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  const total = {};
  for (const { counts } of scenarios)
    for (const [what, count] of Object.entries(counts))
      if (['lost', 'doubled', 'findings', 'deadlocks', 'answered'].includes(what))
        total[what] = (total[what] ?? 0) + count;
  console.log(
    [
      '',
      'Faults that were tried, and what was found:',
      ...scenarios.map(line),
      line({ scenario: 'in all', counts: total }),
      '',
    ].join('\n'),
  );
};
