import { describeRule } from '../testing/describe-rule.js';
import { flow, through } from '../testing/diagram-xml.js';
import { endEvents } from './end-events.js';

describeRule(endEvents, {
  valid: { 'an end event that ends': through('t', '<task id="t"/>') },
  invalid: {
    'a flow out of an end event': [through('t', `<task id="t"/>${flow('e', 't')}`), 'end-event-outgoing', 'e'],
  },
});
