import { describeRule } from '../testing/describe-rule.js';
import { extensions, path, process, properties } from '../testing/diagram-xml.js';
import { decidedLater } from './decided-later.js';

const decides = (variable: string) => properties({ 'relevo:decides': variable });

/** A task, a step, a decision over `works`. */
const flow = (inner: string) =>
  process(
    `<startEvent id="s"/><userTask id="t">${inner}</userTask><intermediateThrowEvent id="told"/><exclusiveGateway id="g"/><endEvent id="e"/>` +
      path('s', 't', 'told', 'g') +
      ['true', 'false']
        .map(
          (value) =>
            `<sequenceFlow id="${value}" sourceRef="g" targetRef="e"><conditionExpression>=works = ${value}</conditionExpression></sequenceFlow>`,
        )
        .join(''),
  );

describeRule(decidedLater, {
  valid: {
    'a decision with a step between': flow(decides('works')),
    'no buttons': flow(decides('nothing')),
    'a form, which says itself what is decided': flow(
      extensions(
        '<zeebe:formDefinition formId="f"/><zeebe:properties><zeebe:property name="relevo:decides" value="other"/></zeebe:properties>',
      ),
    ),
  },
  invalid: {
    'a decision over something else': [flow(decides('other')), 'no-such-decision', 't'],
  },
});
