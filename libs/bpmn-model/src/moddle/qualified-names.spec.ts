import { compileDiagram } from '../compile-diagram.js';
import type { ProcessDefinition } from '../definition.js';
import { path } from '../testing/diagram-xml.js';

const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:tns="urn:own" xmlns:far="urn:far" targetNamespace="urn:own"';

const compile = (body: string, beside = '') =>
  compileDiagram(
    `<definitions ${NAMESPACES} id="d">${beside}<process id="p" isExecutable="true"><startEvent id="s"/>${body}<endEvent id="e"/></process></definitions>`,
  );

const compiled = async (body: string, beside = ''): Promise<ProcessDefinition> => {
  const result = await compile(body, beside);
  if (!result.ok) throw new Error(result.findings.map(({ message }) => message).join('\n'));
  const definition = result.diagram.definitions.find(({ id }) => id === 'p');
  if (!definition) throw new Error('Expected the process "p", but there is none.');
  return definition;
};

const thrown = (reference: string, declared = ''): string =>
  `<intermediateThrowEvent id="t" ${declared}><signalEventDefinition signalRef="${reference}"/></intermediateThrowEvent>${path('s', 't', 'e')}`;

const signal = '<signal id="Sig" name="alarm"/>';

describe('references are qualified names', () => {
  it('with the prefix of the target namespace they mean what lies in the file', async () => {
    const beside = `${signal}<error id="Err" errorCode="E"/><message id="Msg" name="m"/><signalEventDefinition id="shared" signalRef="tns:Sig"/>`;
    const body =
      '<receiveTask id="r" messageRef="tns:Msg"/><boundaryEvent id="b" attachedToRef="tns:r"><errorEventDefinition errorRef="tns:Err"/></boundaryEvent>' +
      '<intermediateThrowEvent id="t"><eventDefinitionRef>tns:shared</eventDefinitionRef><messageEventDefinition messageRef="tns:Msg"/></intermediateThrowEvent>' +
      `<endEvent id="x"/>${path('s', 'r', 't', 'e')}${path('b', 'x')}`;
    const { nodes } = await compiled(body, beside);
    expect(nodes['r']).toMatchObject({ message: { name: { value: 'm' } }, boundaryEvents: ['b'] });
    expect(nodes['b']).toMatchObject({ event: { kind: 'error', error: { code: { value: 'E' } } } });
    expect(nodes['t']).toMatchObject({
      event: { kind: 'multiple', triggers: [{ kind: 'message' }, { kind: 'signal' }] },
    });
  });

  it('the prefix may be declared where it is used', async () => {
    const { nodes } = await compiled(thrown('here:Sig', 'xmlns:here="urn:own"'), signal);
    expect(nodes['t']).toMatchObject({ event: { kind: 'signal', signal: { name: { value: 'alarm' } } } });
  });

  it.each(['far:Sig', 'unknown:Sig', 'tns:Other', 'tns:', ':Sig', 'tns:Sig:Sig'])('%s leads nowhere', async (name) => {
    const result = await compile(thrown(name), signal);
    const codes = result.ok ? [] : result.findings.map(({ code }) => code);
    expect(codes).toContain('dangling-reference');
  });

  it('a call names its process so', async () => {
    const called = '<process id="q" isExecutable="true"><task id="only"/></process>';
    const call = (name: string) => `<callActivity id="c" calledElement="${name}"/>${path('s', 'c', 'e')}`;
    const { nodes } = await compiled(call('tns:q'), called);
    expect(nodes['c']).toMatchObject({ called: { processId: { value: 'q' } } });
    expect((await compiled(call('q'), called)).nodes['c']).toMatchObject({ called: { processId: { value: 'q' } } });
  });
});
