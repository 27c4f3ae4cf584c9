import type { HttpClient } from '../../support/http-client.js';
import { startEngine, type TestEngine } from '../../support/engine.js';
import { orderDiagram } from './orders.js';

/** As an administrator; throws what the engine refused. */
export const deploy = async (client: HttpClient, xml: string): Promise<void> => {
  const files = new FormData();
  files.append('resources', new Blob([xml]), 'flow.bpmn');
  const { status, body } = await client.send('POST', '/v2/deployments', files);
  if (status !== 200) throw new Error(`Expected 200, but got ${status}: ${JSON.stringify(body)}`);
};

/** On a database without a running engine. */
export const deployTo = async (databaseUrl: string, xml: string): Promise<void> => {
  const relevo = await startEngine({ databaseUrl, clock: 'system' });
  try {
    await deploy(relevo.as('administrator'), xml);
  } finally {
    await relevo.close();
  }
};

/** The diagram of the orders, and a token for those who order. */
export const deployOrders = async (relevo: TestEngine, name: string): Promise<string> => {
  const administrator = relevo.as('administrator');
  await deploy(administrator, orderDiagram);
  return (await administrator.post<{ token: string }>('/api/tokens', { user: 'administrator', name })).body.token;
};
