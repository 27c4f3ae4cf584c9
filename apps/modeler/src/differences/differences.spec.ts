import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { moddlePackages } from '@relevo/bpmn-model';
import type { BundleFiles } from '@relevo/contracts';
import * as packaged from 'bpmn-moddle';
import { createInstance } from 'i18next';
import { en } from '../languages/en/index.js';
import { es } from '../languages/es/index.js';
import { type Differences, differencesBetween } from './differences.js';
import type { Moddle } from './moddle.js';
import { sentenceOf, type Speaker } from './sentence.js';
import type { DecisionTable } from './table-changes.js';

/** The version that lies at the root has only a default export. */
const { default: BpmnModdle } = packaged as unknown as {
  readonly default: new (packages: object) => { fromXML(xml: string): Promise<{ readonly rootElement: Moddle }> };
};

const flow = readFileSync('processes/service-desk/service-desk.bpmn', 'utf8');
const form = readFileSync('processes/service-desk/investigate.form', 'utf8');
const bundle = { 'service-desk.bpmn': flow, 'investigate.form': form };

const table = (rules: DecisionTable['rules'], change: Partial<DecisionTable> = {}): string =>
  JSON.stringify([
    {
      ...{ id: 'priority', name: 'Priority', hitPolicy: 'FIRST', rules },
      inputs: [{ id: 'i', label: 'Impact' }],
      outputs: [{ id: 'o', label: 'Priority' }],
      ...change,
    },
  ]);
const rule = (id: string, input: string, output: string) => ({ id, inputs: [input], outputs: [output] });

const compare = (before: BundleFiles, after: BundleFiles): Promise<Differences> =>
  differencesBetween(before, after, {
    diagram: async (xml) => {
      try {
        return (await new BpmnModdle(moddlePackages).fromXML(xml)).rootElement;
      } catch {
        return null;
      }
    },
    tables: (text) => JSON.parse(text) as readonly DecisionTable[],
  });

const speakers = async (): Promise<Readonly<Record<'en' | 'es', Omit<Speaker, 'fields'>>>> => {
  const i18n = createInstance();
  await i18n.init({
    resources: { en: { modeler: en }, es: { modeler: es } },
    interpolation: { escapeValue: false },
  });
  const speaker = (language: string): Omit<Speaker, 'fields'> => ({
    t: i18n.getFixedT(language, 'modeler') as unknown as Speaker['t'],
    language,
  });
  return { en: speaker('en'), es: speaker('es') };
};

const said = async (before: BundleFiles, after: BundleFiles, language: 'en' | 'es' = 'en') => {
  const speaker = (await speakers())[language];
  const { changes, fields } = await compare(before, after);
  return changes.map((change) => sentenceOf(change, { ...speaker, fields }));
};

const edited = (...edits: readonly (readonly [string, string])[]): BundleFiles => {
  const xml = edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`Expected the flow to say ${from}`);
    return text.replaceAll(from, to);
  }, flow);
  return { ...bundle, 'service-desk.bpmn': xml };
};

const approval = edited(
  [
    '<bpmn:flowNodeRef>Task_Apply</bpmn:flowNodeRef>',
    '<bpmn:flowNodeRef>Task_Apply</bpmn:flowNodeRef><bpmn:flowNodeRef>Task_New</bpmn:flowNodeRef>',
  ],
  [
    'id="Flow_Known_Apply" name="I know the solution" sourceRef="Gateway_Known" targetRef="Task_Apply"',
    'id="Flow_Known_Apply" name="I know the solution" sourceRef="Gateway_Known" targetRef="Task_New"',
  ],
  [
    '<bpmn:exclusiveGateway id="Gateway_Known"',
    `<bpmn:userTask id="Task_New" name="Approval"><bpmn:incoming>Flow_Known_Apply</bpmn:incoming><bpmn:outgoing>Flow_New</bpmn:outgoing></bpmn:userTask>
    <bpmn:sequenceFlow id="Flow_New" sourceRef="Task_New" targetRef="Task_Apply" />
    <bpmn:exclusiveGateway id="Gateway_Known"`,
  ],
);

describe('differences in sentences', () => {
  it('says nothing where nothing is different, also when a tool wrote the file anew', async () => {
    expect(await said(bundle, bundle)).toEqual([]);
    const rewritten = edited(
      ['id="Task_Attend" name="Attend the report"', 'name="Attend the report" id="Task_Attend"'],
      ['\n    <bpmn:userTask', '\n\n  <bpmn:userTask'],
    );
    expect(await said(bundle, rewritten)).toEqual([]);
  });

  it('says once what was put in between, and where', async () => {
    expect(await said(bundle, approval)).toEqual(['“Approval” added before “Apply the solution”, done by First line']);
    expect(await said(approval, bundle)).toEqual(['“Approval” removed']);
    expect(await said(bundle, approval, 'es')).toEqual([
      'Se añade «Approval» antes de «Apply the solution»; lo hace First line',
    ]);
    expect((await compare(bundle, approval)).marks.get('Task_New')).toBe('added');
  });

  it.each<[string, readonly [string, string], readonly string[]]>([
    ['another name', ['name="Attend the report"', 'name="Welcome"'], ['“Attend the report” is now called “Welcome”']],
    [
      'another due time',
      ['PT4H', 'P1DT2H'],
      ['“Attend the report” is now due after 1 day, 2 hours instead of 4 hours'],
    ],
    [
      'a due time by priority',
      [
        'duration(&#34;PT4H&#34;)',
        'duration(if ticket.priority = &#34;P1&#34; then &#34;PT1H&#34; else &#34;P1D&#34;)',
      ],
      ['“Attend the report” is now due after the time its priority sets instead of 4 hours'],
    ],
    [
      'another form',
      ['formId="service-desk-apply"', 'formId="other"'],
      ['“Apply the solution” now has the form “other” instead of “service-desk-apply”'],
    ],
    [
      'what the requester reads',
      ['"We are applying the solution"', '"Nearly there"'],
      ['At “Apply the solution” the requester now reads “Nearly there” instead of “We are applying the solution”'],
    ],
    [
      'what is handed on',
      ['source="=false" target="solutionIsNew"', 'source="=true" target="solutionIsNew"'],
      ['What “Apply the solution” takes in or hands on changed'],
    ],
    [
      'a group of a lane',
      ['name="relevo:group" value="l2"', 'name="relevo:group" value="l3"'],
      ['The lane “Second line” now belongs to the group “l3” instead of “l2”'],
    ],
    [
      'a loop',
      ['name="Search the knowledge base">', 'name="Search the knowledge base"><bpmn:standardLoopCharacteristics />'],
      ['“Search the knowledge base” is now done several times'],
    ],
  ])('%s', async (_what, edit, sentences) => {
    expect(await said(bundle, edited(edit))).toEqual(sentences);
  });

  it('says a condition in words, and where a way goes', async () => {
    const found = await said(
      bundle,
      edited(['=solutionKnown = true', '=solutionKnown = false and (tries &lt; 3) = true and ticket.priority = "P1"']),
    );
    expect(found).toEqual([
      'At “Solution known?”, “I know the solution” is now taken when “Solution known?” is no and tries is less than 3 and ticket.priority is “P1”, not when “Solution known?” is yes',
    ]);
    expect(
      await said(
        bundle,
        edited(['=solutionKnown = true', '=category in ("mail", "web") or contains(note, "x") = true']),
      ),
    ).toEqual([
      'At “Solution known?”, “I know the solution” is now taken when category is one of “mail” or “web” or note contains “x”, not when “Solution known?” is yes',
    ]);
    const goes = edited([
      'sourceRef="Gateway_Known" targetRef="Task_Apply"',
      'sourceRef="Gateway_Known" targetRef="Task_Check"',
    ]);
    expect(await said(bundle, goes)).toContain(
      'From “Solution known?”, “I know the solution” goes to “Check that it serves the user” instead of “Apply the solution”',
    );
  });

  it('calls fields and choices as people read them', async () => {
    const read = (file: string): string => readFileSync(`processes/incident/${file}`, 'utf8');
    const flow = read('incident.bpmn');
    const files = { 'incident.bpmn': flow, 'diagnose.form': read('diagnose.form'), 'triage.form': read('triage.form') };
    const [from, to] = ['=nextStep = "question"', '=nextStep = "question" and urgency != "high"'];
    expect(await said(files, { ...files, 'incident.bpmn': flow.replace(from, to) })).toEqual([
      'At “What is next?”, “Ask the requester” is now taken when “What is next?” is “I need an answer from the requester” and “Urgency” is not “High: work stands still”, not when “What is next?” is “I need an answer from the requester”',
    ]);
    const other = { ...files, 'other.form': files['triage.form'].replaceAll('"Urgency"', '"How urgent?"') };
    expect(await said(other, { ...other, 'incident.bpmn': flow.replace(from, to) })).toEqual([
      expect.stringContaining('and urgency is not “high”'),
    ]);
  });

  it('says in one line what only lies elsewhere', async () => {
    const moved = {
      ...bundle,
      'service-desk.bpmn': flow.replace(/(bpmnElement="Task_Attend"[^>]*>\s*<dc:Bounds x=")\d+/, '$11'),
    };
    expect(await said(bundle, moved)).toEqual(['Only lie elsewhere on the drawing: 1']);
    expect((await compare(bundle, moved)).marks.get('Task_Attend')).toBe('moved');
  });

  it('compares forms field by field', async () => {
    const schema = JSON.parse(form) as { components: Record<string, unknown>[] };
    const [first = {}, ...rest] = schema.components.filter(({ key }) => key !== undefined);
    const with_ = (components: readonly object[]) => ({
      ...bundle,
      'investigate.form': JSON.stringify({ ...schema, components }),
    });
    const base = with_([first, ...rest]);
    const label = String(first['label']);

    expect(await said(base, with_([{ ...first, label: 'Why?' }, ...rest]))).toEqual([
      `Form “Investigate”: the field “${label}” is now called “Why?”`,
    ]);
    expect(await said(base, with_(rest))).toEqual([`Form “Investigate”: field “${label}” removed`]);
    expect(
      await said(base, with_([first, ...rest, { id: 'New', key: 'new', label: 'New', type: 'textfield' }])),
    ).toEqual(['Form “Investigate”: new field “New”']);
    const required = (yes: boolean) => with_([{ ...first, validate: { required: yes } }, ...rest]);
    expect(await said(required(false), required(true))).toEqual([
      `Form “Investigate”: “${label}” must be filled in now`,
    ]);
    expect(await said(required(true), required(false))).toEqual([
      `Form “Investigate”: “${label}” may be left empty now`,
    ]);
    expect(await said(base, with_([...rest, first]))).toEqual([
      'Form “Investigate”: its fields stand in another order',
    ]);
    expect(await said(base, { ...base, 'investigate.form': 'broken' })).toEqual(['The form “Investigate” changed']);
  });

  it('compares tables rule by rule, and shows them', async () => {
    const before = { ...bundle, 'priority.dmn': table([rule('a', '"high"', '"P1"'), rule('b', '"low"', '"P3"')]) };
    const after = { ...bundle, 'priority.dmn': table([rule('a', '"high"', '"P2"'), rule('c', '-', '"P4"')]) };

    expect(await said(before, after)).toEqual([
      'Table “Priority”: rule 1 changed',
      'Table “Priority”: rule 2 added',
      'Table “Priority”: the former rule 2 removed',
    ]);
    expect((await compare(before, after)).tables).toEqual([
      {
        name: 'Priority',
        columns: ['Impact', 'Priority'],
        rules: [
          { mark: 'changed', place: 1, cells: [{ text: '"high"' }, { text: '"P2"', before: '"P1"' }] },
          { mark: 'added', place: 2, cells: [{ text: '-' }, { text: '"P4"' }] },
          { mark: 'removed', place: 2, cells: [{ text: '"low"' }, { text: '"P3"' }] },
        ],
      },
    ]);
    const policy = { ...bundle, 'priority.dmn': table([], { hitPolicy: 'COLLECT' }) };
    expect(await said({ ...bundle, 'priority.dmn': table([]) }, policy)).toEqual([
      'Table “Priority”: which rules count is now “COLLECT” instead of “FIRST”',
    ]);
  });

  it('names forms and tables that came or went, and a drawing that cannot be read', async () => {
    expect(await said({ ...bundle, 'a.form': '{}' }, { ...bundle, 'b.dmn': '[]' })).toEqual([
      'Form gone: “A”',
      'New table: “B”',
    ]);
    expect(await said(bundle, { ...bundle, 'service-desk.bpmn': 'no' })).toEqual([
      'The drawing “Service desk” cannot be compared: one of the two is no BPMN',
    ]);
  });
});
