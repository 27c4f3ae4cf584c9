import { describeRule } from '../testing/describe-rule.js';
import { flow, path, process, through } from '../testing/diagram-xml.js';
import { endEvents } from './end-events.js';

describeRule(endEvents, {
  valid: {
    'an end event that ends': through('t', '<task id="t"/>'),
    'neither start nor end event': process('<task id="t"/>'),
  },
  invalid: {
    'a flow out of an end event': [through('t', `<task id="t"/>${flow('e', 't')}`), 'end-event-outgoing', 'e'],
    'a start without an end': [
      process(`<startEvent id="s"/><task id="t"/>${path('s', 't')}`),
      'end-event-missing',
      'p',
    ],
    'a subprocess that only begins': [
      through('sub', `<subProcess id="sub"><startEvent id="is"/><task id="t"/>${path('is', 't')}</subProcess>`),
      'end-event-missing',
      'sub',
    ],
  },
});
