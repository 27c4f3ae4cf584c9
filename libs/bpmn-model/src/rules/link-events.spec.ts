import { describeRule } from '../testing/describe-rule.js';
import { path, process } from '../testing/diagram-xml.js';
import { linkEvents } from './link-events.js';

const links = (thrown: string, caught: string) =>
  process(
    `<startEvent id="s"/><intermediateThrowEvent id="a"><linkEventDefinition id="x" name="${thrown}"/></intermediateThrowEvent>` +
      `<intermediateCatchEvent id="b"><linkEventDefinition id="y" name="${caught}"/></intermediateCatchEvent><endEvent id="e"/>` +
      path('s', 'a') +
      path('b', 'e'),
  );

describeRule(linkEvents, {
  valid: { 'a pair (though not executed yet)': links('on', 'on') },
  invalid: {
    'a throwing link without its pair': [links('on', 'off'), 'link-unpaired', 'a'],
    'a catching link without its pair': [links('on', 'off'), 'link-unpaired', 'b'],
  },
});
