import { describe, expect, it } from '@jest/globals';
import type { SimulationView } from './protocol.js';
import { drawn, flow, task } from './testing/drawn.js';
import { opened, Person } from './testing/person.js';
import { variablesFor, variablesForNone } from './variables-for.js';

const when = (source: string) => `<conditionExpression>=${source}</conditionExpression>`;
const names = (view: SimulationView): readonly string[] => view.moment?.todo.map(({ name }) => name) ?? [];

/** Work, then a gateway with a way for large ones and one for the rest, and a second gateway that asks the same. */
const large = `${task('w', 'Work')}<exclusiveGateway id="g" name="Large?" default="g_b"/>${task('a', 'Ask')}
  <exclusiveGateway id="h" name="Still large?" default="h_e2"/><task id="b"/><endEvent id="e1" name="Asked"/><endEvent id="e2" name="Done"/>
  <task id="x"/><task id="y"/>${flow('s', 'w')}${flow('w', 'x')}${flow('x', 'g')}${flow('a', 'y')}${flow('y', 'h')}
  ${flow('g', 'a', when('size = "large"'))}${flow('g', 'b')}
  ${flow('h', 'e1', when('size = "large"'))}${flow('h', 'e2')}${flow('b', 'e2')}`.replace(
  'id="b"',
  'id="b" name="Go on"',
);

const atWork = async (): Promise<Person> => {
  const person = new Person(await opened(drawn(large)));
  person.start({});
  return person;
};

describe('a gateway where the person decides', () => {
  it('asks with every way where only unknown names lead to the default one, and says which that is', async () => {
    const person = await atWork();
    const asked = person.press('Work', 'Done');
    expect(person.todo('Large?')).toMatchObject({
      kind: 'choice',
      message: null,
      unknown: ['size'],
      otherwise: 'g_b',
      ways: [
        { flowId: 'g_a', label: 'Ask', variables: { size: 'large' } },
        { flowId: 'g_b', label: 'Go on', variables: { size: null } },
      ],
    });
    expect(asked.steps.at(-1)?.tone).toBe('choice');
    expect(asked.moment?.tokens).toEqual([{ elementId: 'g', state: 'waiting' }]);

    expect(person.choose('Large?', 'Go on').moment?.ended).toEqual(['Done']);

    person.simulation.goTo(asked.current);
    expect(names(person.choose('Large?', 'Ask'))).toEqual(['Ask']);
    expect(person.variable('size')).toBe('large');
    expect(person.press('Ask', 'Done').moment?.ended).toEqual(['Asked']);
  });

  it('does not ask where the variables decide, but says what was taken, and takes the other way for a "what if"', async () => {
    const person = await atWork();
    person.act({ kind: 'set-variables', variables: { size: 'small' } });
    const small = person.press('Work', 'Done');
    expect(small.moment).toMatchObject({
      ended: ['Done'],
      taken: [{ name: 'Large?', labels: ['Go on'], byPerson: false, others: [{ flowId: 'g_a', label: 'Ask' }] }],
    });

    const otherwise = person.whatIf('Large?', 'Ask');

    expect(otherwise.steps).toHaveLength(small.steps.length);
    expect(names(otherwise)).toEqual(['Ask']);
    expect(otherwise.moment?.taken).toMatchObject([{ labels: ['Ask'], byPerson: true }]);
    expect(person.variable('size')).toBe('large');
    expect(person.whatIf('Large?', 'Go on').moment?.ended).toEqual(['Done']);
  });

  it('is decided the same way when the same is done again', async () => {
    const person = await atWork();
    person.act({ kind: 'set-variables', variables: { size: 'small' } });
    person.press('Work', 'Done');
    person.whatIf('Large?', 'Ask');
    const walked = person.press('Ask', 'Done');
    const again = await opened(drawn(large));
    const answer = again.repeat(
      walked.steps.map(({ act }) => act),
      walked.steps.map(({ flows }) => flows),
    );
    expect(answer).toMatchObject({ kind: 'shown', view: { difference: null, moment: { ended: ['Asked'] } } });
  });

  it('takes several ways at once where it may, and any that nobody can read', async () => {
    const ways = `<inclusiveGateway id="g" name="What?" default="g_c"/>${task('a', 'Desk')}${task('b', 'Chair')}${task('c', 'Nothing')}<endEvent id="e"/>
      ${flow('s', 'g')}${flow('g', 'a', when('contains(upper case(wish), "DESK")'))}${flow('g', 'b', when('seats = 2'))}${flow('g', 'c')}
      ${flow('a', 'e')}${flow('b', 'e')}${flow('c', 'e')}`;
    const person = new Person(await opened(drawn(ways)));
    const view = person.start({ wish: 'none', seats: 2 });
    expect(names(view)).toEqual(['Chair']);
    expect(view.moment?.taken).toMatchObject([
      { labels: ['Chair'], others: [{ label: 'Desk' }, { label: 'Nothing' }] },
    ]);
    expect(names(person.whatIf('What?', 'Desk'))).toEqual(['Desk']);

    const open = new Person(await opened(drawn(ways)));
    open.start({ wish: 'none' });
    expect(open.todo('What?')).toMatchObject({ kind: 'choice', several: true, unknown: ['seats'] });
    const both = open.choose('What?', 'Desk', 'Chair');
    expect(names(both)).toEqual(['Desk', 'Chair']);
    expect(both.steps.at(-1)?.flows).toEqual(['g_a', 'g_b']);
  });

  it('says nothing of a choice that the button was', async () => {
    const buttons = `${task('w', 'Known?')}<exclusiveGateway id="g"/><endEvent id="y"/><endEvent id="n"/>
      ${flow('s', 'w')}${flow('w', 'g')}${flow('g', 'y', when('known = true'))}${flow('g', 'n', when('known = false'))}`;
    const person = new Person(await opened(drawn(buttons)));
    person.start({});
    expect(person.press('Known?', 'true').moment).toMatchObject({ taken: [], ended: ['y'] });
  });
});

describe('variables for a way', () => {
  it.each([
    ['a = "x" and b > 2', { a: 'x', b: 3 }],
    ['not(a)', { a: false }],
    ['a in ["x", "y"]', { a: 'x' }],
    ['list contains(a, "x")', { a: ['x'] }],
    ['ticket.priority = "P1"', {}],
    ['count(a) > 2', {}],
  ])('%s', (condition, variables) => expect(variablesFor(condition)).toEqual(variables));

  it.each([
    [['a'], { a: false }],
    [['a = true', 'a = false'], { a: null }],
    [['a = "x"', 'a = "y"'], { a: null }],
    [['a = "x"', 'count(b) > 1'], {}],
  ])('none of %j', (conditions, variables) => expect(variablesForNone(conditions)).toEqual(variables));
});
