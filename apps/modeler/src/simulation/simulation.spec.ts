import { describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import type { BundleFiles } from '@relevo/contracts';
import type { SimulationView } from './protocol.js';
import { Simulation } from './simulation.js';
import { day, opened, Person, shown, startedAt } from './testing/person.js';
import { drawn, flow } from './testing/drawn.js';

const shipped = async (process: string): Promise<BundleFiles> => {
  const folder = new URL(`../../../../processes/${process}/`, import.meta.url);
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(new URL(name, folder), 'utf8')])),
  );
};

const serviceDesk = async (): Promise<Person> => {
  const person = new Person(await opened(await shipped('service-desk')));
  person.start({ category: 'hardware', affected: 'me' });
  return person;
};

const toTheTest = async (): Promise<Person> => {
  const person = await serviceDesk();
  person.complete('Attend the report', { solutionKnown: false });
  person.complete('Search the knowledge base', { solutionFound: false });
  person.complete('Investigate', { cause: 'Cable', solution: 'Plug it in' });
  person.complete('Check that it serves the user', { solutionServes: true });
  return person;
};

const names = (view: SimulationView): readonly string[] => view.moment?.todo.map(({ name }) => name) ?? [];

describe('the shipped service desk, tried', () => {
  it('goes the whole way to the article, and says what a job is expected to answer', async () => {
    const person = await toTheTest();
    expect(person.variable('solutionIsNew')).toBe(true);
    person.complete('Test the solution', { works: true });
    const article = {
      articleTitle: 'Dark',
      articleProblem: 'Dark',
      articleSolution: 'Plug',
      articleVisibility: 'public',
    };
    person.complete('Update the knowledge base', article);
    const job = person.todo('Publish the article');
    expect(job).toMatchObject({ kind: 'job', suggested: ['articleKey'] });

    const end = person.act({ kind: 'complete-job', at: job.at, variables: { articleKey: 'KB-1' } });

    expect(end.moment?.ended).toEqual(['Closed, article published']);
    expect(person.variable('ticket.articleKey')).toBe('KB-1');
    expect(end.moment?.path).toContain('Flow_Works_Thanked');
  });

  it('reminds after two and four days and closes by silence after seven, each at its own time', async () => {
    const person = await toTheTest();
    const afterTwo = person.pass(2 * day);
    expect(afterTwo.moment).toMatchObject({ at: startedAt + 2 * day, ended: null });
    expect(afterTwo.moment?.notices).toContainEqual({ kind: 'told', to: 'requester', name: 'Reminder sent' });
    expect(names(afterTwo)).toEqual(['Test the solution']);

    const closed = person.pass(10 * day);

    expect(closed.steps.slice(-3).map(({ name, at }) => [name, (at - startedAt) / day])).toEqual([
      ['4 days', 4],
      ['7 days', 7],
      ['', 12],
    ]);
    expect(closed.moment?.ended).toEqual(['Closed without an answer']);
  });

  it('steps back to the same state, and going on the same way gives the same again', async () => {
    const person = await toTheTest();
    const there = person.simulation.view();
    const at = there.current;
    person.pass(7 * day);

    const back = shown(person.simulation.goTo(at));
    expect(back.moment).toEqual(there.moment);

    const again = person.complete('Test the solution', { works: false });
    expect(names(again)).toEqual(['Attend the report']);
    expect(again.steps).toHaveLength(at + 2);
    shown(person.simulation.goTo(at));
    expect(person.complete('Test the solution', { works: false })).toEqual(again);
  });

  it('knows who set a variable, where, and what changed', async () => {
    const person = await serviceDesk();
    person.complete('Attend the report', { solutionKnown: true });
    const view = person.complete('Apply the solution', { solution: 'Restart' });
    const rows = view.moment?.variables ?? [];
    expect(rows.find(({ name }) => name === 'solution')).toMatchObject({
      value: 'Restart',
      setAt: 'Apply the solution',
      setBy: ['l1'],
      changed: true,
    });
    expect(rows.find(({ name }) => name === 'solutionKnown')).toMatchObject({
      setAt: 'Attend the report',
      changed: false,
    });
  });

  it('refuses what the form refuses, field by field, and nothing has happened', async () => {
    const person = await serviceDesk();
    const before = person.simulation.view();
    const answer = person.simulation.act({
      kind: 'complete-task',
      at: person.todo('Attend the report').at,
      values: { nobodyDeclared: 1 },
    });
    expect(answer).toMatchObject({ kind: 'refused', fields: [{ path: 'nobodyDeclared' }] });
    expect(person.simulation.view()).toEqual(before);
  });

  it('does a scenario again on a changed draft and says where it goes another way', async () => {
    const person = await serviceDesk();
    const walked = person.complete('Attend the report', { solutionKnown: true });
    const files = await shipped('service-desk');
    const xml = files['service-desk.bpmn'] ?? '';
    const changed = xml
      .replace('=solutionKnown = true', '=solutionKnown = swapped')
      .replace('=solutionKnown = false', '=solutionKnown = true')
      .replace('=solutionKnown = swapped', '=solutionKnown = false');
    expect(changed).not.toBe(xml);
    const again = await opened({ ...files, 'service-desk.bpmn': changed });

    const acts = walked.steps.map(({ act }) => act);
    const flows = walked.steps.map((step) => step.flows);

    expect(shown(again.repeat(acts, flows)).difference).toEqual({
      step: 1,
      kind: 'another-way',
      now: ['Search the knowledge base'],
    });
    expect(shown((await opened(files)).repeat(acts, flows)).difference).toBeNull();
  });
});

const diagnosis = async (called: readonly BundleFiles[]): Promise<Person> => {
  const person = new Person(await opened(await shipped('incident'), called));
  person.start({ category: 'hardware', affected: 'me' });
  return person;
};

describe('the shipped incident, tried', () => {
  it('sets the priority by its own table', async () => {
    const person = await diagnosis([]);
    person.complete('Triage', { impact: 'high', urgency: 'high', category: 'hardware' });
    expect(person.variable('ticket.priority')).toBe('P1');
    expect(names(person.simulation.view())).toEqual(['Diagnose']);
  });
});

/** A gateway that always leads back. */
const roundAgain = (to: string): string =>
  `<exclusiveGateway id="g" default="g_${to}"/><endEvent id="e"/>${flow('g', to)}${flow('g', 'e', '<conditionExpression>=1 = 2</conditionExpression>')}`;

describe('what cannot end or cannot run', () => {
  it('offers the ways of a gateway that cannot decide, and goes on by the chosen one', async () => {
    const ways = `<exclusiveGateway id="g" name="Enough?"/><endEvent id="y" name="Bought"/><endEvent id="n" name="Refused"/>`;
    const condition = (source: string) => `<conditionExpression>=${source}</conditionExpression>`;
    const flows = `${flow('s', 'g')}${flow('g', 'y', condition('budget &gt; 100 and approved'))}${flow('g', 'n', condition('approved = false'))}`;
    const person = new Person(await opened(drawn(`${ways}${flows}`)));
    const stuck = person.start({});
    const choice = person.todo('Enough?');
    expect(stuck.steps.at(-1)?.tone).toBe('fault');
    if (choice.kind !== 'choice') throw new Error(`Expected a choice, but it is a ${choice.kind}`);
    expect(choice.ways).toEqual([
      { flowId: 'g_y', label: 'Bought', variables: { budget: 101, approved: true } },
      { flowId: 'g_n', label: 'Refused', variables: { approved: false } },
    ]);

    const went = person.act({ kind: 'mend', at: choice.at, variables: choice.ways[0]?.variables ?? {} });

    expect(went.moment).toMatchObject({ ended: ['Bought'], todo: [] });
  });

  it('stops an endless loop with the words of the kernel', async () => {
    const person = new Person(
      await opened(
        drawn(`<task id="a"/><task id="b"/>${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'g')}${roundAgain('a')}`),
      ),
    );
    person.start({});
    expect(person.simulation.view().moment?.todo).toMatchObject([
      { kind: 'fault', message: expect.stringMatching(/^Expected .*2,?000/) },
    ]);
  });

  it('stops a timer that never rests', async () => {
    const person = new Person(
      await opened(
        drawn(
          `<task id="a"/><intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>${flow('s', 'a')}${flow('a', 't')}${flow('t', 'g')}${roundAgain('a')}`,
        ),
      ),
    );
    person.start({});
    expect(person.pass(day).moment?.notices).toContainEqual({ kind: 'too-many-timers' });
  });

  it('takes a called process that cannot be read as one step', async () => {
    const call = `<callActivity id="c" name="Ask them"><extensionElements><zeebe:calledElement processId="elsewhere" propagateAllChildVariables="true"/></extensionElements></callActivity><endEvent id="e" name="Over"/>`;
    const person = new Person(await opened(drawn(`${call}${flow('s', 'c')}${flow('c', 'e')}`)));
    person.start({});
    const job = person.todo('elsewhere');
    expect(job).toMatchObject({ kind: 'job', standsFor: 'elsewhere' });
    const end = person.act({ kind: 'complete-job', at: job.at, variables: { answer: 42 } });
    expect(end.moment?.ended).toEqual(['Over']);
    expect(person.variable('answer')).toBe(42);
  });

  it('says why a draft cannot run, and where', async () => {
    const files = await shipped('service-desk');
    const { 'apply-solution.form': _gone, ...left } = files;
    const answer = await Simulation.open({
      files: { draft: left, called: [] },
      startedAt,
      language: 'en',
      requester: 'You',
    });
    expect(answer).toMatchObject({
      ok: false,
      answer: { findings: [{ code: 'missing-reference', elementId: 'Task_Apply', elementName: 'Apply the solution' }] },
    });
  });
});
