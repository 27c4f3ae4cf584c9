import * as d from '../../corpus/own/diagram-text.js';
import { compiled } from '../support/compiled.js';
import { scenario } from '../support/scenario.js';

const { definitions, end, flows, mainProcess, start, user } = d;

const assigned = '<bpmn:extensionElements><zeebe:assignmentDefinition assignee="ann" /></bpmn:extensionElements>';

/** A script whose result is its data output "sum", and an association that carries it to where it is drawn. */
const adds = (target: string): string =>
  `<bpmn:scriptTask id="add" scriptFormat="feel"><bpmn:ioSpecification><bpmn:dataOutput id="out" name="sum" /><bpmn:inputSet /><bpmn:outputSet><bpmn:dataOutputRefs>out</bpmn:dataOutputRefs></bpmn:outputSet></bpmn:ioSpecification>
  <bpmn:dataOutputAssociation><bpmn:sourceRef>out</bpmn:sourceRef><bpmn:targetRef>${target}</bpmn:targetRef></bpmn:dataOutputAssociation><bpmn:script>=1 + 2</bpmn:script></bpmn:scriptTask>`;
const asks = (source: string): string =>
  `<bpmn:userTask id="ask">${assigned}<bpmn:ioSpecification><bpmn:dataInput id="in" name="given" /><bpmn:inputSet><bpmn:dataInputRefs>in</bpmn:dataInputRefs></bpmn:inputSet><bpmn:outputSet /></bpmn:ioSpecification>
  <bpmn:dataInputAssociation><bpmn:sourceRef>${source}</bpmn:sourceRef><bpmn:targetRef>in</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:userTask>`;

const drawn = async (data: string, reference: string, also = '') => {
  const content = data + start('s') + adds(reference) + asks(reference) + end('e') + flows('s add ask e');
  return (await compiled(definitions(mainProcess('data', content), also)))[0];
};

const object = await drawn(
  '<bpmn:dataObject id="object" /><bpmn:dataObjectReference id="reference" name="total" dataObjectRef="object" />',
  'reference',
);
const store = await drawn(
  '<bpmn:dataStoreReference id="reference" dataStoreRef="store" />',
  'reference',
  '<bpmn:dataStore id="store" name="ledger" />',
);
const property = await drawn('<bpmn:property id="total" name="total" />', 'total');
const local = (
  await compiled(
    definitions(
      mainProcess(
        'local',
        start('s') +
          d.sub(
            'inner',
            '<bpmn:dataObject id="note" name="note" />' +
              start('s1') +
              d.sets('write', 'note', '"hello"') +
              user('ask', assigned) +
              end('e1') +
              flows('s1 write ask e1'),
          ) +
          user('after', assigned) +
          end('e') +
          flows('s inner after e'),
      ),
    ),
  )
)[0];

const deployed = (definition: typeof object | undefined) => {
  if (!definition) throw new Error('Expected a definition.');
  return definition;
};

describe('data as variables and mappings (BPMN 2.0.2, Execution Semantics for Data)', () => {
  scenario.each('what is written to a data object, a data store or a property is read there', [
    { definition: object, name: 'total' },
    { definition: store, name: 'ledger' },
    { definition: property, name: 'total' },
  ])((s, { definition, name }) => {
    // given
    s.deploy(deployed(definition));

    // when
    const instance = s.start('data');

    // then
    expect(s.variables(instance)[name]).toBe(3);
    expect(s.variables(s.element('ask').key)).toEqual({ given: 3 });
    s.complete('ask');
  });

  scenario('a data object drawn in a subprocess ends with it', (s) => {
    // given
    s.deploy(deployed(local));
    const instance = s.start('local');
    expect(s.variables(s.element('inner').key)).toEqual({ note: 'hello' });

    // when
    s.complete('ask');

    // then
    expect(s.variables(instance)).not.toHaveProperty('note');
    s.complete('after');
  });
});
