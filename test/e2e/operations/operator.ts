import type { Batch, BatchItem, FaultSummary, Page } from '@relevo/contracts';
import type { TestEngine } from '../../support/engine.js';

/** An administrator at the operations of an installation, through HTTP alone. */
export class Operator {
  #now = Date.now() + 60_000;

  constructor(private readonly relevo: TestEngine) {}

  get client() {
    return this.relevo.as('administrator');
  }

  async deploy(...xmls: readonly string[]): Promise<void> {
    for (const xml of xmls) {
      const files = new FormData();
      files.append('resources', new File([xml], 'flow.bpmn'));
      const { status, body } = await this.client.post('/v2/deployments', files);
      if (status !== 200) throw new Error(`Expected 200, got ${status}: ${JSON.stringify(body)}`);
    }
  }

  async start(processDefinitionId: string, variables: object = {}): Promise<string> {
    const { status, body } = await this.client.post<{ processInstanceKey: string }>('/v2/process-instances', {
      ...{ processDefinitionId, variables },
    });
    if (status !== 200) throw new Error(`Expected 200, got ${status}: ${JSON.stringify(body)}`);
    return body.processInstanceKey;
  }

  /** Lets time pass; everything internal has been done when this answers. */
  async pass(milliseconds = 1_000): Promise<void> {
    this.#now += milliseconds;
    const { status } = await this.client.put('/v2/clock', { timestamp: this.#now });
    if (status !== 204) throw new Error(`Expected 204, got ${status}.`);
  }

  /** Search answers of `/v2` by the one filter. */
  async found<Row>(what: string, filter: object): Promise<readonly Row[]> {
    return (await this.client.post<{ items: readonly Row[] }>(`/v2/${what}/search`, { filter })).body.items;
  }

  /** Ids of the elements that a process instance is at. */
  async active(processInstanceKey: string): Promise<readonly string[]> {
    const rows = await this.found<{ elementId: string }>('element-instances', { processInstanceKey, state: 'ACTIVE' });
    return rows.map(({ elementId }) => elementId);
  }

  async definitionKey(processDefinitionId: string): Promise<string> {
    const filter = { processDefinitionId, isLatestVersion: true };
    const [row] = await this.found<{ processDefinitionKey: string }>('process-definitions', filter);
    if (!row) throw new Error(`Expected the process ${processDefinitionId} to be published, but it is not.`);
    return row.processDefinitionKey;
  }

  /** POST to `/api/operations/…`. */
  act(path: string, body: object = { reason: 'looked into' }) {
    return this.client.post<{ batchKey: string | null }>(`/api/operations/${path}`, body);
  }

  async faults(query = ''): Promise<Page<FaultSummary>> {
    return (await this.client.get<Page<FaultSummary>>(`/api/operations/faults${query}`)).body;
  }

  async batch(key: string): Promise<Batch> {
    return (await this.client.get<Batch>(`/api/operations/batches/${key}`)).body;
  }

  async items(key: string, query = ''): Promise<Page<BatchItem>> {
    return (await this.client.get<Page<BatchItem>>(`/api/operations/batches/${key}/items${query}`)).body;
  }
}
