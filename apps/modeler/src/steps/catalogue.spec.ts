import { describe, expect, it } from '@jest/globals';
import type { Words } from '@relevo/web';
import type { en } from '../languages/en/index.js';
import { stepsOf } from './catalogue.js';
import { templatesOf } from './templates/templates.js';

const words = ((key: string) => key) as unknown as Words<typeof en>;
const groups = ['l1', 'l2', 'approvers'].map((id) => ({ id, name: id, publicName: id, members: [] }));
const ink = { words, form: (name: string) => ({ file: `${name}.form`, id: `flow-${name}` }) };
const steps = stepsOf(words, groups);

describe('the steps of a service desk', () => {
  it('offer tasks for the lines that there are', () => {
    expect(steps.filter(({ kind }) => kind === 'task').map(({ id }) => id)).toEqual(['task', 'task-l1', 'task-l2']);
  });

  it.each(steps.map((step) => [step.id, step] as const))('%s is a drawing that holds together', (_, step) => {
    const { nodes, flows, entry, head, exit } = step.draw(ink);
    const keys = nodes.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining([entry, head, ...(exit === null ? [] : [exit])]));
    for (const { from, to } of flows) expect(keys).toEqual(expect.arrayContaining([from, to]));
    for (const { key, on } of nodes) if (on !== undefined) expect(keys.indexOf(on)).toBeLessThan(keys.indexOf(key));
    // Everything is reached, and every way ends at an end or goes on.
    const reached = new Set([
      entry,
      ...flows.map(({ to }) => to),
      ...nodes.flatMap(({ key, on }) => (on ? [key] : [])),
    ]);
    expect([...reached].toSorted()).toEqual(keys.toSorted());
    const left = nodes.filter(({ key, type }) => type !== 'bpmn:EndEvent' && !flows.some(({ from }) => from === key));
    expect(left.map(({ key }) => key).filter((key) => key !== exit)).toEqual([]);
  });

  it('use templates that there are, and link the forms they bring', () => {
    const known = templatesOf(words, groups).map(({ id }) => id);
    for (const step of steps) {
      const { nodes, forms } = step.draw(ink);
      for (const { template } of nodes) if (template !== undefined) expect(known).toContain(template);
      const linked = nodes.flatMap(({ formId }) => formId ?? []);
      expect(forms.map(({ text }) => (JSON.parse(text) as { id: string }).id)).toEqual(linked);
    }
  });

  it('say everything in the language of whoever draws', () => {
    const said = steps.flatMap((step) => {
      const { nodes, flows, forms } = step.draw(ink);
      const labels = forms.flatMap(({ text }) => [...text.matchAll(/"label": "([^"]*)"/g)].map(([, label]) => label));
      return [...[...nodes, ...flows].flatMap(({ name }) => name ?? []), ...labels];
    });
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter((one) => !one?.startsWith('steps.'))).toEqual([]);
  });
});
