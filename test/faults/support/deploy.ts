import type { HttpClient } from '../../support/http-client.js';
import { startEngine } from '../../support/engine.js';

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
