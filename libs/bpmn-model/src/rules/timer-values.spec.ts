import { describeRule } from '../testing/describe-rule.js';
import { through } from '../testing/diagram-xml.js';
import { timerValues } from './timer-values.js';

const wait = (kind: string, value: string) =>
  through(
    'c',
    `<intermediateCatchEvent id="c"><timerEventDefinition id="x"><${kind}>${value}</${kind}></timerEventDefinition></intermediateCatchEvent>`,
  );

describeRule(timerValues, {
  valid: {
    'two hours': wait('timeDuration', 'PT2H'),
    'two days and a half second': wait('timeDuration', 'P2DT0.5S'),
    'an expression': wait('timeDuration', '=duration("PT1H")'),
    'an instant': wait('timeDate', '2026-01-31T09:00:00+01:00'),
    'three times each hour': wait('timeCycle', 'R3/PT1H'),
    'every day for ever': wait('timeCycle', 'R/P1D'),
    cron: wait('timeCycle', '0 0 9 * * MON'),
  },
  invalid: {
    'two days in words': [wait('timeDuration', '2 days'), 'timer-value', 'c'],
    'a bare P': [wait('timeDuration', 'P'), 'timer-value', 'c'],
    'a T without time': [wait('timeDuration', 'P1DT'), 'timer-value', 'c'],
    'a date without zone': [wait('timeDate', '2026-01-31T09:00:00'), 'timer-value', 'c'],
    'a cycle without interval': [wait('timeCycle', 'R3'), 'timer-value', 'c'],
  },
});
