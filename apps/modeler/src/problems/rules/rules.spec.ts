import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { checkBundle } from '../../checking/check-bundle.js';
import { drawingRules } from './drawing-rules.js';
import { lintRules } from './lint-rules.js';

interface Drawn {
  /** Of the process; the gateway, its ways out and what follows are the rest. */
  readonly process?: string;
  readonly lane?: string;
  readonly task?: string;
  readonly gateway?: string;
  readonly gatewayName?: string;
  readonly yes?: string;
  readonly no?: string;
  readonly more?: string;
  readonly beside?: string;
}

const property = (name: string, value: string) =>
  `<zeebe:properties><zeebe:property name="${name}" value="${value}"/></zeebe:properties>`;
const inside = (xml: string) => `<bpmn:extensionElements>${xml}</bpmn:extensionElements>`;
const when = (id: string, target: string, condition: string, name = id) =>
  `<bpmn:sequenceFlow id="${id}" name="${name}" sourceRef="G" targetRef="${target}">${condition && `<bpmn:conditionExpression>=${condition}</bpmn:conditionExpression>`}</bpmn:sequenceFlow>`;

/** A task, a decision after it, and two ends. */
const drawn = (of: Drawn): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:d">
<bpmn:process id="p" name="P" isExecutable="true">${inside(of.process ?? property('relevo:catalogue', 'true'))}
<bpmn:laneSet id="LS"><bpmn:lane id="L" name="Desk">${inside(of.lane ?? property('relevo:group', 'l1'))}<bpmn:flowNodeRef>S</bpmn:flowNodeRef><bpmn:flowNodeRef>T</bpmn:flowNodeRef><bpmn:flowNodeRef>G</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
<bpmn:startEvent id="S" name="Reported"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
<bpmn:userTask id="T" name="Attend">${inside(`<zeebe:userTask/>${of.task ?? ''}`)}<bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing></bpmn:userTask>
<bpmn:exclusiveGateway id="G" name="${of.gatewayName ?? 'Known?'}" ${of.gateway ?? ''}><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>Yes</bpmn:outgoing><bpmn:outgoing>No</bpmn:outgoing></bpmn:exclusiveGateway>
<bpmn:endEvent id="E1" name="Done"><bpmn:incoming>Yes</bpmn:incoming></bpmn:endEvent>
<bpmn:endEvent id="E2" name="Not done"><bpmn:incoming>No</bpmn:incoming></bpmn:endEvent>
<bpmn:sequenceFlow id="F1" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="F2" sourceRef="T" targetRef="G"/>
${of.yes ?? when('Yes', 'E1', 'known = true')}${of.no ?? when('No', 'E2', 'known = false')}${of.more ?? ''}
</bpmn:process>${of.beside ?? ''}</bpmn:definitions>`;

const form = (id: string, ...components: readonly object[]) =>
  JSON.stringify({ type: 'default', id, schemaVersion: 19, components });
const withForm = '<zeebe:formDefinition formId="f"/>';
const boundary = (trigger: string, rest = '') =>
  `<bpmn:boundaryEvent id="B" name="Late" attachedToRef="T" ${rest}><bpmn:outgoing>FB</bpmn:outgoing>${trigger}</bpmn:boundaryEvent><bpmn:endEvent id="E3" name="Late end"><bpmn:incoming>FB</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="FB" sourceRef="B" targetRef="E3"/>`;
const timer = (of: string) => `<bpmn:timerEventDefinition>${of}</bpmn:timerEventDefinition>`;
const duration = (of: string) => timer(`<bpmn:timeDuration>${of}</bpmn:timeDuration>`);
const requester = property('relevo:group', 'requester');
const catching = (name: string) => `<bpmn:message id="M1" name="${name}"/><bpmn:message id="M2" name="parts-arrived"/>`;
const messages = `<bpmn:boundaryEvent id="B" name="Late" attachedToRef="T"><bpmn:outgoing>FX</bpmn:outgoing>${duration('PT1H')}</bpmn:boundaryEvent><bpmn:intermediateThrowEvent id="X" name="Sent"><bpmn:incoming>FX</bpmn:incoming><bpmn:outgoing>FY</bpmn:outgoing><bpmn:messageEventDefinition messageRef="M2"/></bpmn:intermediateThrowEvent><bpmn:intermediateCatchEvent id="Y" name="Come"><bpmn:incoming>FY</bpmn:incoming><bpmn:outgoing>FZ</bpmn:outgoing><bpmn:messageEventDefinition messageRef="M1"/></bpmn:intermediateCatchEvent><bpmn:endEvent id="E3" name="Late end"><bpmn:incoming>FZ</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="FX" sourceRef="B" targetRef="X"/><bpmn:sequenceFlow id="FY" sourceRef="X" targetRef="Y"/><bpmn:sequenceFlow id="FZ" sourceRef="Y" targetRef="E3"/>`;
/** Sends M2, then waits for one of both. */
const awaiting = (message: string) =>
  messages.replace(
    '<bpmn:messageEventDefinition messageRef="M1"/>',
    `<bpmn:messageEventDefinition messageRef="${message}"/>`,
  );
const choice = (...values: readonly string[]) => ({
  type: 'select',
  id: 'c',
  key: 'supply',
  label: 'Supply',
  values: values.map((value) => ({ value, label: value })),
});
const bySupply = {
  task: withForm,
  yes: when('Yes', 'E1', 'supply = &quot;here&quot;'),
  no: when('No', 'E2', 'supply = &quot;ordered&quot;'),
};

type Files = Readonly<Record<string, string>>;
type Case = readonly [code: string, valid: Drawn, invalid: Drawn, at: string, files?: Files, invalidFiles?: Files];

const cases: readonly Case[] = [
  [
    'name-never-set',
    {},
    { task: withForm },
    'Yes',
    {},
    { 'f.form': form('f', { type: 'textfield', id: 'a', key: 'other' }) },
  ],
  ['same-condition', {}, { no: when('No', 'E2', 'known = true') }, 'No'],
  [
    'conditions-overlap',
    { yes: when('Yes', 'E1', 'n &lt; 5'), no: when('No', 'E2', 'n &gt;= 5') },
    { yes: when('Yes', 'E1', 'n &lt; 5'), no: when('No', 'E2', 'n &gt; 3') },
    'G',
  ],
  [
    'conditions-gap',
    { yes: when('Yes', 'E1', 'n &lt; 5'), no: when('No', 'E2', 'n &gt;= 5') },
    { yes: when('Yes', 'E1', 'n &lt; 5'), no: when('No', 'E2', 'n &gt; 5') },
    'G',
  ],
  [
    'conditions-gap',
    { yes: when('Yes', 'E1', '(n &lt; 5) = true'), no: when('No', 'E2', '(n &gt;= 5) = true') },
    { yes: when('Yes', 'E1', '(n &lt; 5) = true'), no: when('No', 'E2', '(n &gt; 5) = true') },
    'G',
  ],
  [
    'conditions-gap',
    bySupply,
    bySupply,
    'G',
    { 'f.form': form('f', choice('here', 'ordered')) },
    { 'f.form': form('f', choice('here', 'ordered', 'never')) },
  ],
  ['timer-now', { more: boundary(duration('PT1H')) }, { more: boundary(duration('PT0S')) }, 'B'],
  [
    'timer-now',
    { more: boundary(timer('<bpmn:timeDate>2030-01-01T00:00:00Z</bpmn:timeDate>')) },
    { more: boundary(timer('<bpmn:timeDate>2020-01-01T00:00:00Z</bpmn:timeDate>')) },
    'B',
  ],
  [
    'error-never',
    {
      task: '<zeebe:taskListeners><zeebe:taskListener eventType="completing" type="x"/></zeebe:taskListeners>',
      more: boundary('<bpmn:errorEventDefinition/>'),
    },
    { more: boundary('<bpmn:errorEventDefinition/>') },
    'B',
  ],
  [
    'message-misspelt',
    { more: messages, beside: catching('invoice-paid') },
    { more: messages, beside: catching('parts-arived') },
    'Y',
  ],
  [
    'default-never',
    { gateway: 'default="No"', no: when('No', 'E2', '') },
    { gateway: 'default="F9"', more: '<bpmn:sequenceFlow id="F9" name="Else" sourceRef="G" targetRef="E2"/>' },
    'F9',
  ],
  ['decision-question', {}, { gatewayName: 'Known' }, 'G'],
  ['way-unlabelled', {}, { no: when('No', 'E2', 'known = false', '') }, 'No'],
  [
    'silence-path',
    { lane: requester, more: boundary(duration('P7D')) },
    { lane: requester, more: boundary(duration('P7D'), 'cancelActivity="false"') },
    'T',
  ],
  [
    'wait-without-end',
    { more: awaiting('M2'), beside: catching('parts-ordered') },
    { more: awaiting('M1'), beside: catching('parts-ordered') },
    'Y',
  ],
  ['requester-words', { lane: requester, task: property('relevo:publicLabel', 'Test it') }, { lane: requester }, 'T'],
  [
    'words-in-spanish',
    {
      task: '<zeebe:properties><zeebe:property name="relevo:publicLabel" value="Test"/><zeebe:property name="relevo:publicLabel.es" value="Prueba"/></zeebe:properties>',
    },
    { task: property('relevo:publicLabel', 'Test') },
    'T',
  ],
  ['lane-without-group', {}, { lane: '', task: '<zeebe:assignmentDefinition candidateGroups="l1"/>' }, 'L'],
  [
    'lane-empty',
    {},
    {
      process:
        property('relevo:catalogue', 'true') +
        '</bpmn:extensionElements><bpmn:laneSet id="L2S"><bpmn:lane id="L2" name="Nobody"/></bpmn:laneSet><bpmn:extensionElements>',
    },
    'L2',
  ],
  [
    'not-offered',
    {},
    {
      process: '<zeebe:versionTag value="1"/>',
      more: '<bpmn:startEvent id="S2" name="Asked"><bpmn:extensionElements><zeebe:formDefinition formId="f"/></bpmn:extensionElements><bpmn:outgoing>F8</bpmn:outgoing></bpmn:startEvent><bpmn:sequenceFlow id="F8" sourceRef="S2" targetRef="T"/>',
    },
    'p',
  ],
  [
    'file-unused',
    { task: withForm },
    {},
    '',
    { 'f.form': form('f', { type: 'textfield', id: 'a', key: 'known' }) },
    { 'f.form': form('f', { type: 'textfield', id: 'a', key: 'known' }) },
  ],
  ['label-too-long', {}, { gatewayName: `${'Is it really true that '.repeat(4)}?` }, 'G'],
];

const findingsOf = async (of: Drawn, files: Files = {}) => {
  const { found } = await checkBundle({
    files: { 'p.bpmn': drawn(of), ...files },
    diagram: 'p.bpmn',
    known: { groups: null, processes: null },
    now: Date.UTC(2026, 0, 1),
  });
  return found;
};

describe('the rules of the service desk', () => {
  it.each(cases.map((one) => [one[0], one] as const))(
    '%s',
    async (_, [code, valid, invalid, at, files, invalidFiles]) => {
      const right = await findingsOf(valid, files);
      expect(right.filter((finding) => finding.code === code)).toEqual([]);
      const wrong = await findingsOf(invalid, invalidFiles ?? files);
      expect(wrong.filter((finding) => finding.code === code).map(({ elementId = '' }) => elementId)).toContain(at);
    },
  );

  it.each([
    ['a message that comes from outside may end by time', duration('P5D'), ''],
    [
      'an event of the process may end every wait',
      '',
      '<bpmn:subProcess id="ES" name="Late" triggeredByEvent="true"><bpmn:startEvent id="ESS" name="Late">' +
        duration('P30D') +
        '</bpmn:startEvent></bpmn:subProcess>',
    ],
  ])('%s: no hint', async (_, beside, more) => {
    const race = beside
      ? `<bpmn:eventBasedGateway id="EG" name="Which?"><bpmn:incoming>FX</bpmn:incoming><bpmn:outgoing>FG1</bpmn:outgoing><bpmn:outgoing>FG2</bpmn:outgoing></bpmn:eventBasedGateway><bpmn:sequenceFlow id="FG1" sourceRef="EG" targetRef="Y"/><bpmn:sequenceFlow id="FG2" sourceRef="EG" targetRef="Z"/><bpmn:intermediateCatchEvent id="Z" name="Five days"><bpmn:incoming>FG2</bpmn:incoming>${beside}</bpmn:intermediateCatchEvent>`
      : '';
    const drawing = { more: awaiting('M1') + race + more, beside: catching('parts-ordered') };
    const found = await findingsOf(drawing);
    expect(found.filter(({ code }) => code === 'wait-without-end')).toEqual([]);
  });

  it('have a case each', () => {
    const tried = new Set(cases.map(([code]) => code));
    expect(drawingRules.map(({ code }) => code).filter((code) => !tried.has(code))).toEqual([]);
  });

  it('say the way to a name that nothing sets, and the name that was meant', async () => {
    const wrong = { yes: when('Yes', 'E1', 'knwon = true'), no: when('No', 'E2', 'known = false') };
    const asked = { 'f.form': form('f', { type: 'checkbox', id: 'a', key: 'known' }) };
    const [finding] = (await findingsOf({ ...wrong, task: withForm }, asked)).filter(
      ({ code }) => code === 'name-never-set',
    );
    expect(finding).toMatchObject({
      values: { name: 'knwon', near: 'known' },
      path: ['S', 'F1', 'T', 'F2', 'G', 'Yes', 'E1'],
    });
  });

  it('stand in the README with those of bpmnlint, in or out, and why', () => {
    const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
    const bpmnlint = dirname(createRequire(import.meta.url).resolve('bpmnlint/rules/global'));
    const theirs = readdirSync(bpmnlint)
      .filter((file) => file !== 'helper.js')
      .map((file) => file.replace('.js', ''));
    const lines = (name: string) => readme.split('\n').filter((line) => line.startsWith(`| \`${name}\` `));
    for (const name of theirs) {
      const [line = ''] = lines(name);
      expect([name, line.split('|')[2]?.trim()]).toEqual([name, Object.hasOwn(lintRules, name) ? 'in' : 'out']);
    }
    expect(drawingRules.map(({ code }) => code).filter((code) => lines(code).length !== 1)).toEqual([]);
  });
});
