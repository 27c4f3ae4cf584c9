import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('undefined and manual task', () => {
  scenario('go on at once', (s) => {
    s.deploy(aProcess('p').startEvent('start').task('a').manualTask('b').endEvent('end').build());
    s.start('p');
    expect(s.trace).toEqual(['start', 'a', 'b', 'end']);
  });

  scenario('map variables in and out', (s) => {
    const drawing = aProcess('p').startEvent('start');
    drawing.task('a', { inputs: { y: '=x + 1' }, outputs: { z: '=y + 1' } }).userTask('b');
    s.deploy(drawing.build());
    const instance = s.start('p', { variables: { x: 1 } });
    expect(s.variables(instance)).toEqual({ x: 1, z: 3 });
    s.complete('b');
  });
});
