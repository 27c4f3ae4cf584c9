import { z } from 'zod';
import { jsonObject, wireInteger } from '../wire-requests.js';

const message = {
  name: z.string().min(1),
  correlationKey: z.string().nullish(),
  variables: jsonObject.nullish(),
  tenantId: z.string().nullish(),
};

export const publicationRequest = z.object({
  ...message,
  /** Milliseconds; absent: 0, taken now or never. */
  timeToLive: wireInteger.pipe(z.int().min(0)).nullish(),
  messageId: z.string().nullish(),
});

export const correlationRequest = z.object(message);

export type PublicationRequest = z.output<typeof publicationRequest>;
export type CorrelationRequest = z.output<typeof correlationRequest>;
