import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { dataAssociations } from './data-associations.js';

const DATA = '<dataObject id="a"/><dataObject id="b"/>';
const SETS =
  '<ioSpecification><dataInput id="di"/><dataOutput id="dout"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>dout</dataOutputRefs></outputSet></ioSpecification>';
const task = (inside: string, beside = '') => through('t', `${DATA}${beside}<task id="t">${SETS}${inside}</task>`);
const from = (...sources: readonly string[]) => sources.map((source) => `<sourceRef>${source}</sourceRef>`).join('');
const to = (target: string) => `<targetRef>${target}</targetRef>`;
const input = (inside: string) => `<dataInputAssociation id="x">${inside}</dataInputAssociation>`;
const output = (inside: string) => `<dataOutputAssociation id="x">${inside}</dataOutputAssociation>`;

describeRule(dataAssociations, {
  valid: {
    'one source': task(input(from('a') + to('di'))),
    'several sources that are transformed': task(
      input(`${from('a', 'b')}${to('di')}<transformation>=a + b</transformation>`),
    ),
    'an output that is only drawn': task(output(to('a'))),
    'a data store': through(
      't',
      `<dataStoreReference id="r" dataStoreRef="s1"/><task id="t">${SETS}${input(from('r') + to('di'))}</task>`,
      '<dataStore id="s1"/>',
    ),
  },
  invalid: {
    'no source': [task(input(to('di'))), 'data-association-source', 't'],
    'two sources': [task(input(from('a', 'b') + to('di'))), 'data-association-source', 't'],
    'an output to nowhere': [task(output(from('dout'))), 'data-association-target', 't'],
    'data of another subprocess': [
      task(input(from('c') + to('di')), '<subProcess id="sub"><dataObject id="c"/><task id="u"/></subProcess>'),
      'data-association-scope',
      't',
    ],
  },
});
