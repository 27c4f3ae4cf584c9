import type { BundleFiles, Values } from '@relevo/contracts';
import type { Act, Answer, SimulationView, Todo } from '../protocol.js';
import { Simulation } from '../simulation.js';

export const day = 86_400_000;
export const startedAt = Date.UTC(2026, 0, 5, 9);

export const opened = async (draft: BundleFiles, called: readonly BundleFiles[] = []): Promise<Simulation> => {
  const answer = await Simulation.open({ files: { draft, called }, startedAt, language: 'en', requester: 'You' });
  if (!answer.ok) throw new Error(answer.answer.findings.map(({ message }) => message).join('\n'));
  return answer.simulation;
};

export const shown = (answer: Answer): SimulationView => {
  if (answer.kind !== 'shown') throw new Error(`Expected to be shown, but: ${JSON.stringify(answer)}`);
  return answer.view;
};

/** A person at the simulation. */
export class Person {
  constructor(readonly simulation: Simulation) {}

  start(values: Values): SimulationView {
    const [start] = this.simulation.view().starts;
    return this.act({
      kind: 'start',
      elementId: start?.elementId ?? null,
      ticket: { title: 'Screen is dark', description: '' },
      values,
    });
  }

  act(act: Act): SimulationView {
    return shown(this.simulation.act(act));
  }

  todo(name: string): Todo {
    const todo = this.simulation.view().moment?.todo ?? [];
    const found = todo.find((one) => one.name === name);
    if (found === undefined)
      throw new Error(`Expected "${name}" to do, but there is: ${todo.map((one) => one.name).join()}`);
    return found;
  }

  complete(name: string, values: Values): SimulationView {
    return this.act({ kind: 'complete-task', at: this.todo(name).at, values });
  }

  /** A button of the task's own form. */
  press(name: string, button: string): SimulationView {
    const task = this.todo(name);
    const values = task.kind === 'task' ? task.buttons.find(({ label }) => label === button)?.values : undefined;
    return this.act({ kind: 'complete-task', at: task.at, values: values ?? {} });
  }

  /** These ways out of a gateway. */
  choose(name: string, ...labels: readonly string[]): SimulationView {
    const choice = this.todo(name);
    if (choice.kind !== 'choice') throw new Error(`Expected "${name}" to be a choice, but it is a ${choice.kind}.`);
    const ways = choice.ways.filter(({ label }) => labels.includes(label));
    const variables: Values = Object.assign({}, ...ways.map((way) => way.variables));
    return this.act({ kind: 'choose', at: choice.at, flowIds: ways.map(({ flowId }) => flowId), variables });
  }

  /** Another way at a gateway that was passed in the shown step. */
  whatIf(name: string, label: string): SimulationView {
    const taken = this.simulation.view().moment?.taken ?? [];
    const found = taken.find((one) => one.name === name);
    const way = found?.others.find((one) => one.label === label);
    if (found === undefined || way === undefined)
      throw new Error(`Expected "${label}" at "${name}", but there is none.`);
    const { processId, elementId } = found;
    return shown(this.simulation.decide({ processId, elementId, flowIds: [way.flowId], variables: way.variables }));
  }

  pass(milliseconds: number): SimulationView {
    return this.act({ kind: 'pass-time', milliseconds });
  }

  variable(name: string): Values[string] | undefined {
    return this.simulation.view().moment?.variables.find((one) => one.name === name)?.value;
  }
}
