import { describeRule } from '../testing/describe-rule.js';
import { extensions, through } from '../testing/diagram-xml.js';
import { multiInstance } from './multi-instance.js';

const task = (inside: string, attributes = '') =>
  through(
    't',
    `<task id="t"><multiInstanceLoopCharacteristics ${attributes}>${inside}</multiInstanceLoopCharacteristics></task>`,
    '<signal id="s1" name="s"/><signalEventDefinition id="sd" signalRef="s1"/><cancelEventDefinition id="cd"/>',
  );
const number = '<loopCardinality>3</loopCardinality>';
const zeebe = (attributes: string) => extensions(`<zeebe:loopCharacteristics ${attributes}/>`);
const complex = (inside: string) =>
  task(`${number}<complexBehaviorDefinition>${inside}</complexBehaviorDefinition>`, 'behavior="Complex"');
const event = '<event><signalEventDefinition id="sx" signalRef="s1"/></event>';

describeRule(multiInstance, {
  valid: {
    'a number': task(number),
    'a collection': task(zeebe('inputCollection="=list" inputElement="item"')),
    'a number and a collection that agree': task(zeebe('inputCollection="=for i in 1..3 return i"') + number),
    'a number and a list of as many': task(zeebe("inputCollection='=[1, 2, 3]'") + number),
    'a signal at each': task(number, 'behavior="None" noneBehaviorEventRef="sd"'),
    'a signal at the first': task(number, 'behavior="One" oneBehaviorEventRef="sd"'),
    'a signal by condition': complex(`<condition>=true</condition>${event}`),
  },
  invalid: {
    'neither number nor collection': [task(''), 'multi-instance-collection', 't'],
    'a number and a collection that may differ': [
      task(zeebe('inputCollection="=list"') + number),
      'multi-instance-several',
      't',
    ],
    'a number and a collection that differ': [
      task(zeebe('inputCollection="=[1,2]"') + number),
      'multi-instance-several',
      't',
    ],
    'an item of no collection': [task(zeebe('inputElement="item"') + number), 'multi-instance-element', 't'],
    'a result for no collection': [task(zeebe('outputElement="=r"') + number), 'multi-instance-element', 't'],
    'a behavior that names no event': [task(number, 'behavior="One"'), 'multi-instance-behavior', 't'],
    'a behavior that names what cannot be thrown': [
      task(number, 'behavior="None" noneBehaviorEventRef="cd"'),
      'multi-instance-behavior',
      't',
    ],
    'complex behavior without its definitions': [task(number, 'behavior="Complex"'), 'multi-instance-behavior', 't'],
    'complex behavior without a condition': [complex(event), 'multi-instance-behavior', 't'],
  },
});
