/** Writes docs/supported-elements.md from the support table of libs/bpmn-model; with --check, fails when it is stale. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bounds, comparison, contradictions, expressions } from './supported-elements/comparison.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = new URL('../docs/supported-elements.md', import.meta.url);

const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'libs/bpmn-model'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);
const { describeSupport } = await import('../libs/bpmn-model/dist/index.js');
const feel = await import('../libs/feel/dist/index.js');
const support = describeSupport();

const code = (name) => `\`${name}\``;
const row = (...cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head, rows) => [row(...head), `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
const qualified = ({ namespace, name }) => code(namespace === 'bpmn' ? name : `zeebe:${name}`);
const used = (use) => support.elements.filter((element) => element.use === use);

const restricted = ({ attributes }) =>
  Object.entries(attributes).flatMap(([name, support]) => {
    if (support.use === 'only') return [`${code(name)}: ${support.values.map(code).join(', ')} (${support.reason})`];
    return support.use === 'refused' ? [`not ${code(name)}: ${support.reason}`] : [];
  });
const listed = (element, use) =>
  Object.keys(element.attributes)
    .filter((name) => element.attributes[name].use === use)
    .map(code)
    .join(', ');

const executed = used('executed').map((element) =>
  row(
    qualified(element),
    listed(element, 'executed'),
    element.extensions.map((name) => code(`zeebe:${name}`)).join(', '),
    restricted(element).join('; '),
    listed(element, 'not-used'),
  ),
);
const events = Object.entries(support.events).map(([position, { legal, executed }]) =>
  row(position, executed.join(', '), legal.filter((trigger) => !executed.includes(trigger)).join(', ') || 'nothing'),
);
const places = {
  process: 'process',
  lane: 'lane',
  node: 'any element',
  userTask: 'user task',
  sender: 'send task, none throw event',
};
const general = support.properties.filter(({ on }) => on === 'node').map(({ name }) => name);
const properties = support.properties
  .filter(({ on, name }) => on === 'process' || on === 'lane' || on === 'node' || !general.includes(name))
  .map(({ on, name, translated, meaning, legal }) =>
    row(places[on], code(name) + (translated ? ' and translations (`.es`, …)' : ''), meaning, legal),
  );

const text = `<!-- Made by scripts/supported-elements.mjs from the support table. Do not edit. -->

# What a diagram may hold

Nothing is silently ignored: what would change execution and is not executed is refused at deployment, naming the
element and the reason; what has no effect is kept, exported again and listed as "not used".

## Executed

${table(['element', 'attributes', 'extensions', 'with these values only', 'attributes not used'], executed)}

Any other attribute of these elements, and any element that this page does not name, is refused.

## Triggers of events

${table(['event', 'executed', 'legal in BPMN, but refused'], events)}

## Data

Data objects, data stores and properties are variables. A variable is called as the object, else as its first
reference with a name, else by id (a name that FEEL does not read as one word does not count). Those of a subprocess
live in it and begin as null. Data associations copy: into data inputs when an activity starts, from data outputs when
it ends, with assignments and transformations in FEEL. A script without a result variable leaves its result in its one
data output, or in the data object that it is drawn to. An association that is only drawn, to or from an activity
without data inputs and outputs, needs no copy: the variable is visible there.

## Refused

${table(
  ['element', 'why, and the way out'],
  used('refused').map((element) => row(qualified(element), element.reason)),
)}

## Kept, but not used

Foreign namespaces, processes that are not marked as executable, and:

${table(
  ['element', 'why'],
  used('not-used').map((element) => row(qualified(element), element.reason)),
)}

## Properties

\`zeebe:properties\` with the prefix \`relevo:\`; others with that prefix are refused.

${table(['on', 'property', 'meaning', 'value'], properties)}

Job types that the engine works itself: ${support.jobTypes.map(code).join(', ')}.

## Deploy rules

${table(
  ['codes', 'source'],
  support.rules.map(({ codes, source }) => row(codes.map(code).join(', '), source)),
)}

${comparison(support)}
${contradictions()}
${expressions(feel)}
${bounds()}`;

if (process.argv.includes('--check')) {
  const kept = readFileSync(page, 'utf8');
  if (kept !== text) {
    process.stderr.write(
      'Expected docs/supported-elements.md to say what the support table says, but it is stale. Run: node scripts/supported-elements.mjs\n',
    );
    process.exit(1);
  }
} else writeFileSync(page, text);
