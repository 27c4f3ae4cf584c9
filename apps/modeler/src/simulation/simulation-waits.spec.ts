import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import type { BundleFiles } from '@relevo/contracts';
import type { SimulationView } from './protocol.js';
import { day, opened, Person } from './testing/person.js';
import { drawn, flow, task } from './testing/drawn.js';

const shipped = async (process: string): Promise<BundleFiles> => {
  const folder = new URL(`../../../../processes/${process}/`, import.meta.url);
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')])),
  );
};

const functional = { escalationKind: 'functional', escalationReason: 'Nobody knows' };

const names = (view: SimulationView): readonly string[] => view.moment?.todo.map(({ name }) => name) ?? [];

const started = async (inner: string, around = ''): Promise<Person> => {
  const person = new Person(await opened(drawn(inner, around)));
  person.start({});
  return person;
};

describe('what a draft waits for, tried', () => {
  it('goes into a process that it calls, with that one’s own forms and clocks, and out of it again', async () => {
    const person = new Person(await opened(await shipped('incident'), [await shipped('escalation')]));
    person.start({ category: 'hardware', affected: 'me' });
    person.complete('Triage', { impact: 'high', urgency: 'high', category: 'hardware' });
    person.complete('Diagnose', { cause: 'Unknown', nextStep: 'escalation', ...functional });

    expect(person.todo('Take it or give it back')).toMatchObject({
      kind: 'task',
      groups: ['l3'],
      inside: 'Escalation',
    });

    const late = person.pass(day / 6);
    expect(late.moment?.notices).toContainEqual({ kind: 'told', to: 'supervisors', name: 'Nobody took it' });
    person.press('Take it or give it back', 'We take it');
    const back = person.complete('Solve it', { solution: 'Change the board' });

    expect(back.moment?.todo.every(({ inside }) => inside === null)).toBe(true);
    expect(back.moment?.path).toContain('Flow_Escalate_Escalated');
  });

  it('takes in a message with what it brings, for the right one of two', async () => {
    const caught = `<intermediateCatchEvent id="m" name="Parts came"><messageEventDefinition messageRef="parts"/></intermediateCatchEvent>${task('u', 'Build in')}<endEvent id="e"/>`;
    const message = `<message id="parts" name="parts"><extensionElements><zeebe:subscription correlationKey="=ticket.number"/></extensionElements></message>`;
    const person = await started(`${caught}${flow('s', 'm')}${flow('m', 'u')}${flow('u', 'e')}`, message);
    const wait = person.todo('Parts came');
    expect(wait).toMatchObject({ kind: 'message', message: 'parts', correlationKey: 'TRY-000001' });

    const view = person.act({ kind: 'message', at: wait.at, variables: { serial: 'A-7' } });

    expect(names(view)).toEqual(['Build in']);
    expect(person.variable('serial')).toBe('A-7');
  });

  it('delivers what the draft itself sends to itself', async () => {
    const message = `<message id="done" name="done"><extensionElements><zeebe:subscription correlationKey="=ticket.number"/></extensionElements></message>`;
    const split = `<parallelGateway id="p"/><intermediateCatchEvent id="c" name="Told"><messageEventDefinition messageRef="done"/></intermediateCatchEvent>${task('w', 'Work')}`;
    const thrown = `<intermediateThrowEvent id="t"><messageEventDefinition messageRef="done"/></intermediateThrowEvent>`;
    const ends = `<endEvent id="e1" name="Heard"/><endEvent id="e2" name="Said"/>`;
    const ways = `${flow('s', 'p')}${flow('p', 'c')}${flow('p', 'w')}${flow('w', 't')}${flow('t', 'e2')}${flow('c', 'e1')}`;
    const person = await started(`${split}${thrown}${ends}${ways}`, message);
    expect([...names(person.simulation.view())].sort()).toEqual(['Told', 'Work']);
    expect(person.press('Work', 'Done').moment?.ended).not.toBeNull();
  });

  it('is reached by a signal', async () => {
    const caught = `<intermediateCatchEvent id="c" name="All clear"><signalEventDefinition signalRef="clear"/></intermediateCatchEvent><endEvent id="e" name="Over"/>`;
    const person = await started(
      `${caught}${flow('s', 'c')}${flow('c', 'e')}`,
      '<signal id="clear" name="all-clear"/>',
    );
    const wait = person.todo('All clear');
    expect(wait).toMatchObject({ kind: 'signal', signal: 'all-clear' });
    const view = person.act({ kind: 'signal', at: wait.at, variables: { by: 'Ana' } });
    expect(view.moment?.ended).toEqual(['Over']);
    expect(person.variable('by')).toBe('Ana');
  });

  const job = `<serviceTask id="j" name="Order it"><extensionElements><zeebe:taskDefinition type="order"/></extensionElements></serviceTask>
    <boundaryEvent id="b" name="Sold out" attachedToRef="j"><errorEventDefinition errorRef="out"/></boundaryEvent>
    ${task('u', 'Choose another')}<endEvent id="e1" name="Ordered"/><endEvent id="e2"/>
    ${flow('s', 'j')}${flow('j', 'e1')}${flow('b', 'u')}${flow('u', 'e2')}`;
  const error = '<error id="out" name="Sold out" errorCode="sold-out"/>';

  it('takes the way of the error that a system answers', async () => {
    const person = await started(job, error);
    const order = person.todo('Order it');
    expect(order).toMatchObject({ kind: 'job', type: 'order', errorCodes: ['sold-out'] });
    const view = person.act({ kind: 'throw-error', at: order.at, errorCode: 'sold-out' });
    expect(names(view)).toEqual(['Choose another']);
    expect(view.steps.at(-1)).toMatchObject({ name: 'Order it', tone: 'plain', flows: ['b_u'] });
  });

  it('is stuck at an error that nothing catches, and can be tried again', async () => {
    const person = await started(job, error);
    const view = person.act({ kind: 'throw-error', at: person.todo('Order it').at, errorCode: 'on-fire' });
    const [fault, ...more] = view.moment?.todo ?? [];
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ kind: 'fault', name: 'Order it', message: expect.stringMatching(/on-fire/) });
    expect(view.moment?.tokens).toEqual([{ elementId: 'j', state: 'fault' }]);

    person.act({ kind: 'mend', at: person.todo('Order it').at, variables: {} });
    const again = person.todo('Order it');
    expect(again.kind).toBe('job');
    const end = person.act({ kind: 'complete-job', at: again.at, variables: {} });
    expect(end.moment?.ended).toEqual(['Ordered']);
  });

  it('has as many tokens as there are tasks where one is done for several', async () => {
    const each = `<userTask id="u" name="Approve"><extensionElements><zeebe:assignmentDefinition candidateGroups="l1"/></extensionElements><multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2, 3]"/></extensionElements></multiInstanceLoopCharacteristics></userTask><endEvent id="e"/>${flow('s', 'u')}${flow('u', 'e')}`;
    const person = await started(each);
    const tokens = (view: SimulationView) => view.moment?.tokens.map(({ elementId }) => elementId);
    const view = person.complete('Approve', {});
    expect(names(view)).toEqual(['Approve', 'Approve']);
    expect(tokens(view)).toEqual(['u', 'u']);
  });
});
