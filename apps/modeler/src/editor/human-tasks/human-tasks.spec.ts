import { describe, expect, it } from '@jest/globals';
import type { DiagramElement, Entries } from '../services.js';
import { HumanTaskAppend, HumanTaskPalette } from './human-tasks.js';

const registry = { registerProvider: () => undefined };
const factory = { createShape: (attributes: object) => ({ ...attributes, id: 'new' }) as unknown as DiagramElement };
const translate = (template: string): string => template;
const started: unknown[] = [];
const create = { start: (_: unknown, shape: DiagramElement) => void started.push(shape.type) };

describe('a task drawn by hand', () => {
  it('is a user task, from the palette as from the context pad', () => {
    const appended: string[] = [];
    const place = { append: (_: DiagramElement, shape: DiagramElement) => void appended.push(shape.type) };
    const before: Entries = { 'create.task': { title: 'Create task' }, 'append.append-task': { title: 'Append task' } };

    const palette = new HumanTaskPalette(registry, create, factory, translate).getPaletteEntries()(before);
    const pad = new HumanTaskAppend(registry, create, factory, place, translate).getContextPadEntries()(before);
    (palette['create.task']?.action as { click(event: unknown): void }).click(null);
    (pad['append.append-task']?.action as { click(event: unknown, source: unknown): void }).click(null, {});

    expect(started).toEqual(['bpmn:UserTask']);
    expect(appended).toEqual(['bpmn:UserTask']);
    expect(palette['create.task']?.title).toBe('Create task for a person');
  });

  it('is offered only where a task is', () => {
    const pad = new HumanTaskAppend(registry, create, factory, { append: () => undefined }, translate);
    expect(pad.getContextPadEntries()({ delete: {} })).toEqual({ delete: {} });
  });
});
