import type { ChangeWebhook, NewWebhook } from '@relevo/contracts';
import { z } from 'zod';
import { plainText } from '../../errors/plain-text.js';
import { webhookEvents } from './webhook-happenings.js';

const url = z
  .string()
  .max(2_000)
  .refine((text) => URL.canParse(text), {
    error: 'Expected an address that begins with https://, but it is none. Correct it.',
  });

const fields = {
  name: plainText({ min: 1, max: 200 }),
  url,
  events: z
    .array(z.enum(webhookEvents))
    .min(1, 'Expected at least one event, but none is named. Choose what the receiver is told.')
    .max(webhookEvents.length),
};

export const newWebhook = z.object({
  ...fields,
  withValues: z.boolean().default(false),
}) satisfies z.ZodType<NewWebhook>;

export const changeWebhook = z
  .object({ ...fields, withValues: z.boolean(), active: z.boolean() })
  .partial() satisfies z.ZodType<ChangeWebhook>;
