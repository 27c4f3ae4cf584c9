import type { Instant } from '@relevo/bpmn-kernel';

/** Relevo has one tenant; Camunda's clients want its name everywhere. */
export const tenantId = '<default>';

export const isoDate = (at: Instant): string => new Date(at).toISOString();

/** Fields without a value are left out of a document, as Camunda does. */
export const present = <Document extends object>(document: Document): Document =>
  Object.fromEntries(Object.entries(document).filter(([, value]) => value !== null && value !== undefined)) as Document;

export const tenantField = { sql: `'${tenantId}'::text`, kind: 'text' } as const;
