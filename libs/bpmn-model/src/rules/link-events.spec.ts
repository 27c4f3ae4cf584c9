import { describeRule } from '../testing/describe-rule.js';
import { flow, path, process } from '../testing/diagram-xml.js';
import { linkEvents } from './link-events.js';

const links = (thrown: string, caught: string, more = '') =>
  process(
    `<startEvent id="s"/><intermediateThrowEvent id="a"><linkEventDefinition id="x" name="${thrown}"/></intermediateThrowEvent>` +
      `<intermediateCatchEvent id="b"><linkEventDefinition id="y" name="${caught}"/></intermediateCatchEvent><endEvent id="e"/>` +
      path('s', 'a') +
      path('b', 'e') +
      more,
  );

const another = (id: string, name: string, element = 'Throw') =>
  `<intermediate${element}Event id="${id}"><linkEventDefinition id="${id}d" name="${name}"/></intermediate${element}Event>`;

/** Links that name their ends: `x` leads to `y`, whose sources are as given. */
const byReference = (sources: string, more = '') =>
  process(
    `<startEvent id="s"/><intermediateThrowEvent id="a"><linkEventDefinition id="x" name="from"><target>y</target></linkEventDefinition></intermediateThrowEvent>` +
      `<intermediateCatchEvent id="b"><linkEventDefinition id="y" name="to">${sources}</linkEventDefinition></intermediateCatchEvent><endEvent id="e"/>` +
      `${path('s', 'a')}${path('b', 'e')}${more}`,
  );

describeRule(linkEvents, {
  valid: {
    'a pair': links('on', 'on'),
    'two sources of one target': links('on', 'on', another('c', 'on') + flow('s', 'c')),
    'a pair that names its ends': byReference('<source>x</source>'),
  },
  invalid: {
    'a throwing link without its pair': [links('on', 'off'), 'link-unpaired', 'a'],
    'a catching link without its pair': [links('on', 'off'), 'link-unpaired', 'b'],
    'a target that has another source': [
      byReference('<source>cd</source>', another('c', 'from') + flow('s', 'c')),
      'link-unpaired',
      'a',
    ],
    'two targets of one name': [
      links('on', 'on', another('c', 'on', 'Catch') + flow('c', 'e')),
      'link-target-several',
      'c',
    ],
    'a link that a flow leads to': [links('on', 'on', flow('s', 'b')), 'link-flow', 'b'],
    'a link that a flow leaves': [links('on', 'on', flow('a', 'e')), 'link-flow', 'a'],
  },
});
