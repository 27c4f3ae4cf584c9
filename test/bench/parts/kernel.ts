import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  emptyCase,
  execute,
  mergeCase,
  type CaseState,
  type Command,
  type Instant,
  type Json,
  type Key,
  type ProcessEvent,
  type Variables,
} from '@relevo/bpmn-kernel';
import { aProcess, multiInstance, type TestServices } from '@relevo/bpmn-kernel/testing';
import { compileDiagram, type ProcessDefinition } from '@relevo/bpmn-model';
import { feelServices } from '../../conformance/support/feel-services.js';
import { percentile, type Figures } from '../figures.js';
import { largeDiagram } from './large-diagram.js';

const root = join(import.meta.dirname, '..', '..', '..');
const INSTANCE = 'i' as Key;

/** The way of an incident that the first line solves: five tasks by people, fifteen elements. */
const incident: readonly (readonly [string, Variables])[] = [
  ['Task_Triage', { impact: 'medium', urgency: 'high', category: 'hardware' }],
  ['Task_Diagnose', { nextStep: 'solution', solution: 'Install version 4.2 of the driver and restart.' }],
  ['Task_Check', { solutionServes: true }],
  ['Task_Test', { works: true }],
  ['Task_Knowledge', { knowledgeOutcome: 'none', knowledgeReason: 'It is known.' }],
];

const ticket = { title: 'Scanner does not answer', description: 'Since this morning it does nothing.', priority: 'P3' };

/** FEEL as the engine has it, but for the guard around what is not compiled; decisions and forms answer at once. */
const services = (): TestServices => {
  const feel = feelServices();
  feel.decisions['incident-priority'] = () => 'P3';
  feel.instant = (value: Json): Instant | { readonly invalid: string } =>
    Date.parse(String(value).replace(/\[.*\]$/, ''));
  for (const id of ['report', 'triage', 'diagnose', 'answer', 'knowledge']) feel.forms[`incident-${id}`] = id as Key;
  return feel;
};

class Player {
  state: CaseState = emptyCase('case' as Key);
  entered = 0;

  constructor(
    private readonly kernel: TestServices,
    private readonly definitionKey: Key,
  ) {}

  start(variables: Variables): void {
    const { definitionKey } = this;
    this.run({ type: 'StartProcessInstance', processInstanceKey: INSTANCE, definitionKey, variables, ticket });
  }

  /** Completes the first open task, which must be this one. */
  complete(elementId: string, variables: Variables): void {
    const [task] = this.state.userTasks.values();
    if (task?.elementId !== elementId)
      throw new Error(`Expected the task ${elementId}, but it is ${String(task?.elementId)}.`);
    this.run({ type: 'CompleteUserTask', userTaskKey: task.key, values: { kind: 'variables', variables } });
  }

  private run(command: Command): void {
    const outcome = execute(this.state, command, this.kernel);
    if (!outcome.ok) throw new Error(outcome.rejection.message);
    const fault = outcome.events.find((event): event is Extract<ProcessEvent, { type: 'FaultRaised' }> => {
      return event.type === 'FaultRaised';
    });
    if (fault) throw new Error(fault.fault.message);
    this.entered += outcome.events.filter(({ type }) => type === 'ElementEntered').length;
    this.state = mergeCase(outcome.state);
  }
}

/** CPU seconds of this process: other programs on the same cores do not count. */
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

const published = async (): Promise<ProcessDefinition> => {
  const xml = readFileSync(join(root, 'processes', 'incident', 'incident.bpmn'), 'utf8');
  const compilation = await compileDiagram(xml, { profile: 'bundle' });
  const [definition] = compilation.ok ? compilation.diagram.definitions : [];
  if (!definition) throw new Error('Expected the shipped incident flow to compile, but it does not.');
  return definition;
};

type Measured = readonly [name: string, value: number, unit: string];

/** Computing them is the work of FEEL's dates and durations. */
const withoutDueDates = (definition: ProcessDefinition): ProcessDefinition => {
  const nodes = Object.entries(definition.nodes).map(([id, node]) => {
    if (node.type !== 'userTask') return [id, node] as const;
    const { dueDate: _dueDate, ...rest } = node;
    return [id, rest] as const;
  });
  return { ...definition, nodes: Object.fromEntries(nodes) };
};

/** The kernel alone, on one core, without a database. */
export class KernelBench {
  private constructor(private readonly definition: ProcessDefinition) {}

  static async start(): Promise<KernelBench> {
    return new KernelBench(await published());
  }

  async measure(figures: Figures, seconds: number): Promise<void> {
    this.steps(null, this.definition, Math.min(seconds, 2));
    const incidentFlow = this.steps('kernel, incident flow', this.definition, seconds);
    for (const [name, value, unit] of incidentFlow) figures.add(name, value, unit);
    const plain = withoutDueDates(this.definition);
    for (const [name, value, unit] of this.steps('  of these without due dates', plain, seconds))
      figures.add(name, value, unit);
    this.automatic(figures, Math.min(seconds, 3));
    this.manyInstances(figures);
    await this.compile(figures);
    this.memory(figures, 2_000);
  }

  /** Elements entered per second of CPU, cases begun and ended one after another. */
  private steps(name: string | null, definition: ProcessDefinition, seconds: number): readonly Measured[] {
    const kernel = services();
    const key = kernel.publish(definition);
    const begun = cpuSeconds();
    let [entered, commands] = [0, 0];
    while (cpuSeconds() - begun < seconds) {
      for (let round = 0; round < 20; round += 1) {
        const player = new Player(kernel, key);
        player.start({});
        for (const [task, variables] of incident) player.complete(task, variables);
        if (player.state.elements.size > 0) throw new Error('Expected the incident to be closed, but it is not.');
        entered += player.entered;
        commands += 1 + incident.length;
      }
    }
    const took = cpuSeconds() - begun;
    if (name === null) return [];
    return [
      [`${name}: steps (elements entered)`, entered / took, '/s of CPU'],
      [`${name}: a command`, (took / commands) * 1e6, 'µs'],
    ];
  }

  /** Sixty tasks and choices in one command: what a step costs where nobody is asked. */
  private automatic(figures: Figures, seconds: number): void {
    const kernel = services();
    const drawing = aProcess('p').startEvent('start');
    for (let section = 0; section < 20; section += 1) {
      const id = (name: string): string => `${name}${String(section)}`;
      drawing.exclusiveGateway(id('choice')).task(id('a'), { when: 'v = 1' }).task(id('b'));
      drawing.from(id('choice')).to(id('b'), { otherwise: true }).from(id('b'));
    }
    const key = kernel.publish(drawing.endEvent('end').build());
    const [begun, entered] = [cpuSeconds(), { count: 0 }];
    while (cpuSeconds() - begun < seconds) {
      const player = new Player(kernel, key);
      player.start({ v: 1 });
      entered.count += player.entered;
    }
    figures.add('kernel, 60 automatic steps in one command', entered.count / (cpuSeconds() - begun), '/s of CPU');
  }

  /** What completing one of many parallel instances costs. */
  private manyInstances(figures: Figures): void {
    const [few, many] = [10, 1_000];
    this.completions(few, 200);
    this.completions(many, 1);
    const small = this.completions(few, 500);
    const large = this.completions(many, 5);
    figures.add(`kernel, ${String(few)} parallel instances: a completion`, small, 'µs');
    figures.add(`kernel, ${many.toLocaleString('en')} parallel instances: a completion`, large, 'µs');
    figures.add('  of that at 10', large / small, 'times');
  }

  private completions(instances: number, rounds: number): number {
    const kernel = services();
    const loop = multiInstance({ cardinality: String(instances), collect: ['results', 'loopCounter'] });
    const key = kernel.publish(aProcess('p').startEvent('start').userTask('work', loop).endEvent('end').build());
    let took = 0;
    for (let round = 0; round < rounds; round += 1) {
      const player = new Player(kernel, key);
      player.start({});
      const begun = cpuSeconds();
      for (let done = 0; done < instances; done += 1) player.complete('work', {});
      took += cpuSeconds() - begun;
      if (player.state.elements.size > 0) throw new Error('Expected all instances to be done, but some are left.');
    }
    return (took / (instances * rounds)) * 1e6;
  }

  private async compile(figures: Figures): Promise<void> {
    const xml = largeDiagram(500);
    const times: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const begun = cpuSeconds();
      const compilation = await compileDiagram(xml, { profile: 'deployment' });
      if (!compilation.ok) throw new Error(compilation.findings[0]?.message);
      if (round >= 2) times.push((cpuSeconds() - begun) * 1_000);
    }
    figures.add('compile a diagram of 500 elements (median)', percentile(times, 0.5), 'ms of CPU');
  }

  /** Heap that one case of the cache takes, waiting in its second task. */
  private memory(figures: Figures, count: number): void {
    const kernel = services();
    const key = kernel.publish(this.definition);
    const fill = (): readonly CaseState[] =>
      Array.from({ length: count }, () => {
        const player = new Player(kernel, key);
        player.start({});
        player.complete(...(incident[0] ?? ['', {}]));
        return player.state;
      });
    fill();
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const cases = fill();
    collectGarbage();
    const after = process.memoryUsage().heapUsed;
    figures.add('memory of a case in the cache', (after - before) / cases.length, 'bytes');
  }
}
