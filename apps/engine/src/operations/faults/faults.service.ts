import { Injectable } from '@nestjs/common';
import type { CaseState, Key, Variables } from '@relevo/bpmn-kernel';
import type { FaultDetail, FaultScope } from '@relevo/contracts';
import { actorOf, type Identity } from '../../access/identity.js';
import { Catalogue } from '../../catalogue/catalogue.js';
import { EngineError } from '../../errors/engine-error.js';
import { isKey } from '../../execution/case-locator.js';
import { CaseReader } from '../../execution/case-reader.js';
import { Executor } from '../../execution/executor.js';
import { resolveFault } from '../instance-acts.js';
import { requireFaultKeeper } from '../operation-rights.js';
import { type FaultRow, FaultSearch } from './fault-search.js';

export interface VariableChange {
  readonly scopeKey: string;
  readonly name: string;
  readonly value: Variables[string];
}

const noSuchFault = (key: string): EngineError =>
  new EngineError(
    'not-found',
    `Expected a fault with the key ${key}, but there is none (any more): it was retried, or its element was left. Reload the list.`,
  );

/** One stuck element: what it sees, a variable put right, and the next attempt. */
@Injectable()
export class FaultsService {
  constructor(
    private readonly search: FaultSearch,
    private readonly cases: CaseReader,
    private readonly executor: Executor,
    private readonly catalogue: Catalogue,
  ) {}

  async detail(identity: Identity, key: string): Promise<FaultDetail> {
    requireFaultKeeper(identity, 'look at faults');
    const row = await this.#row(key);
    const read = await this.cases.read(row.root_key);
    return { ...this.search.view(row), scopes: read ? this.#scopes(read.state, row) : [] };
  }

  /** In one of the scopes that the element sees, as `detail` lists them. */
  async setVariable(identity: Identity, key: string, { scopeKey, name, value }: VariableChange): Promise<void> {
    requireFaultKeeper(identity, 'change variables of a stuck element');
    const row = await this.#row(key);
    await this.executor.submit({
      name: 'SetVariables',
      caseKey: row.root_key,
      actor: actorOf(identity),
      perform: (workspace) => {
        if (!workspace.state.faults.has(row.key)) throw noSuchFault(key);
        if (!scopeKeys(workspace.state, row).includes(scopeKey as Key)) throw noSuchScope(scopeKey);
        workspace.run({
          ...{ type: 'SetVariables', scopeKey: scopeKey as Key, local: true },
          variables: { [name]: value },
        });
      },
    });
  }

  /** Answers the new fault in its place, if the cause is still there. */
  async retry(identity: Identity, key: string): Promise<{ readonly stuckAgain: string | null }> {
    requireFaultKeeper(identity, 'retry stuck elements');
    const row = await this.#row(key);
    const act = resolveFault(row.key);
    const { stuck } = await this.executor.submit({
      ...{ name: act.name, caseKey: row.root_key, actor: actorOf(identity), perform: act.perform },
    });
    return { stuckAgain: stuck?.message ?? null };
  }

  async #row(key: string): Promise<FaultRow> {
    const row = isKey(key) ? await this.search.row(key) : undefined;
    if (!row) throw noSuchFault(key);
    return row;
  }

  #scopes(state: CaseState, row: FaultRow): readonly FaultScope[] {
    const definition = this.catalogue.definition(row.definition_key)?.definition;
    return scopeKeys(state, row).map((key) => {
      const element = state.elements.get(key);
      const entries = Object.entries(state.variables.get(key)?.variables ?? {});
      const label = element
        ? (definition?.nodes[element.elementId]?.name ?? element.elementId)
        : (definition?.name ?? row.bpmn_process_id);
      return {
        ...{ key, label, kind: element ? 'element' : 'instance' },
        variables: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
      } as const;
    });
  }
}

/** From the stuck element outwards to its process instance. */
const scopeKeys = (state: CaseState, { element_key }: FaultRow): readonly Key[] => {
  const keys: Key[] = [];
  for (let key: Key | undefined = element_key; key; key = state.elements.get(key)?.scopeKey) keys.push(key);
  return keys;
};

const noSuchScope = (scopeKey: string): EngineError =>
  new EngineError(
    'invalid-request',
    `Expected one of the scopes that the stuck element sees, but ${scopeKey} is none of them. Reload the fault.`,
  );
