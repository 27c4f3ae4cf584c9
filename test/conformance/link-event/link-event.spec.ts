import { compiled } from '../support/compiled.js';
import { scenario } from '../support/scenario.js';

const diagram = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="https://relevo.example">
  <process id="p" isExecutable="true">${inside}</process>
</definitions>`;

const link = (name: string): string => `<linkEventDefinition id="${name}_${counter++}" name="${name}" />`;
let counter = 0;

const throwing = (id: string, name: string, flow: string): string =>
  `<intermediateThrowEvent id="${id}"><incoming>${flow}</incoming>${link(name)}</intermediateThrowEvent>`;

const catching = (id: string, name: string, flow: string): string =>
  `<intermediateCatchEvent id="${id}"><outgoing>${flow}</outgoing>${link(name)}</intermediateCatchEvent>`;

const flow = (id: string, source: string, target: string): string =>
  `<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}" />`;

const start = '<startEvent id="start"><outgoing>f1</outgoing></startEvent>';

const [straight] = await compiled(
  diagram(`${start}${throwing('off', 'A', 'f1')}${catching('on', 'A', 'f2')}
    <endEvent id="work"><incoming>f2</incoming></endEvent>${flow('f1', 'start', 'off')}${flow('f2', 'on', 'work')}`),
);

const [several] = await compiled(
  diagram(`${start}<parallelGateway id="fork"><incoming>f1</incoming><outgoing>f2</outgoing><outgoing>f3</outgoing></parallelGateway>
    ${throwing('one', 'A', 'f2')}${throwing('two', 'A', 'f3')}${catching('on', 'A', 'f4')}
    <endEvent id="work"><incoming>f4</incoming></endEvent>${flow('f1', 'start', 'fork')}${flow('f2', 'fork', 'one')}
    ${flow('f3', 'fork', 'two')}${flow('f4', 'on', 'work')}`),
);

const [inScope] = await compiled(
  diagram(`${start}<subProcess id="sub"><incoming>f1</incoming><outgoing>f2</outgoing>
      <startEvent id="in"><outgoing>i1</outgoing></startEvent>${throwing('off', 'A', 'i1')}${catching('on', 'A', 'i2')}
      <endEvent id="out"><incoming>i2</incoming></endEvent>${flow('i1', 'in', 'off')}${flow('i2', 'on', 'out')}
    </subProcess><endEvent id="end"><incoming>f2</incoming></endEvent>
    ${flow('f1', 'start', 'sub')}${flow('f2', 'sub', 'end')}`),
);

describe('link event', () => {
  scenario('the token goes from the throwing to the catching event', (s) => {
    if (straight) s.deploy(straight);
    s.start('p');
    expect(s.trace).toEqual(['start', 'off', 'on', 'work']);
  });

  scenario('several throwing events lead to the same place', (s) => {
    if (several) s.deploy(several);
    s.start('p');
    expect(s.trace.filter((id) => id === 'work')).toHaveLength(2);
  });

  scenario('within a subprocess', (s) => {
    if (inScope) s.deploy(inScope);
    s.start('p');
    expect(s.trace).toEqual(['start', 'in', 'off', 'on', 'out', 'sub', 'end']);
  });
});
