import * as d from '../../corpus/own/diagram-text.js';
import { compiled } from '../support/compiled.js';
import { scenario } from '../support/scenario.js';

const { caught, definitions, end, flows, mainProcess, start, user } = d;

const beside = (id: string, definition: string): string => definition.replace(/^<bpmn:(\w+)/, `<bpmn:$1 id="${id}"`);
const reference = (id: string): string => `<bpmn:eventDefinitionRef>${id}</bpmn:eventDefinitionRef>`;

const [definition] = await compiled(
  definitions(
    mainProcess(
      'referring',
      start('s') +
        user('ask', '<bpmn:extensionElements><zeebe:assignmentDefinition assignee="ann" /></bpmn:extensionElements>') +
        d.boundary('late', 'ask', reference('five-minutes')) +
        caught('either', reference('signalled') + reference('five-minutes')) +
        end('e') +
        flows('s ask either e', 'late either'),
    ),
    beside('five-minutes', d.after('PT5M')),
    beside('signalled', d.signal('Done')),
  ),
);

describe('event definitions that stand beside the processes (eventDefinitionRefs of BPMN 2.0.2, Catch Event)', () => {
  scenario('mean at each event that refers to them what they would mean inside it', (s) => {
    // given
    if (!definition) throw new Error('Expected a definition.');
    s.deploy(definition);
    s.start('referring');

    // when
    s.advance(5 * 60_000);

    // then
    expect(s.trace).toEqual(['s', 'late']);
    expect(s.active).toEqual(['either']);

    // when
    s.broadcast('Done');

    // then
    expect(s.active).toEqual([]);
  });
});
