import { defaultLimits } from '../../../apps/engine/src/config/engine-limits.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { condition, decides, diagram, flows } from '../bad-input/diagrams.js';

const script = (id: string, expression: string) =>
  `<bpmn:scriptTask id="${id}"><bpmn:extensionElements><zeebe:script expression="${expression}" resultVariable="x" /></bpmn:extensionElements></bpmn:scriptTask>`;

const roundInCircles = diagram(
  'steps',
  `<bpmn:startEvent id="start" /><bpmn:exclusiveGateway id="again" />${script('step', '=1')}
  <bpmn:exclusiveGateway id="gate" default="f3" /><bpmn:endEvent id="end" />
  ${flows(['start', 'again'], ['again', 'step'])}
  <bpmn:sequenceFlow id="f3" sourceRef="gate" targetRef="again" />
  <bpmn:sequenceFlow id="f4" sourceRef="gate" targetRef="end">${condition('=x = 2')}</bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f5" sourceRef="step" targetRef="gate" />`,
);

const manyAtOnce = diagram(
  'tokens',
  `<bpmn:startEvent id="start" />
  <bpmn:userTask id="each"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>=20</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
  <bpmn:endEvent id="end" />${flows(['start', 'each'], ['each', 'end'])}`,
);

const callsItself = diagram(
  'depth',
  `<bpmn:startEvent id="start" />
  <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="depth" /></bpmn:extensionElements></bpmn:callActivity>
  <bpmn:endEvent id="end" />${flows(['start', 'call'], ['call', 'end'])}`,
);

const tooMuch = diagram(
  'variableSize',
  `<bpmn:startEvent id="start" />${script('step', '=for i in 1..500 return i')}<bpmn:endEvent id="end" />
  ${flows(['start', 'step'], ['step', 'end'])}`,
);

interface Incident {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly incidentKey: string;
}

/** What each limit is for is tested with the kernel; here: that an installation's own are in force, and named. */
describe('the limits of an installation', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine({
      limits: { stepsPerCommand: 100, tokensPerCase: 10, depth: 3, variableSize: 1_000, expressionTime: 20 },
    });
  });
  afterAll(() => relevo.close());

  const incidentOf = async (processDefinitionId: string, variables: object = {}): Promise<Incident | undefined> => {
    const administrator = relevo.as('administrator');
    const started = await administrator.post('/v2/process-instances', { processDefinitionId, variables });
    expect(started.status).toBe(200);
    const filter = { processDefinitionId, state: 'ACTIVE' };
    const { body } = await administrator.post<{ items: readonly Incident[] }>('/v2/incidents/search', { filter });
    return body.items[0];
  };
  const deploy = async (xml: string): Promise<void> => {
    const data = new FormData();
    data.append('resources', new File([xml], 'limits.bpmn'));
    expect(await relevo.as('administrator').post('/v2/deployments', data)).toMatchObject({ status: 200 });
  };

  it.each([
    ['steps', roundInCircles, 'Expected at most 100 elements in one go (limit stepsPerCommand)'],
    ['tokens', manyAtOnce, 'Expected at most 10 tokens in one case (limit tokensPerCase)'],
    ['depth', callsItself, 'Expected subprocesses and calls nested at most 3 deep (limit depth)'],
    ['variableSize', tooMuch, 'limit variableSize'],
  ])('past %s there is an incident that names the limit', async (processId, xml, sentence) => {
    await deploy(xml);

    expect((await incidentOf(processId))?.errorMessage).toContain(sentence);
  });

  it('an expression that takes longer is stopped, and the incident names the limit', async () => {
    await deploy(decides('slow', '=matches(text, &quot;^(a+)+$&quot;)'));

    const incident = await incidentOf('slow', { text: `${'a'.repeat(40)}!` });

    expect(incident).toMatchObject({ errorType: 'EXTRACT_VALUE_ERROR' });
    expect(incident?.errorMessage).toContain('within 20 ms (limit expressionTime)');
  });

  it('an expression of a decision that is asked for takes no longer either', async () => {
    const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="slow_graph" name="Slow" namespace="n">
      <decision id="slow_decision" name="Slow"><variable name="slow" />
      <literalExpression><text>matches(text, "^(a+)+$")</text></literalExpression></decision></definitions>`;
    const data = new FormData();
    data.append('resources', new File([dmn], 'slow.dmn'));
    expect(await relevo.as('administrator').post('/v2/deployments', data)).toMatchObject({ status: 200 });

    const asked = { decisionDefinitionId: 'slow_decision', variables: { text: `${'a'.repeat(40)}!` } };
    const { body } = await relevo
      .as('administrator')
      .post<{ failureMessage: string }>('/v2/decision-definitions/evaluation', asked);

    expect(body.failureMessage).toContain('within 20 ms');
  });

  it('what is sent and is too large is refused, not stored', async () => {
    await deploy(diagram('sent', `<bpmn:startEvent id="start" /><bpmn:endEvent id="end" />${flows(['start', 'end'])}`));

    const variables = { text: 'a'.repeat(2_000) };
    const { status, body } = await relevo
      .as('administrator')
      .post<{ detail: string }>('/v2/process-instances', { processDefinitionId: 'sent', variables });

    expect([status, body.detail]).toEqual([400, expect.stringContaining('1000')]);
  });

  it('are wide unless said otherwise', () => {
    expect(defaultLimits).toEqual({
      ...{ stepsPerCommand: 10_000, tokensPerCase: 10_000, depth: 50, variableSize: 1_000_000 },
      expressionTime: 50,
    });
  });
});
