import type { TriggerDefinition } from '@relevo/bpmn-model';

/** Without an activity: everything in the scope that can be undone. */
export const compensateTrigger = (
  activity?: string,
  waits = true,
): Extract<TriggerDefinition, { kind: 'compensate' }> => ({
  kind: 'compensate',
  compensate: { waits, ...(activity !== undefined && { activity }) },
});

export const cancelTrigger = { kind: 'cancel' } as const;
