import type { Key } from '@relevo/bpmn-kernel';
import { aProcess, expression } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const message = (id: string) => ({ kind: 'message' as const, message: { id, name: expression(id) } });

describe('start event', () => {
  scenario('none: the instance has the variables it was started with', (s) => {
    s.deploy(aProcess('p').startEvent('start').userTask('task').endEvent('end').build());
    const instance = s.start('p', { variables: { x: 1 } });
    expect(s.variables(instance)).toEqual({ x: 1 });
    s.complete('task');
    expect(s.trace).toEqual(['start', 'task', 'end']);
    expect(s.state.instances.get(instance)).toMatchObject({ state: 'completed', endElementId: 'end', version: 1 });
  });

  scenario('message: a process that has several starts by the one that was asked for', (s) => {
    const event = message('ticket reported');
    const drawing = aProcess('p').startEvent('plain').task('a').startEvent('reported', { event }).task('b');
    s.deploy(drawing.build());
    s.start('p', { startElementId: 'reported', variables: { title: 'VPN' } });
    expect(s.trace).toEqual(['reported', 'b']);
  });

  scenario('message: output mappings choose what of the message is kept', (s) => {
    const outputs = { title: '=subject' };
    const drawing = aProcess('p')
      .startEvent('reported', { event: message('mail'), outputs })
      .userTask('task');
    s.deploy(drawing.build());
    const instance = s.start('p', { startElementId: 'reported', variables: { subject: 'VPN', body: '…' } });
    expect(s.variables(instance)).toEqual({ title: 'VPN' });
    s.complete('task');
  });

  scenario('timer: its instance starts like any other', (s) => {
    const event = { kind: 'timer' as const, timer: { kind: 'cycle' as const, value: expression('R/P1D') } };
    s.deploy(aProcess('p').startEvent('daily', { event }).endEvent('end').build());
    s.start('p', { startElementId: 'daily' });
    expect(s.trace).toEqual(['daily', 'end']);
  });

  scenario('refused: no such version, no such start event, none without a trigger, a key that is taken', (s) => {
    s.deploy(
      aProcess('p')
        .startEvent('reported', { event: message('mail') })
        .userTask('task')
        .build(),
    );
    const definitionKey = 'd1' as Key;
    const command = { type: 'StartProcessInstance', processInstanceKey: 'i' as Key, variables: {} } as const;
    expect(s.attempt({ ...command, definitionKey: 'x' as Key })?.code).toBe('definition-not-found');
    expect(s.attempt({ ...command, definitionKey })).toMatchObject({ code: 'no-start-event' });
    expect(s.attempt({ ...command, definitionKey, startElementId: 'task' })?.code).toBe('no-start-event');
    expect(s.attempt({ ...command, definitionKey, startElementId: 'constructor' })?.code).toBe('no-start-event');
    s.run({ ...command, definitionKey, startElementId: 'reported' });
    expect(s.attempt({ ...command, definitionKey, startElementId: 'reported' })?.code).toBe('wrong-state');
    s.complete('task');
  });
});
