import type { IssuedApiToken } from '@relevo/contracts';
import type { TestEngine } from '../../support/engine.js';

/** The columns of the tables, and who signs in for each. */
export const callers = {
  nobody: null,
  requester: 'requester',
  'other requester': 'hugo',
  agent: 'agent',
  'agent elsewhere': 'carla',
  supervisor: 'supervisor',
  'process owner': 'process-owner',
  auditor: 'auditor',
  manager: 'manager',
  administrator: 'administrator',
  worker: 'worker',
  'bound worker': 'worker',
} as const;

export type Caller = keyof typeof callers;
export const callerNames = Object.keys(callers) as readonly Caller[];

/** Headers by which each caller signs in: a token of their own. */
export const signInAll = async (relevo: TestEngine): Promise<Readonly<Record<Caller, Record<string, string>>>> => {
  const headers = {} as Record<Caller, Record<string, string>>;
  for (const caller of callerNames) headers[caller] = await headersOf(relevo, caller);
  return headers;
};

/** What the bound worker's token is bound to. */
export const boundTo = 'table-work';

const headersOf = async (relevo: TestEngine, caller: Caller): Promise<Record<string, string>> => {
  const user = callers[caller];
  if (user === null) return {};
  const token = { user, name: 'Access table', ...(caller === 'bound worker' && { jobTypes: [boundTo] }) };
  const { body } = await relevo.as('administrator').post<IssuedApiToken>('/api/tokens', token);
  return { authorization: `Bearer ${body.token}` };
};
