import { z } from 'zod';
import { jsonObject, wireInteger, wireName } from '../wire-requests.js';

const message = {
  name: wireName.min(1),
  correlationKey: wireName.nullish(),
  variables: jsonObject.nullish(),
  tenantId: z.string().nullish(),
};

export const publicationRequest = z.object({
  ...message,
  /** Milliseconds; absent: 0, taken now or never. */
  timeToLive: wireInteger.pipe(z.int().min(0)).nullish(),
  messageId: wireName.nullish(),
});

export const correlationRequest = z.object(message);

export type PublicationRequest = z.output<typeof publicationRequest>;
export type CorrelationRequest = z.output<typeof correlationRequest>;
