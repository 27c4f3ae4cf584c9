import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { moddlePackages } from '@relevo/bpmn-model';
import type { ModdleElement } from '../editor/services.js';
import { bundleReader } from '../files/bundle-door.js';
import { stepsBefore } from './steps-before.js';
import { decisionsAhead, outcomesOf } from './outcomes.js';
import { ticketVariables } from './ticket-fields.js';
import { knownBefore } from './variables-at.js';

const shipped = (process: string, file: string): string =>
  readFileSync(new URL(`../../../../processes/${process}/${file}`, import.meta.url), 'utf8');

/** The one that bpmn-js draws with; its types are declared for the version that the engine reads with. */
const { default: BpmnModdle } = (await import('bpmn-moddle')) as unknown as {
  readonly default: new (packages: object) => {
    fromXML(xml: string): Promise<{ readonly elementsById: Readonly<Record<string, ModdleElement>> }>;
  };
};

const opened = async (process: string, forms: readonly string[], change = (xml: string): string => xml) => {
  const moddle = new BpmnModdle(moddlePackages);
  const { elementsById } = await moddle.fromXML(change(shipped(process, `${process}.bpmn`)));
  const files = Object.fromEntries(forms.map((form) => [form, shipped(process, form)]));
  const { forms: read } = bundleReader(() => files);
  const bundle = { forms: read, decisions: () => [] };
  const knowledge = { bundle, ticket: ticketVariables((field) => field) };
  const at = (id: string): ModdleElement => elementsById[id] as ModdleElement;
  return { at, known: (id: string) => knownBefore(at(id), knowledge) };
};

const incident = () => opened('incident', ['report.form', 'triage.form', 'diagnose.form', 'answer.form']);

describe('what is known at a point', () => {
  it('is what earlier steps ask for, with label, type and choices, and the ticket', async () => {
    const { known } = await incident();
    expect(known('Task_Diagnose')).toContainEqual({
      ...{ name: 'urgency', label: expect.any(String), type: 'text', from: 'Task_Triage' },
      choices: expect.arrayContaining([expect.objectContaining({ value: 'high' })]),
    });
    expect(known('Task_Diagnose')).toContainEqual(expect.objectContaining({ name: 'ticket.priority', type: 'text' }));
    expect(known('Task_Diagnose')).toContainEqual({ name: 'priority', type: 'any', from: 'Task_Priority' });
  });

  it('is not what only later steps ask for; a loop’s own steps come again', async () => {
    const { known } = await incident();
    const names = (id: string) => known(id).map(({ name }) => name);
    expect(names('Task_Triage')).not.toContain('nextStep');
    expect(names('Task_Triage')).not.toContain('answer');
    expect(names('Task_Diagnose')).toContain('answer');
    expect(names('Gateway_Next')).toContain('nextStep');
  });

  it('at a boundary event leaves out what its interrupted step would have set', async () => {
    const { at } = await incident();
    const before = stepsBefore(at('Event_TwoDaysAnswer')).map(({ id }) => id);
    expect(before).toContain('Task_Triage');
    expect(before).toContain('Task_Diagnose');
  });

  it('knows the buttons of the default form from the gateway behind the task', async () => {
    const { at, known } = await opened('service-desk', []);
    expect(outcomesOf(at('Task_Test')).map(({ variable, value }) => [variable, value])).toContainEqual(['works', true]);
    expect(known('Gateway_Works')).toContainEqual({
      ...{ name: 'works', label: 'Does it work?', type: 'yes-no', from: 'Task_Test' },
    });
  });

  it('calls what nobody fills in by the question that asks for it, and what is handed on as before', async () => {
    const { known } = await opened('service-desk', ['investigate.form']);
    expect(known('Gateway_New')).toContainEqual(
      expect.objectContaining({ name: 'solutionIsNew', label: 'Was the solution new?', type: 'yes-no' }),
    );
    const renamed = await opened('service-desk', ['investigate.form'], (xml) =>
      xml.replace('source="=cause" target="cause"', 'source="=cause" target="whatItWas"'),
    );
    expect(renamed.known('Task_Check')).toContainEqual(
      expect.objectContaining({ name: 'whatItWas', label: 'What caused it?', type: 'text' }),
    );
  });

  it('knows which decisions buttons can take, the nearest one first', async () => {
    const { at } = await opened('service-desk', []);
    const ahead = decisionsAhead(at('Task_Test')).map(({ gateway }) => gateway.id);
    expect(ahead[0]).toBe('Gateway_Works');
    expect(new Set(ahead).size).toBe(ahead.length);
  });

  it('calls the list of what several people answered as their field, and names no counter', async () => {
    const round = `<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics
      inputCollection="=for place in 1..3 return place" inputElement="place" outputCollection="causes"
      outputElement="=cause" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>`;
    const { known } = await opened('service-desk', ['investigate.form'], (xml) =>
      xml.replace(
        /(id="Task_Investigate".*?)<zeebe:ioMapping>.*?<\/zeebe:ioMapping>(.*?)(<\/bpmn:userTask>)/s,
        (_, before: string, after: string, end: string) => `${before}${after}${round}${end}`,
      ),
    );
    const names = known('Task_Investigate').map(({ name }) => name);
    expect(names).toContain('loopCounter');
    expect(names).not.toContain('place');
    expect(known('Task_Check')).toContainEqual(
      expect.objectContaining({ name: 'causes', label: 'What caused it?', type: 'list', from: 'Task_Investigate' }),
    );
  });
});
