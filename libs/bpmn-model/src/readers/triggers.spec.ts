import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from '../compile-diagram.js';
import { compiled, nodeOf } from '../testing/compiled.js';
import { extensions, flow, path, process, through } from '../testing/diagram-xml.js';

const ROOTS =
  '<signal id="s1" name="alarm"/><escalation id="e1" escalationCode="late"/><message id="m" name="paid"/>' +
  '<signalEventDefinition id="sd" signalRef="s1"/>';
const caught = (triggers: string, attributes = '') =>
  through('t', `<intermediateCatchEvent id="t" ${attributes}>${triggers}</intermediateCatchEvent>`, ROOTS);
const thrown = (triggers: string) =>
  through('t', `<intermediateThrowEvent id="t">${triggers}</intermediateThrowEvent>`, ROOTS);
const fixed = (value: string) => ({ kind: 'static', value });
const signal = { kind: 'signal', signal: { id: 's1', name: fixed('alarm') } };

describe('triggers', () => {
  it('are signals, written inside or beside the process', async () => {
    expect(await nodeOf(caught('<signalEventDefinition id="x" signalRef="s1"/>'))).toMatchObject({ event: signal });
    expect(await nodeOf(thrown('<eventDefinitionRef>sd</eventDefinitionRef>'))).toMatchObject({ event: signal });
  });

  it('are conditions, with the variables that they watch', async () => {
    const condition = (filter = '') =>
      `<conditionalEventDefinition id="x">${filter}<condition>=stock &lt; limit and orders[open][1] != null</condition></conditionalEventDefinition>`;
    expect(await nodeOf(caught(condition()))).toMatchObject({
      event: { kind: 'conditional', condition: { names: ['stock', 'limit', 'orders', 'open'] } },
    });
    const filter = extensions('<zeebe:conditionalFilter variableNames="stock, limit"/>');
    expect(await nodeOf(caught(condition(filter)))).toMatchObject({
      event: { condition: { names: ['stock', 'limit'] } },
    });
  });

  it('are escalations, errors and compensation', async () => {
    expect(await nodeOf(thrown('<escalationEventDefinition id="x" escalationRef="e1"/>'))).toMatchObject({
      event: { kind: 'escalation', escalation: { id: 'e1', code: fixed('late') } },
    });
    expect(await nodeOf(thrown('<compensateEventDefinition id="x" waitForCompletion="false"/>'))).toMatchObject({
      event: { kind: 'compensate', compensate: { waits: false } },
    });
  });

  it('may be several: one is enough, or all must come', async () => {
    const both = '<signalEventDefinition id="x" signalRef="s1"/><messageEventDefinition id="y" messageRef="m"/>';
    expect(await nodeOf(caught(both))).toMatchObject({
      event: { kind: 'multiple', parallel: false, triggers: [signal, { kind: 'message' }] },
    });
    expect(await nodeOf(caught(both, 'parallelMultiple="true"'))).toMatchObject({ event: { parallel: true } });
  });

  it.each([
    ['a signal without a name', caught('<signalEventDefinition id="x"/>'), 'signal-missing'],
    [
      'an escalation that is thrown without a code',
      thrown('<escalationEventDefinition id="x"/>'),
      'escalation-missing',
    ],
    ['a condition that is missing', caught('<conditionalEventDefinition id="x"/>'), 'event-condition-missing'],
    [
      'a condition that is not FEEL',
      caught('<conditionalEventDefinition id="x"><condition>stock</condition></conditionalEventDefinition>'),
      'condition-not-feel',
    ],
  ])('refuses %s', async (_name, xml, code) => {
    expect(await compileDiagram(xml)).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ code, elementId: 't' })]),
    });
  });
});

describe('link events', () => {
  it('are joined by a flow', async () => {
    const link = (kind: string, id: string) =>
      `<intermediate${kind}Event id="${id}"><linkEventDefinition id="${id}d" name="on"/></intermediate${kind}Event>`;
    const definition = await compiled(
      process(
        `<startEvent id="s"/>${link('Throw', 'a')}${link('Catch', 'b')}<endEvent id="e"/>${path('s', 'a')}${path('b', 'e')}`,
      ),
    );
    expect(definition).toMatchObject({
      flows: { 'link:a': { id: 'link:a', source: 'a', target: 'b' } },
      nodes: { a: { outgoing: ['link:a'], event: { kind: 'link', name: 'on' } }, b: { incoming: ['link:a'] } },
      startNodes: ['s'],
    });
  });
});

describe('compensation boundary events', () => {
  it('name their handler', async () => {
    const body =
      '<task id="t"/><boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition id="x"/></boundaryEvent>' +
      '<task id="undo" isForCompensation="true"/><association id="as" sourceRef="b" targetRef="undo"/>';
    expect((await compiled(through('t', body))).nodes).toMatchObject({
      b: { event: { kind: 'compensate' }, handler: 'undo' },
      undo: { forCompensation: true },
    });
  });
});

describe('where a process begins', () => {
  const receive = (attributes: string) => `<receiveTask id="r" messageRef="m" ${attributes}/>`;

  it('is its start event, or every node that no flow leads to', async () => {
    expect(await compiled(process('<task id="a"/><task id="b"/>'))).toMatchObject({
      startEvents: [],
      startNodes: ['a', 'b'],
    });
    const body = `<startEvent id="s"/><startEvent id="n"><signalEventDefinition id="x" signalRef="s1"/></startEvent><endEvent id="a"/>${path('s', 'a')}${flow('n', 'a')}`;
    expect(await compiled(process(body, ROOTS))).toMatchObject({ startEvents: ['s', 'n'], startNodes: ['s'] });
  });

  it('is what instantiates it', async () => {
    const definition = await compiled(process(receive('instantiate="true"'), ROOTS));
    expect(definition).toMatchObject({ startEvents: ['r'], startNodes: [], nodes: { r: { instantiate: true } } });
    const gateway = `<eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/>${receive('')}<receiveTask id="q" messageRef="m"/>${path('g', 'r')}${path('g', 'q')}`;
    expect(await compiled(process(gateway, ROOTS))).toMatchObject({
      startEvents: ['r', 'q'],
      startNodes: [],
      nodes: { g: { instantiate: 'parallel' } },
    });
  });

  it('is the same inside a subprocess, and what stands aside is not among it', async () => {
    const inside =
      '<task id="a"/><task id="undo" isForCompensation="true"/><subProcess id="ev" triggeredByEvent="true"><startEvent id="es" isInterrupting="false"><signalEventDefinition id="x" signalRef="s1"/></startEvent><endEvent id="ee"/>' +
      `${flow('es', 'ee')}</subProcess>`;
    expect((await compiled(through('t', `<subProcess id="t">${inside}</subProcess>`, ROOTS))).nodes).toMatchObject({
      t: { triggeredByEvent: false, startNodes: ['a'], eventSubProcesses: ['ev'] },
      ev: { triggeredByEvent: true, startNodes: ['es'] },
      es: { interrupting: false },
    });
  });
});
