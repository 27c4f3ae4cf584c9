import { type CamundaClient, createCamundaClient } from '@camunda8/orchestration-cluster-api';
import type { TestEngine } from '../../support/engine.js';

/** Searches of Relevo are read-your-writes: a client need not wait. */
export const atOnce = { consistency: { waitUpToMs: 0 } };

/** The official client, strict about what it sends and what it gets. */
export const clientOf = (relevo: TestEngine, validation = 'req:strict,res:strict'): CamundaClient =>
  createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: `${relevo.url}/v2`,
      CAMUNDA_AUTH_STRATEGY: 'BASIC',
      CAMUNDA_BASIC_AUTH_USERNAME: 'administrator',
      CAMUNDA_BASIC_AUTH_PASSWORD: 'administrator',
      CAMUNDA_SDK_VALIDATION: validation,
    },
  });

export const deploy = (client: CamundaClient, xml: string) =>
  client.createDeployment({ resources: [new File([xml], 'flow.bpmn', { type: 'application/xml' })] });
