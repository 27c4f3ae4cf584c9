import { aProcess } from '@relevo/bpmn-kernel/testing';
import { scenario } from '../support/scenario.js';

const called = () => aProcess('escalation').startEvent('in').userTask('accept').endEvent('out').build();
const caller = (options = {}) =>
  aProcess('p').startEvent('start').callActivity('call', 'escalation', options).userTask('after').endEvent('end');

describe('call activity', () => {
  scenario('runs the called process as an instance of its own in the same case', (s) => {
    s.deploy(called(), caller().build());
    const instance = s.start('p', { variables: { x: 1 }, ticket: { number: 'INC-1' } });
    const child = [...s.state.instances.values()].find(({ key }) => key !== instance);
    expect(child).toMatchObject({ bpmnProcessId: 'escalation', parentElementKey: s.element('call').key });
    expect(s.variables(s.element('accept').scopeKey)).toEqual({ x: 1 });
    s.complete('accept', { accepted: true });
    expect(s.variables(instance)).toEqual({ x: 1, accepted: true });
    expect(s.state.instances.get(child?.key ?? instance)).toMatchObject({ state: 'completed', endElementId: 'out' });
    s.complete('after');
    expect(s.trace).toEqual(['start', 'in', 'accept', 'out', 'call', 'after', 'end']);
  });

  scenario('without propagation only its mappings go in and out', (s) => {
    const propagation = { propagateAllParentVariables: false, propagateAllChildVariables: false };
    s.deploy(called(), caller({ ...propagation, inputs: { y: '=x' }, outputs: { ok: '=accepted' } }).build());
    const instance = s.start('p', { variables: { x: 1 } });
    expect(s.variables(s.element('accept').scopeKey)).toEqual({ y: 1 });
    s.complete('accept', { accepted: true, more: 1 });
    expect(s.variables(instance)).toEqual({ x: 1, ok: true });
    s.complete('after');
  });

  scenario('without propagation and mappings nothing comes back', (s) => {
    s.deploy(called(), caller({ propagateAllChildVariables: false }).build());
    const instance = s.start('p');
    s.complete('accept', { accepted: true });
    expect(s.variables(instance)).toEqual({});
    s.complete('after');
  });

  scenario('sees the ticket; its own faults and conditions look into its own variables', (s) => {
    const inner = aProcess('escalation').startEvent('in').exclusiveGateway('g');
    inner.endEvent('urgent', { when: 'ticket.priority = "P1"' }).from('g').endEvent('normal', { otherwise: true });
    s.deploy(inner.build(), caller({ propagateAllParentVariables: false }).build());
    s.start('p', { ticket: { priority: 'P1' } });
    expect(s.trace).toContain('urgent');
    s.complete('after');
  });

  scenario('an error goes through it to whoever catches it', (s) => {
    const inner = aProcess('escalation')
      .startEvent('in')
      .subProcess('sub', (sub) => {
        sub.startEvent('si').userTask('try').errorEnd('refused', 'REFUSED');
      });
    const drawing = caller().boundaryError('call', 'caught', 'REFUSED').userTask('back').endEvent('returned');
    s.deploy(inner.build(), drawing.build());
    s.start('p');
    s.complete('try');
    expect(s.active).toEqual(['back']);
    expect(s.eventsOf('ProcessInstanceTerminated')).toHaveLength(1);
    s.complete('back');
  });

  scenario('interrupted, the called instance ends with everything in it', (s) => {
    s.deploy(called(), caller().boundaryTimer('call', 'late', 'PT1H').endEvent('stopped').build());
    s.start('p');
    s.advance(3_600_000);
    expect(s.trace).toEqual(['start', 'in', 'late', 'stopped']);
    expect(s.eventsOf('UserTaskCancelled')).toHaveLength(1);
  });

  scenario('a called instance is not cancelled by itself; its caller takes it along', (s) => {
    s.deploy(called(), caller().build());
    const instance = s.start('p');
    const child = s.element('accept').processInstanceKey;
    const refused = s.attempt({ type: 'CancelProcessInstance', processInstanceKey: child });
    expect(refused?.code).toBe('wrong-state');
    s.cancel(instance);
    expect(s.state.instances.get(child)?.state).toBe('terminated');
    expect(s.attempt({ type: 'CancelProcessInstance', processInstanceKey: instance })?.code).toBe('already-completed');
  });

  scenario('a process that is not published is a fault; published, it is called', (s) => {
    s.deploy(caller().build());
    s.start('p');
    expect(s.faults).toMatchObject([{ code: 'called-process-not-found', elementId: 'call' }]);
    expect(s.faults[0]?.message).toContain('Expected the process "escalation" called by (call) to be published');
    s.deploy(called()).resolve();
    s.complete('accept').complete('after');
  });

  scenario('a process that calls itself without end is stopped by the depth', (s) => {
    s.deploy(aProcess('p').startEvent('start').callActivity('call', 'p').endEvent('end').build());
    const instance = s.start('p');
    expect(s.faults).toMatchObject([{ code: 'limit-depth', elementId: 'call' }]);
    expect(s.state.instances.size).toBe(s.services.limits.depth + 1);
    s.cancel(instance);
  });
});
