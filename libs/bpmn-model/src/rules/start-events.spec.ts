import { describeRule } from '../testing/describe-rule.js';
import { flow, path, process, through } from '../testing/diagram-xml.js';
import { startEvents } from './start-events.js';

const message = '<message id="m" name="m"/>';
const onMessage = '<messageEventDefinition id="md" messageRef="m"/>';

describeRule(startEvents, {
  valid: {
    'neither start nor end event': process('<task id="t"/>'),
    'a subprocess without both': through('sub', '<subProcess id="sub"><task id="t"/></subProcess>'),
    'a receive task that starts it': process(
      `<receiveTask id="r" messageRef="m" instantiate="true"/><endEvent id="e"/>${path('r', 'e')}`,
      message,
    ),
    'one start event': through('t', '<task id="t"/>'),
    'a none and a message start event': process(
      `<startEvent id="a"/><startEvent id="b">${onMessage}</startEvent><endEvent id="e"/>${path('a', 'e')}${path('b', 'e')}`,
      message,
    ),
    'a subprocess with its start': through(
      'sub',
      `<subProcess id="sub"><startEvent id="is"/><endEvent id="ie"/>${path('is', 'ie')}</subProcess>`,
    ),
  },
  invalid: {
    'an end event without a start': [
      process(`<task id="t"/><endEvent id="e"/>${path('t', 'e')}`),
      'start-event-missing',
      'p',
    ],
    'a process that could never begin': [
      process(`<task id="t"/><task id="u"/>${path('t', 'u', 't')}`),
      'start-event-missing',
      'p',
    ],
    'two starts without trigger': [process('<startEvent id="a"/><startEvent id="b"/>'), 'start-event-several', 'b'],
    'a flow into the start': [through('t', `<task id="t"/>${flow('t', 's')}`), 'start-event-incoming', 's'],
    'a subprocess without a start': [
      through('sub', `<subProcess id="sub"><task id="t"/><endEvent id="te"/>${path('t', 'te')}</subProcess>`),
      'start-event-missing',
      'sub',
    ],
    'a subprocess with two': [
      through('sub', '<subProcess id="sub"><startEvent id="a"/><startEvent id="b"/></subProcess>'),
      'start-event-several',
      'sub',
    ],
    'a subprocess that starts by a message': [
      through('sub', `<subProcess id="sub"><startEvent id="a">${onMessage}</startEvent></subProcess>`, message),
      'start-event-trigger',
      'a',
    ],
  },
});
