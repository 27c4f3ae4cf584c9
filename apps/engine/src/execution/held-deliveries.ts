import type { Key } from '@relevo/bpmn-kernel';
import type { CaseWorkspace, Statement } from './executor.js';

/** What was promised to somebody who is suspended stays promised, and waits until they are resumed. */
export const isSuspended = (
  { state }: CaseWorkspace,
  { processInstanceKey }: { readonly processInstanceKey: Key },
): boolean => state.instances.get(processInstanceKey)?.suspendedAt !== null;

export const beginsNothing = ({ services }: CaseWorkspace, definitionKey: Key): boolean =>
  services.definition(definitionKey)?.suspended === true;

/**
 * Of a delivery `d`. An instance is suspended under the lock of its case, which the command holds. A definition may be
 * resumed at the same moment: its row is locked, so that what is held now is released by that, or not held at all.
 */
export const STILL_SUSPENDED = `(d.definition_key IS NULL OR EXISTS (
    SELECT 1 FROM process_definition p WHERE p.key = d.definition_key AND p.suspended_at IS NOT NULL FOR SHARE))`;

const queues = ['message_delivery', 'signal_delivery'];

/** What was held for the instances of a case; what is for others that are still suspended is held again. */
export const releaseForCase = (caseKey: Key): readonly Statement[] =>
  queues.map((table) => ({
    text: `UPDATE ${table} SET held = false WHERE root_key = $1 AND held`,
    values: [caseKey],
  }));

/** The starts that were held for a definition; after its row was updated. */
export const releaseForDefinition = (definitionKey: Key): readonly Statement[] =>
  queues.map((table) => ({
    text: `UPDATE ${table} SET held = false WHERE definition_key = $1 AND held`,
    values: [definitionKey],
  }));
