import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

describe('receive task', () => {
  scenario('waits for its message', (s) => {
    const outputs = { ok: '=works' };
    const drawing = aProcess('p').startEvent('start').receiveTask('test', 'tested', { key: 'id', outputs });
    s.deploy(drawing.userTask('read').build());
    const instance = s.start('p', { variables: { id: 3 } });
    s.publish('tested', '4', { works: false });
    expect(s.active).toEqual(['test']);
    s.publish('tested', '3', { works: true });
    expect(s.variables(instance)).toEqual({ id: 3, ok: true });
    s.complete('read');
  });

  scenario('its boundary timer ends the waiting', (s) => {
    const drawing = aProcess('p').startEvent('start').receiveTask('test', 'tested').endEvent('end');
    drawing.boundaryTimer('test', 'silence', 'P3D').endEvent('closed');
    s.deploy(drawing.build());
    s.start('p');
    s.advance(3 * 86_400_000);
    expect(s.trace).toEqual(['start', 'silence', 'closed']);
    expect(s.publish('tested', null)).toBe(0);
  });
});
