import type { CorpusCase, Expectation, Outcome, State, Step } from './corpus-case.js';
import { definitions, end, flows, process, start } from '../own/diagram-text.js';
import type { CorpusServer, DeployedDefinition, Instance, Refused } from './corpus-server.js';

/** What became of a case. */
export interface Played extends Expectation {
  /** Why it went wrong, for whoever reads the failure. */
  readonly why: readonly string[];
}

interface DeployedDocument {
  readonly deployments: readonly { readonly processDefinition?: DeployedDefinition }[];
}

/** A start event with a trigger, or what instantiates otherwise. */
const startsItself =
  /<(?:\w+:)?startEvent\b[^>]*[^/]>(?:(?!<\/(?:\w+:)?startEvent)[\s\S])*EventDefinition|instantiate="true"/;

/** The body of a loop or a multi-instance activity does not count, only its iterations. */
const body = 'MULTI_INSTANCE_BODY';

const inOrder = (tokens: readonly string[]): readonly string[] => [...tokens].sort();

/** Plays one case from its first step to the trace, and leaves nothing of it running. */
export class Play {
  readonly #definitions = new Map<string, DeployedDefinition>();
  readonly #startThemselves = new Set<string>();
  readonly #before = new Set<string>();
  readonly #why: string[] = [];
  #refused: Outcome | null = null;
  #main: string | null = null;
  #trace: readonly string[] = [];

  constructor(
    private readonly server: CorpusServer,
    private readonly corpusCase: CorpusCase,
    private readonly xml: (file: string) => string,
  ) {}

  async run(): Promise<Played> {
    try {
      for (const step of this.corpusCase.steps) {
        await this.#step(step);
        if (this.#refused) break;
      }
      return await this.#outcome();
    } finally {
      await this.#cleanUp();
    }
  }

  async #step(step: Step): Promise<void> {
    switch (step.do) {
      case 'deploy':
        return this.#deploy(step.file);
      case 'start':
        return this.#start(step);
      case 'advanceTime':
        return this.server.advance(step.ms);
      case 'expectActive':
        return this.#expectActive(step.elements);
      case 'completeUserTask':
        return this.#completeTasks(({ elementId }) => elementId === step.element, 1);
      case 'completeAllUserTasks': {
        const except = [step.except ?? []].flat();
        return this.#completeTasks(({ elementId }) => !except.includes(elementId), 100);
      }
      case 'collectTrace':
        this.#trace = await this.#collect();
    }
  }

  async #deploy(file: string): Promise<void> {
    const xml = this.xml(file);
    const { status, body } = await this.server.deploy(file, xml);
    if (status >= 500) throw new Error(`Expected ${file} to be deployed or refused, but: ${JSON.stringify(body)}`);
    if (status >= 300) {
      this.#why.push((body as Refused).detail ?? JSON.stringify(body));
      this.#refused = 'deployRejected';
      return;
    }
    const deployed = (body as DeployedDocument).deployments.flatMap(({ processDefinition }) => processDefinition ?? []);
    for (const definition of deployed) {
      this.#definitions.set(definition.processDefinitionKey, definition);
      if (startsItself.test(xml)) this.#startThemselves.add(definition.processDefinitionId);
    }
    for (const { processInstanceKey } of await this.#everyInstance()) this.#before.add(processInstanceKey);
    await this.server.settle();
  }

  async #start({ processId, variables, as }: Extract<Step, { do: 'start' }>): Promise<void> {
    const { status, body } = await this.server.start(processId, variables);
    if (status >= 300) throw new Error(`Expected ${processId} to start, but: ${JSON.stringify(body)}`);
    if (as === 'main') this.#main = (body as Instance).processInstanceKey;
    await this.server.settle();
  }

  async #expectActive(elements: readonly string[]): Promise<void> {
    const active = await this.server.elements(await this.#keys(), 'ACTIVE');
    const ids = active.map(({ elementId }) => elementId);
    const missing = elements.filter((element) => !ids.includes(element));
    if (missing.length > 0)
      throw new Error(`Expected ${elements.join(', ')} to be active at once, but only ${ids.join(', ')} are.`);
  }

  /** Tasks that open because of a completion are completed too, up to the limit. */
  async #completeTasks(chosen: (task: { readonly elementId: string }) => boolean, limit: number): Promise<void> {
    for (let done = 0; done < limit; done += 1) {
      const task = (await this.server.openTasks(await this.#keys())).find(chosen);
      if (!task && done > 0) return;
      if (!task) throw new Error('Expected an open user task, but there is none.');
      await this.server.complete(task.userTaskKey);
    }
  }

  /** One token for each completed element of every instance that this case started. */
  async #collect(): Promise<readonly string[]> {
    await this.server.settle();
    const map = this.corpusCase.traceMap ?? {};
    const completed = await this.server.elements(await this.#keys(), 'COMPLETED');
    return inOrder(completed.flatMap(({ elementId, type }) => (type === body ? [] : (map[elementId] ?? []))));
  }

  async #outcome(): Promise<Played> {
    const result = { trace: this.#trace, why: this.#why };
    if (this.#refused) return { ...result, outcome: this.#refused };
    const instances = await this.#instances();
    const faulty = instances.filter(({ hasIncident }) => hasIncident);
    for (const { processInstanceKey } of faulty) this.#why.push(...(await this.server.faultsOf(processInstanceKey)));
    if (faulty.length > 0) return { ...result, outcome: 'runtimeError', state: 'incident' };
    return { ...result, outcome: 'ok', state: this.#stateOf(instances) };
  }

  /** The state of the main instance; of all of them where nobody started one by hand. */
  #stateOf(instances: readonly Instance[]): State {
    const main = instances.filter(({ processInstanceKey }) => processInstanceKey === this.#main);
    const judged = main.length > 0 ? main : instances;
    return judged.some(({ state }) => state === 'ACTIVE') ? 'active' : 'completed';
  }

  async #everyInstance(): Promise<readonly Instance[]> {
    return this.#definitions.size > 0 ? this.server.instances([...this.#definitions.keys()]) : [];
  }

  async #instances(): Promise<readonly Instance[]> {
    const all = await this.#everyInstance();
    return all.filter(({ processInstanceKey }) => !this.#before.has(processInstanceKey));
  }

  async #keys(): Promise<readonly string[]> {
    return (await this.#instances()).map(({ processInstanceKey }) => processInstanceKey);
  }

  /** Signals reach everybody: nothing of a case may wait, or be started, when the next one runs. */
  async #cleanUp(): Promise<void> {
    const live = (await this.#instances()).filter(
      ({ state, parentProcessInstanceKey }) => state === 'ACTIVE' && !parentProcessInstanceKey,
    );
    for (const { processInstanceKey } of live) await this.server.cancel(processInstanceKey);
    await this.server.settle();
    await this.#stopStarts();
  }

  /** A newer version waits for nothing: a later case's messages and signals, or the clock, must not start these. */
  async #stopStarts(): Promise<void> {
    if (this.#startThemselves.size === 0) return;
    const processes = [...this.#startThemselves].map((id) => process(id, `${start('s')}${end('e')}${flows('s e')}`));
    await this.server.deploy('quiet.bpmn', definitions(...processes));
  }
}
