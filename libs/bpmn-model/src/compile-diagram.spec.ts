import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from './compile-diagram.js';
import { compiled, nodeOf as node } from './testing/compiled.js';
import { definitions, extensions, flow, path, process, properties, through } from './testing/diagram-xml.js';

const timer = '<timerEventDefinition id="x"><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const message = `<message id="m" name="paid">${extensions('<zeebe:subscription correlationKey="=order.id"/>')}</message>`;

describe('compileDiagram', () => {
  it.each([
    ['another root', '<bpmn xmlns="urn:x"/>', 'not-bpmn'],
    ['DMN', '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', 'not-bpmn'],
    ['HTML', '<html><body/></html>', 'not-bpmn'],
    ['a document type', '<!DOCTYPE html><html/>', 'doctype'],
  ])('refuses %s', async (_name, xml, code) => {
    expect(await compileDiagram(xml)).toMatchObject({ ok: false, findings: [{ severity: 'error', code }] });
  });

  it('collects everything that is wrong at once', async () => {
    const compilation = await compileDiagram(
      through('t', '<serviceTask id="t"/><inclusiveGateway id="g"/><correlationSubscription id="x"/><task/>'),
    );
    const codes = compilation.ok ? [] : compilation.findings.map((finding) => finding.code);
    expect(codes).toEqual(
      expect.arrayContaining(['missing-id', 'not-executed', 'no-incoming-flow', 'job-type-missing']),
    );
  });

  it('reads over markup between the words of documentation and notes, and refuses it in a script', async () => {
    const html = 'a <b xmlns="urn:h">b<i/></b> c<!-- d -->';
    const note = `<textAnnotation id="n"><text>${html}</text></textAnnotation>`;
    const task = `<userTask id="t"><documentation>${html}<documentation>x</documentation></documentation></userTask>${note}`;
    expect(await compileDiagram(through('t', task))).toMatchObject({ ok: true });

    const script = `<scriptTask id="t"><script>${html}</script></scriptTask>`;
    const refused = await compileDiagram(through('t', script));
    const codes = refused.ok ? [] : refused.findings.map(({ code }) => code);
    expect(codes).toContain('misplaced-element');
  });

  it.each(['<incoming>f1<x xmlns="urn:x"/></incoming>', '<outgoing><task id="u"/></outgoing>'])(
    'refuses what nobody can read: %s',
    async (inside) => {
      expect(await compileDiagram(through('t', `<userTask id="t">${inside}</userTask>`))).toMatchObject({ ok: false });
    },
  );

  it('stops reading a file that is hopeless', async () => {
    const compilation = await compileDiagram(process('<dance/>'.repeat(40_000)));

    expect(compilation).toMatchObject({ ok: false, findings: [{ code: 'unknown-element', elementId: 'p' }] });
  });

  it('reads processes, nodes and flows in document order', async () => {
    const xml = process(
      `<startEvent id="s"/><parallelGateway id="g"/><task id="b"/><endEvent id="a"/>${path('s', 'g', 'a')}${path('g', 'b', 'a')}`,
    );
    expect(await compiled(xml)).toMatchObject({
      id: 'p',
      startEvents: ['s'],
      nodes: { g: { type: 'parallelGateway', scope: 'p', incoming: ['s_g'], outgoing: ['g_a', 'g_b'] } },
      flows: { s_g: { source: 's', target: 'g' } },
    });
  });

  it('reads lanes from the outermost to the innermost, also of what lies in a subprocess', async () => {
    const inner = `<lane id="inner">${properties({ 'relevo:group': 'l2' })}<flowNodeRef>sub</flowNodeRef></lane>`;
    const lanes = `<laneSet id="ls"><lane id="outer">${properties({ 'relevo:group': 'l1', 'relevo:publicLabel.es': 'Nosotros' })}<flowNodeRef>sub</flowNodeRef><childLaneSet id="cs">${inner}</childLaneSet></lane></laneSet>`;
    const sub = `<subProcess id="sub"><startEvent id="is"/><userTask id="ut"/><endEvent id="ie"/>${path('is', 'ut', 'ie')}</subProcess>`;

    const definition = await compiled(through('sub', lanes + sub));

    expect(definition.nodes['ut']).toMatchObject({ laneGroup: 'l2', lanes: ['outer', 'inner'], scope: 'sub' });
    expect(definition.lanes['outer']).toMatchObject({ group: 'l1', publicLabel: { es: 'Nosotros' } });
  });

  it('gives a user task the group of the innermost lane that has one', async () => {
    const lanes = `<laneSet id="ls"><lane id="outer">${properties({ 'relevo:group': 'l1' })}<childLaneSet id="cs"><lane id="inner"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></laneSet>`;
    expect(await node(through('t', `${lanes}<userTask id="t"/>`))).toMatchObject({ laneGroup: 'l1' });
  });

  it('reads what a user task says itself', async () => {
    const content = extensions(
      '<zeebe:userTask/><zeebe:assignmentDefinition assignee="=boss" candidateGroups="l1,l2"/>' +
        '<zeebe:formDefinition formId="f" bindingType="versionTag" versionTag="v1"/>' +
        '<zeebe:taskSchedule dueDate="=now()"/><zeebe:priorityDefinition priority="80"/>' +
        '<zeebe:properties><zeebe:property name="relevo:ticket.priority" value="=prio"/></zeebe:properties>',
    );
    expect(await node(through('t', `<userTask id="t" name="Attend">${content}</userTask>`))).toMatchObject({
      name: 'Attend',
      assignee: { kind: 'feel', source: 'boss' },
      candidateGroups: { kind: 'static', value: 'l1,l2' },
      form: { formId: 'f', bindingType: 'versionTag', versionTag: 'v1' },
      dueDate: { kind: 'feel', source: 'now()' },
      priority: { kind: 'static', value: '80' },
      ticketFields: { priority: { kind: 'feel', source: 'prio' } },
      outcomes: [],
    });
  });

  it('reads jobs with headers and retries', async () => {
    const job =
      '<zeebe:taskDefinition type="mail" retries="=n"/><zeebe:taskHeaders><zeebe:header key="to" value="all"/></zeebe:taskHeaders>';
    expect(await node(through('t', `<serviceTask id="t">${extensions(job)}</serviceTask>`))).toMatchObject({
      job: { type: { value: 'mail' }, retries: { source: 'n' }, headers: { to: 'all' } },
    });
    expect(
      await node(through('t', `<sendTask id="t">${extensions('<zeebe:taskDefinition type="mail"/>')}</sendTask>`)),
    ).toMatchObject({ job: { retries: { kind: 'static', value: '3' } } });
  });

  it('reads messages with their correlation key, thrown and caught', async () => {
    const expected = { name: { kind: 'static', value: 'paid' }, correlationKey: { source: 'order.id' } };
    expect(await node(through('t', '<receiveTask id="t" messageRef="m"/>', message))).toMatchObject({
      message: expected,
    });
    expect(await node(through('t', '<sendTask id="t" messageRef="m"/>', message))).toMatchObject({ message: expected });
    const event = '<messageEventDefinition id="x" messageRef="m"/>';
    expect(
      await node(through('t', `<intermediateCatchEvent id="t">${event}</intermediateCatchEvent>`, message)),
    ).toMatchObject({ event: { kind: 'message', message: expected } });
  });

  it('reads boundary events and whom they interrupt', async () => {
    const body = `<task id="t"/><boundaryEvent id="b" attachedToRef="t" cancelActivity="false">${timer}</boundaryEvent>${flow('b', 'e')}`;
    const definition = await compiled(through('t', body));
    expect(definition.nodes['t']).toMatchObject({ boundaryEvents: ['b'] });
    expect(definition.nodes['b']).toMatchObject({
      attachedTo: 't',
      interrupting: false,
      event: { kind: 'timer', timer: { kind: 'duration', value: { value: 'PT1H' } } },
    });
  });

  it('reads errors: a code to throw, any to catch', async () => {
    const body = `<task id="t"/><boundaryEvent id="b" attachedToRef="t"><errorEventDefinition id="x"/></boundaryEvent><endEvent id="f"><errorEventDefinition id="y" errorRef="er"/></endEvent>${flow('b', 'f')}`;
    const definition = await compiled(through('t', body, '<error id="er" errorCode="E1"/>'));
    expect(definition.nodes['b']).toMatchObject({ interrupting: true, event: { kind: 'error', error: {} } });
    expect(definition.nodes['f']).toMatchObject({
      event: { error: { id: 'er', code: { kind: 'static', value: 'E1' } } },
    });
  });

  it('reads notifications', async () => {
    const notify = properties({ 'relevo:notify': 'requester', 'relevo:notifyTemplate': 'reminder' });
    const notification = { to: 'requester', template: 'reminder' };
    expect(await node(through('t', `<sendTask id="t">${notify}</sendTask>`))).toMatchObject({ notification });
    expect(await node(through('t', `<intermediateThrowEvent id="t">${notify}</intermediateThrowEvent>`))).toMatchObject(
      { event: { kind: 'none' }, notification },
    );
  });

  it('reads scripts in FEEL, the extension before BPMN’s own', async () => {
    const own = '<scriptTask id="t" scriptFormat="feel"><script>=a + 1</script></scriptTask>';
    expect(await node(through('t', own))).toMatchObject({ script: { expression: { source: 'a + 1' } } });
    const both = `<scriptTask id="t" scriptFormat="feel">${extensions('<zeebe:script expression="=b" resultVariable="r"/>')}<script>=a</script></scriptTask>`;
    expect(await node(through('t', both))).toMatchObject({
      script: { expression: { source: 'b' }, resultVariable: 'r' },
    });
  });

  it('reads decisions and called processes with their binding', async () => {
    const decision = '<zeebe:calledDecision decisionId="prio" resultVariable="p" bindingType="deployment"/>';
    expect(
      await node(through('t', `<businessRuleTask id="t">${extensions(decision)}</businessRuleTask>`)),
    ).toMatchObject({ decision: { decisionId: { value: 'prio' }, resultVariable: 'p', bindingType: 'deployment' } });
    const called = '<zeebe:calledElement processId="=which" propagateAllChildVariables="false"/>';
    expect(await node(through('t', `<callActivity id="t">${extensions(called)}</callActivity>`))).toMatchObject({
      called: { processId: { kind: 'feel', source: 'which' }, bindingType: 'latest' },
      propagateAllParentVariables: true,
      propagateAllChildVariables: false,
    });
    expect(await node(through('t', '<callActivity id="t" calledElement="q"/>'))).toMatchObject({
      called: { processId: { kind: 'static', value: 'q' } },
    });
  });

  it.each([
    ['<serviceTask id="t"/>', 'job-type-missing'],
    ['<sendTask id="t"/>', 'send-task-how'],
    ['<receiveTask id="t"/>', 'message-missing'],
    ['<scriptTask id="t"/>', 'script-missing'],
    ['<scriptTask id="t" scriptFormat="javascript"><script>=1</script></scriptTask>', 'script-format'],
    ['<businessRuleTask id="t"/>', 'decision-missing'],
    ['<callActivity id="t"/>', 'called-process-missing'],
    [`<userTask id="t">${extensions('<zeebe:formDefinition/>')}</userTask>`, 'form-missing'],
    ['<intermediateCatchEvent id="t"><timerEventDefinition id="x"/></intermediateCatchEvent>', 'timer-definition'],
  ])('refuses %s by %s', async (task, code) => {
    expect(await compileDiagram(through('t', task))).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ code, elementId: 't' })]),
    });
  });

  it('compiles the executable processes of a collaboration, and lists the others', async () => {
    const pool = (id: string, executable: boolean) =>
      `<process id="${id}" isExecutable="${executable}"><startEvent id="${id}s"/><endEvent id="${id}e"/>${path(`${id}s`, `${id}e`)}</process>`;
    const pools =
      '<collaboration id="c"><participant id="pa" processRef="a"/><participant id="pb" processRef="b"/></collaboration>';

    const compilation = await compileDiagram(definitions(pools + pool('a', true) + pool('b', false)));

    expect(compilation).toMatchObject({
      ok: true,
      diagram: { definitions: [{ id: 'a' }], findings: [{ code: 'not-used', elementId: 'b' }] },
    });
  });
});
