import * as d from './diagram-text.js';
import { ownCase } from './own-case.js';

const { end, flow, flows, gateway, process, sets, start, task } = d;

const stored = (from: string, to: string): string =>
  `<bpmn:dataObject id="object" name="order" /><bpmn:dataObjectReference id="reference" dataObjectRef="object" name="order" />` +
  `<bpmn:scriptTask id="write"><bpmn:extensionElements><zeebe:script expression="=&quot;a&quot;" resultVariable="${from}" /></bpmn:extensionElements>` +
  `<bpmn:ioSpecification><bpmn:dataOutput id="out" name="${from}" /><bpmn:inputSet /><bpmn:outputSet><bpmn:dataOutputRefs>out</bpmn:dataOutputRefs></bpmn:outputSet></bpmn:ioSpecification>` +
  `<bpmn:dataOutputAssociation><bpmn:sourceRef>out</bpmn:sourceRef><bpmn:targetRef>reference</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:scriptTask>` +
  `<bpmn:scriptTask id="read"><bpmn:extensionElements><zeebe:script expression="=${to}" resultVariable="result" /></bpmn:extensionElements>` +
  `<bpmn:ioSpecification><bpmn:dataInput id="in" name="${to}" /><bpmn:inputSet><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet /></bpmn:ioSpecification>` +
  `<bpmn:dataInputAssociation><bpmn:sourceRef>reference</bpmn:sourceRef><bpmn:targetRef>in</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:scriptTask>`;

const judged = (condition: string): string =>
  gateway('xor', 'fork', 'default="fork-to-task2"') +
  task('task1') +
  task('task2') +
  end('e1') +
  end('e2') +
  flow('fork', 'task1', condition) +
  flow('fork', 'task2') +
  flows('task1 e1', 'task2 e2');

export const data = [
  ownCase('data-object-written-and-read', {
    content: start('s') + stored('written', 'given') + judged('result = "a"') + flows('s write read fork'),
    trace: 'write read task1',
  }),
  ownCase('data-object-is-a-variable', {
    content:
      '<bpmn:dataObject id="amount" name="amount" />' +
      start('s') +
      sets('write', 'amount', '7') +
      judged('amount = 7') +
      flows('s write fork'),
    trace: 'write task1',
  }),
  ownCase('property-of-a-process-is-a-variable', {
    content:
      '<bpmn:property id="amount" name="amount" />' +
      start('s') +
      sets('write', 'amount', '7') +
      judged('amount = 7') +
      flows('s write fork'),
    trace: 'write task1',
  }),
  ownCase('variables-of-a-call-come-back', {
    content: start('s') + d.calls('call', 'called') + judged('x = 2') + flows('s call fork'),
    also: [process('called', start('s1') + sets('count', 'x', 'x + 1') + end('e1') + flows('s1 count e1'))],
    variables: { x: 1 },
    trace: 'count task1',
  }),
];
