import type { Draft, DraftCheck, Problem } from '@relevo/contracts';
import { startEngine, type TestEngine } from '../../support/engine.js';

const task = (id: string, more = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="l1" />${more}</bpmn:extensionElements></bpmn:userTask>`;

const flows = (...pairs: readonly (readonly [string, string, string?])[]): string =>
  pairs
    .map(([source, target, condition], index) => {
      const when = condition
        ? `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
        : '';
      return `<bpmn:sequenceFlow id="f${index}" name="${condition ? 'Yes' : ''}" sourceRef="${source}" targetRef="${target}">${when}</bpmn:sequenceFlow>`;
    })
    .join('');

const process = (id: string, inside: string): Record<string, string> => ({
  [`${id}.bpmn`]: `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t"><bpmn:process id="${id}" name="${id}" isExecutable="true">${inside}</bpmn:process></bpmn:definitions>`,
});

/** One way is chosen, but both are waited for. */
const deadlock = process(
  'deadlock',
  `<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="which" name="Which?" default="f2" />${task('A')}${task('B')}<bpmn:parallelGateway id="both" name="Both done" /><bpmn:endEvent id="end" />` +
    flows(['start', 'which'], ['which', 'A', '=urgent'], ['which', 'B'], ['A', 'both'], ['B', 'both'], ['both', 'end']),
);

/** Both ways are taken, or each where it is asked for; neither waits for the other. */
const twice = (answer = '', split = 'inclusive'): Record<string, string> =>
  process(
    'twice',
    `<bpmn:startEvent id="start" /><bpmn:${split}Gateway id="fork" name="What?"${split === 'inclusive' ? ' default="f3"' : ''} />${task('A')}${task('B')}<bpmn:exclusiveGateway id="merge" />${task('C', answer)}<bpmn:endEvent id="end" />` +
      flows(
        ['start', 'fork'],
        split === 'inclusive' ? ['fork', 'A', '=urgent'] : ['fork', 'A'],
        split === 'inclusive' ? ['fork', 'B', '=large'] : ['fork', 'B'],
        ['fork', 'merge'],
        ['A', 'merge'],
        ['B', 'merge'],
        ['merge', 'C'],
        ['C', 'end'],
      ),
  );

/** Two decisions side by side on one amount: both ways lead to the join, or both end. */
const agreeing = process(
  'agreeing',
  `<bpmn:startEvent id="start" /><bpmn:parallelGateway id="fork" /><bpmn:exclusiveGateway id="one" default="f3" /><bpmn:exclusiveGateway id="two" default="f5" />${task('A')}${task('B')}<bpmn:parallelGateway id="both" /><bpmn:endEvent id="small" /><bpmn:endEvent id="end" />` +
    flows(
      ['start', 'fork'],
      ['fork', 'one'],
      ['one', 'A', '=amount &gt; 100'],
      ['one', 'small'],
      ['two', 'small', '=amount &lt;= 100'],
      ['two', 'B'],
      ['fork', 'two'],
      ['A', 'both'],
      ['B', 'both'],
      ['both', 'end'],
    ),
);

/** Twelve branches of two tasks each side by side: three to the power of twelve situations. */
const wide = process(
  'wide',
  `<bpmn:startEvent id="start" /><bpmn:parallelGateway id="fork" /><bpmn:parallelGateway id="join" /><bpmn:endEvent id="end" />${Array.from({ length: 12 }, (_, n) => task(`A${n}`) + task(`B${n}`)).join('')}` +
    flows(
      ['start', 'fork'],
      ['join', 'end'],
      ...Array.from({ length: 12 }, (_, n): [string, string][] => [
        ['fork', `A${n}`],
        [`A${n}`, `B${n}`],
        [`B${n}`, 'join'],
      ]).flat(),
    ),
);

const reason =
  '<zeebe:properties><zeebe:property name="relevo:cannotHappen.missing-synchronisation" value="C is meant to be done twice" /></zeebe:properties>';

describe('a flow that is drawn well and runs badly', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  const owner = () => relevo.as('process-owner');
  const begin = async (files: Record<string, string>): Promise<Draft> =>
    (await owner().post<Draft>('/api/drafts', { name: 'Change', files })).body;
  const check = async ({ id }: Draft): Promise<DraftCheck> =>
    (await owner().post<DraftCheck>(`/api/drafts/${id}/check`)).body;
  const publish = ({ id, revision }: Draft) =>
    owner().post<Problem>(`/api/drafts/${id}/publish`, { revision, note: 'Now' });

  it('is not published where it certainly gets stuck; the way there is named', async () => {
    const draft = await begin(deadlock);
    const { findings, publishable } = await check(draft);
    expect(publishable).toBe(false);
    expect(findings).toMatchObject([
      {
        severity: 'error',
        code: 'unsound-deadlock',
        elementId: 'both',
        path: ['start', 'f0', 'which', 'f1', 'A', 'f3', 'both'],
        choices: [{ elementId: 'which', flowId: 'f1' }],
      },
    ]);
    expect(findings[0]?.message).toContain('when “Which?” is answered “Yes”');
    expect(findings[0]?.sentence?.es).toContain('cuando en «Which?» se responde «Yes»');
    expect(await publish(draft)).toMatchObject({ status: 422, body: { code: 'diagram-refused' } });
  });

  it('is not published where a step is done twice every time', async () => {
    const draft = await begin(twice('', 'parallel'));
    expect(await check(draft)).toMatchObject({
      publishable: false,
      findings: [{ severity: 'error', code: 'unsound-missing-synchronisation', elementId: 'C', choices: [] }],
    });
    expect(await publish(draft)).toMatchObject({ status: 422, body: { code: 'diagram-refused' } });
  });

  it('is published with a hint, and the answer to a hint is shown to who reviews it', async () => {
    const open = await check(await begin(twice()));
    expect(open).toMatchObject({
      publishable: true,
      answered: [],
      findings: [{ severity: 'warning', code: 'unsound-missing-synchronisation', elementId: 'C' }],
    });

    const draft = await begin(twice(reason));
    expect(await check(draft)).toMatchObject({
      publishable: true,
      findings: [],
      answered: [{ code: 'unsound-missing-synchronisation', answer: 'C is meant to be done twice' }],
    });
    expect(await publish(draft)).toMatchObject({ status: 200 });
  });

  it('is published where decisions on the same amount agree', async () => {
    const draft = await begin(agreeing);
    expect(await check(draft)).toEqual({ findings: [], answered: [], publishable: true });
    expect(await publish(draft)).toMatchObject({ status: 200 });
  });

  it('is published where not everything could be looked at, which is said', async () => {
    const draft = await begin(wide);
    expect(await check(draft)).toMatchObject({
      publishable: true,
      findings: [{ severity: 'warning', code: 'not-explored', elementName: 'wide' }],
    });
    expect(await publish(draft)).toMatchObject({ status: 200 });
  });
});
