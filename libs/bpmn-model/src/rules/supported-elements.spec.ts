import { describe, expect, it } from '@jest/globals';
import { compileDiagram } from '../compile-diagram.js';
import { describeRule } from '../testing/describe-rule.js';
import { definitions, extensions, through } from '../testing/diagram-xml.js';
import { supportedElements } from './supported-elements.js';

const task = (inside: string, attributes = '') =>
  through('t', `<serviceTask id="t" ${attributes}>${inside}</serviceTask>`);
const job = extensions('<zeebe:taskDefinition type="x"/>');

describeRule(supportedElements, {
  valid: {
    'what is executed': task(job),
    'values that are the default': task(job, 'startQuantity="1" isForCompensation="false"'),
  },
  invalid: {
    'a priority of jobs': [
      task(extensions('<zeebe:taskDefinition type="x"/><zeebe:jobPriorityDefinition priority="1"/>')),
      'not-executed',
      't',
    ],
    'a person that BPMN names': [through('t', '<userTask id="t"><performer id="o"/></userTask>'), 'not-executed', 't'],
    'a person of a task that no person does': [task(`${job}<potentialOwner id="o"/>`), 'misplaced-element', 't'],
    'an attribute of another value': [
      through('t', '<transaction id="t" triggeredByEvent="true"/>'),
      'not-executed',
      't',
    ],
    'an attribute that is unknown': [task(job, 'colour="red"'), 'unknown-attribute', 't'],
    'an element that is unknown': [through('t', '<task id="t"/><dance id="x"/>'), 'unknown-element', 'p'],
    'a zeebe element that is unknown': [task(extensions('<zeebe:magic/>')), 'unknown-element', 't'],
    'an extension in the wrong place': [
      task(extensions('<zeebe:formDefinition formId="f"/>')),
      'misplaced-element',
      't',
    ],
    'an element in the wrong place': [task(`${job}<lane id="l"/>`), 'misplaced-element', 'l'],
    'a foreign element outside extension elements': [task(`${job}<other:thing/>`), 'misplaced-element', 't'],
    'another language in a condition': [
      through(
        't',
        '<task id="t"/><sequenceFlow id="f" sourceRef="t" targetRef="e"><conditionExpression language="javascript">=a</conditionExpression></sequenceFlow>',
      ),
      'not-executed',
      'f',
    ],
    'a documentation, as not used': [
      through('t', '<task id="t"><documentation>Hi</documentation></task>'),
      'not-used',
      null,
    ],
    'another tool’s element, as not used': [
      task(extensions('<zeebe:taskDefinition type="x"/><other:thing/>')),
      'not-used',
      't',
    ],
    'another tool’s attribute, as not used': [task(job, 'other:colour="red"'), 'not-used', 't'],
    'a process for readers, as not used': [
      through('t', '<task id="t"/>', '<process id="q"><dance id="x"/></process>'),
      'not-used',
      'q',
    ],
  },
});

describe('what is not used', () => {
  it('is counted, one line for each kind', async () => {
    const documented = '<documentation>Hi</documentation>';
    const xml = through('t', `${documented}<task id="t">${documented}</task>`);

    const compilation = await compileDiagram(xml);

    expect(compilation).toMatchObject({
      ok: true,
      diagram: {
        findings: [
          {
            severity: 'warning',
            message: expect.stringContaining('2 × documentation'),
            values: { what: 'documentation', times: '2' },
          },
        ],
      },
    });
  });

  it('never refuses the file', async () => {
    expect(await compileDiagram(definitions('<process id="q"><inclusiveGateway id="g"/></process>'))).toMatchObject({
      ok: false,
      findings: expect.not.arrayContaining([expect.objectContaining({ code: 'not-executed' })]),
    });
  });
});
