import type { CaseState, Instant, Job, Key, Variables } from '@relevo/bpmn-kernel';

/** A job in a worker's hands until the deadline. */
export interface ActivatedJob {
  readonly key: Key;
  readonly caseKey: Key;
  readonly type: string;
  readonly worker: string;
  readonly retries: number;
  readonly deadline: Instant;
  readonly headers: Readonly<Record<string, string>>;
  readonly elementId: string;
  readonly elementKey: Key;
  readonly processInstanceKey: Key;
  readonly definitionKey: Key;
  readonly bpmnProcessId: string;
  readonly version: number;
  readonly variables: Variables;
}

/** What an element sees: its own variables hide those of the scopes around it, out to the case. */
export const visibleVariables = (state: CaseState, elementKey: Key): Variables => {
  const visible: Record<string, Variables[string]> = {};
  for (const scope of scopesFrom(state, elementKey)) {
    for (const [name, { value }] of Object.entries(state.variables.get(scope)?.variables ?? {})) {
      if (!Object.hasOwn(visible, name)) visible[name] = value;
    }
  }
  return visible;
};

function* scopesFrom(state: CaseState, elementKey: Key): Generator<Key> {
  let scope = elementKey;
  for (let element = state.elements.get(scope); element; element = state.elements.get(scope)) {
    yield scope;
    scope = element.scopeKey;
  }
  yield scope;
  yield state.caseKey;
}

/** Null where its process instance is gone. */
export const activatedJob = (
  state: CaseState,
  job: Job,
  lease: { readonly worker: string; readonly deadline: Instant; readonly fetch: readonly string[] | null },
): ActivatedJob | null => {
  const instance = state.instances.get(job.processInstanceKey);
  if (!instance) return null;
  const all = visibleVariables(state, job.elementKey);
  const { fetch } = lease;
  return {
    key: job.key,
    caseKey: state.caseKey,
    type: job.type,
    worker: lease.worker,
    retries: job.retries,
    deadline: lease.deadline,
    headers: job.headers,
    elementId: job.elementId,
    elementKey: job.elementKey,
    processInstanceKey: job.processInstanceKey,
    definitionKey: instance.definitionKey,
    bpmnProcessId: instance.bpmnProcessId,
    version: instance.version,
    variables: fetch ? Object.fromEntries(Object.entries(all).filter(([name]) => fetch.includes(name))) : all,
  };
};
