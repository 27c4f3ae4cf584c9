import type { DiagramFinding, Problem } from '@relevo/contracts';
import type { Answer, HttpClient } from '../../support/http-client.js';

interface Page<Item> {
  readonly items: readonly Item[];
}

export interface DeployedDefinition {
  readonly processDefinitionKey: string;
  readonly processDefinitionId: string;
}

export interface Instance {
  readonly processInstanceKey: string;
  readonly processDefinitionId: string;
  readonly parentProcessInstanceKey?: string | null;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  readonly hasIncident: boolean;
}

export interface Element {
  readonly elementId: string;
  readonly type: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
}

export interface OpenTask {
  readonly userTaskKey: string;
  readonly elementId: string;
}

/** What the deployment said where it was refused. */
export type Refused = Problem & { readonly findings?: readonly DiagramFinding[] };

type Filter = Readonly<Record<string, unknown>>;

const page = 1000;

const accepted = <Body>(answer: Answer<Body>, what: string): Body => {
  if (answer.status < 300) return answer.body;
  throw new Error(`${what}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
};

/** The engine as a case sees it: nothing but `/v2`. */
export class CorpusServer {
  #now = Date.now();

  constructor(private readonly http: HttpClient) {}

  /** Moves the clock; the engine answers when nothing is due and nothing internal is pending. */
  async advance(ms: number): Promise<void> {
    this.#now += ms;
    accepted(await this.http.put('/v2/clock', { timestamp: this.#now }), 'PUT /v2/clock');
  }

  /** Waits for all that was sent from one instance to another. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  deploy(name: string, xml: string): Promise<Answer<unknown>> {
    const data = new FormData();
    data.append('resources', new File([xml], name));
    return this.http.send('POST', '/v2/deployments', data);
  }

  start(processDefinitionId: string, variables: Filter): Promise<Answer<unknown>> {
    return this.http.post('/v2/process-instances', { processDefinitionId, variables });
  }

  instances(definitionKeys: readonly string[]): Promise<readonly Instance[]> {
    return this.#search<Instance>('process-instances', { processDefinitionKey: { $in: definitionKeys } });
  }

  elements(instanceKeys: readonly string[], state: string): Promise<readonly Element[]> {
    return this.#search<Element>('element-instances', { processInstanceKey: { $in: instanceKeys }, state });
  }

  openTasks(instanceKeys: readonly string[]): Promise<readonly OpenTask[]> {
    return this.#search<OpenTask>('user-tasks', { processInstanceKey: { $in: instanceKeys }, state: 'CREATED' });
  }

  async complete(userTaskKey: string): Promise<void> {
    accepted(await this.http.post(`/v2/user-tasks/${userTaskKey}/completion`), 'completing a user task');
    await this.settle();
  }

  async cancel(processInstanceKey: string): Promise<void> {
    accepted(await this.http.post(`/v2/process-instances/${processInstanceKey}/cancellation`), 'cancelling');
  }

  async faultsOf(processInstanceKey: string): Promise<readonly string[]> {
    const found = await this.#search<{ errorMessage: string }>('incidents', { processInstanceKey, state: 'ACTIVE' });
    return found.map(({ errorMessage }) => errorMessage);
  }

  async #search<Item>(resource: string, filter: Filter): Promise<readonly Item[]> {
    const request = { filter, page: { limit: page } };
    const { items } = accepted(await this.http.post<Page<Item>>(`/v2/${resource}/search`, request), resource);
    if (items.length === page) throw new Error(`Expected fewer than ${String(page)} ${resource}.`);
    return items;
  }
}
