/** The comparison with five engines and the cases of the corpus that the standard contradicts, as Markdown. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { engines } from './engines.mjs';
import { folderOf, rows } from './rows.mjs';

const conformance = new URL('../../test/conformance/', import.meta.url);
const listed = new URL('../../test/corpus/contradictions.json', import.meta.url);

const row = (...cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head, lines) => [row(...head), `|${'---|'.repeat(head.length)}`, ...lines].join('\n');
const code = (text) => `\`${text}\``;
const link = (folder) => `[${folder}](../test/conformance/${folder})`;

/** The folders that show it; a folder without tests shows nothing. */
const shown = (folders) => {
  const missing = folders.filter((folder) => {
    const place = new URL(`${folder}/`, conformance);
    return !existsSync(place) || !readdirSync(place).some((file) => file.endsWith('.spec.ts'));
  });
  if (missing.length > 0)
    throw new Error(`Expected tests in test/conformance/${missing.join(', ')}, but there are none.`);
  return folders.map(link).join(', ');
};

/** What this page is for: no cell of ours is empty that one of the five fills. */
const filled = (what, ours, theirs) => {
  const lead = theirs.findIndex((cell) => cell !== '');
  if (ours !== '' || lead < 0) return row(what, ours, ...theirs);
  throw new Error(`Expected Relevo to run "${what}" as ${engines[lead].name} does, but the support table refuses it.`);
};

const eventRow = (position, trigger, support) => {
  const runs = support.events[position].executed.includes(trigger);
  const theirs = engines.map(({ events }) =>
    events.some(([place, triggers]) => place === position && triggers.includes(trigger)) ? '✓' : '',
  );
  return filled(`${position}: ${trigger}`, runs ? shown([folderOf(position, trigger)]) : '', theirs);
};

const elementRow = ([what, name, runs, folders], support) => {
  const theirs = engines.map((engine) => {
    if (engine.partly[name]) return `partly: ${engine.partly[name]}`;
    return engine.runs.join(' ').split(' ').includes(name) ? '✓' : '';
  });
  return filled(what, runs(support) ? shown(folders) : '', theirs);
};

/** ✓ by element and by trigger at each position; ours are links to the tests that show it. */
export const comparison = (support) => {
  const head = ['', 'Relevo', ...engines.map(({ name }) => name)];
  const events = Object.entries(support.events).flatMap(([position, { legal }]) =>
    legal.map((trigger) => eventRow(position, trigger, support)),
  );
  const sources = engines.flatMap(({ name, version, sources }) =>
    sources.map(([what, url], place) => row(place === 0 ? name : '', place === 0 ? version : '', `[${what}](${url})`)),
  );
  return `## Compared with five engines

✓ means that the engine runs it, as its documentation or its parser says; an empty cell that it refuses or ignores it.
What Relevo runs is read from the support table, and linked to the scenarios that show it (each runs straight and with
its state written and read back between all commands). Extensions outside BPMN (Flowable's variable listener and event
registry events, the HTTP, mail and case tasks, scripts in Java, Groovy, Python or JavaScript) are not compared.

${table(
  head,
  rows.map((each) => elementRow(each, support)),
)}

${table(head, events)}

${table(['engine', 'version', 'source, read in November 2026'], sources)}
`;
};

/** The cases of the conformance corpus that cannot be had together with a sentence of the standard. */
export const contradictions = () => {
  const { reasons, cases } = JSON.parse(readFileSync(listed, 'utf8'));
  const lines = cases.map(({ id, reason }) => {
    const { section, sentence, because, gives } = reasons[reason];
    return row(`\`${id}\``, `"${sentence}" (BPMN 2.0.2, ${section})`, because, gives.trace.join(', '));
  });
  return `## Cases of the corpus that contradict the standard

All other cases of the conformance corpus pass (\`npm test -- corpus\` prints how many). These are rare or suspect ones;
the test holds Relevo to what the last column says.

${table(['case', 'the standard says', 'the case', 'tokens that Relevo gives'], lines)}
`;
};

/** A FEEL value as it is written; `refused` where there is none. */
const value = (json) =>
  json !== null && typeof json === 'object' && 'refused' in json ? 'refused' : code(JSON.stringify(json));

const limit = ({ construct, expected, got, reason }) => row(code(construct), value(expected), value(got), reason);
const rounding = ({ expression, decimals, doubles, cost }) =>
  row(code(expression), code(decimals), code(doubles), cost);

/** What FEEL lacks here, and where binary floating point differs from FEEL's decimals; the tests of libs/feel prove each. */
export const expressions = ({ limits, roundings }) => `## Expressions

Where FEEL as it is executed here stays behind DMN 1.5:

${table(['expression', 'the standard', 'here', 'why'], limits.map(limit))}

Numbers are kept as binary floating point (IEEE 754 doubles), not as FEEL's decimals of 34 digits. What that costs:

${table(['expression', 'with decimals', 'here', 'what it costs'], roundings.map(rounding))}
`;

/** Where the bounds stand that every case keeps to. */
export const bounds = () => `## Bounds

Automatic steps of one command, live elements of a case, depth of scopes and calls, size of a variable and time of an
expression are bounded; [operations](operations.md) has the settings and their defaults. Going past one is a fault that
names it, shown by ${['limits', 'faults'].map((folder) => shown([folder])).join(' and ')}.
`;
