import { createRequire } from 'node:module';
import type { ModdleElement } from '../editor/services.js';
import { furtherDiagrams } from './further-diagrams.js';

const editors = createRequire(createRequire(import.meta.url).resolve('bpmn-js'));
const { BpmnModdle } = (await import(editors.resolve('bpmn-moddle'))) as {
  readonly BpmnModdle: new () => { fromXML(xml: string): Promise<{ readonly rootElement: ModdleElement }> };
};

const diagram = (id: string, plane: string, ...shapes: readonly string[]): string =>
  `<di:BPMNDiagram id="${id}"><di:BPMNPlane bpmnElement="${plane}">${shapes
    .map((shape) => `<di:BPMNShape bpmnElement="${shape}" />`)
    .join('')}</di:BPMNPlane></di:BPMNDiagram>`;

const collaboration =
  '<collaboration id="C"><participant id="PA" processRef="A" /><participant id="PB" processRef="B" /></collaboration>';

const found = async (...parts: readonly string[]) => {
  const process = (id: string) =>
    `<process id="${id}"><task id="${id}1" /><subProcess id="${id}2"><task id="${id}3" /></subProcess></process>`;
  const { rootElement } = await new BpmnModdle().fromXML(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="d" targetNamespace="d">${['A', 'B', 'X'].map(process).join('')}${parts.join('')}</definitions>`,
  );
  const { drawn, left } = furtherDiagrams(rootElement);
  return { drawn: drawn.map(({ id }) => id), left: left.map(({ id }) => id) };
};

describe('the diagrams of a file besides the first', () => {
  it('are those of other processes, with the inside of their subprocesses', async () => {
    expect(
      await found(
        diagram('a', 'A', 'A1', 'A2'),
        diagram('insideOfB', 'B2', 'B3'),
        diagram('insideOfA', 'A2', 'A3'),
        diagram('b', 'B', 'B1', 'B2'),
      ),
    ).toEqual({ drawn: ['b', 'insideOfB'], left: [] });
  });

  it('are not those that bpmn-js opens itself: of one collaboration', async () => {
    const pools = diagram('c', 'C', 'PA', 'PB', 'A1');
    const others = [diagram('b', 'B', 'B1'), diagram('x', 'X', 'X1')];
    expect(await found(collaboration, pools, ...others)).toEqual({ drawn: ['x'], left: [] });
  });

  it('are left where they draw again what is drawn, or the inside of what is nowhere drawn', async () => {
    expect(
      await found(
        diagram('a', 'A', 'A1'),
        diagram('again', 'A', 'A1'),
        diagram('x', 'X', 'X1'),
        diagram('mixed', 'B', 'B1', 'X1'),
        diagram('task', 'B1', 'B3'),
        diagram('insideOfB', 'B2', 'B3'),
      ),
    ).toEqual({ drawn: ['x'], left: ['again', 'mixed', 'task', 'insideOfB'] });
  });

  it('are none where there is no first one, or nothing that it is of', async () => {
    expect(await found()).toEqual({ drawn: [], left: [] });
    expect(await found('<di:BPMNDiagram id="empty" />', diagram('a', 'A', 'A1'))).toEqual({ drawn: [], left: [] });
  });
});
