import type { INestApplication } from '@nestjs/common';
import type { Express, Request, Response } from 'express';
import { InstallationGauges } from './installation-gauges.js';
import { MetricsAccess } from './metrics-access.js';
import { Metrics } from './metrics.js';

/** GET /metrics for Prometheus. No controller: its token is none of an account, which the guard of all routes asks for. */
export const serveMetrics = (app: INestApplication): void => {
  const [access, gauges, { registry }] = [app.get(MetricsAccess), app.get(InstallationGauges), app.get(Metrics)];
  const answer = async (request: Request, response: Response): Promise<void> => {
    await access.require(request);
    await gauges.refresh();
    response.type(registry.contentType).send(await registry.metrics());
  };
  const express = app.getHttpAdapter().getInstance() as Express;
  express.get('/metrics', (request, response, next) => {
    answer(request, response).catch(next);
  });
};
