import type { EventDefinition, TriggerDefinition } from '@relevo/bpmn-model';
import { expression } from './process-builder.js';

type Trigger<Kind extends TriggerDefinition['kind']> = Extract<TriggerDefinition, { kind: Kind }>;
type Multiple = Extract<EventDefinition, { kind: 'multiple' }>;

/** `R3/PT1H` is a cycle, everything else a duration. */
export const timerTrigger = (value: string): Trigger<'timer'> => ({
  kind: 'timer',
  timer: { kind: value.startsWith('R') ? 'cycle' : 'duration', value: expression(value) },
});

/** `key`: its correlation key, FEEL without the leading `=`. */
export const messageTrigger = (name: string, key?: string): Trigger<'message'> => {
  const correlation = key === undefined ? {} : { correlationKey: { kind: 'feel' as const, source: key } };
  return { kind: 'message', message: { id: name, name: expression(name), ...correlation } };
};

export const signalTrigger = (name: string): Trigger<'signal'> => ({
  kind: 'signal',
  signal: { id: name, name: expression(name) },
});

/** Without a code: catches all of them. */
export const errorTrigger = (code?: string): Trigger<'error'> => ({
  kind: 'error',
  error: { id: code ?? 'any', ...(code !== undefined && { code: expression(code) }) },
});

/** Without a code: catches all of them. */
export const escalationTrigger = (code?: string): Trigger<'escalation'> => ({
  kind: 'escalation',
  escalation: { id: code ?? 'any', ...(code !== undefined && { code: expression(code) }) },
});

/** FEEL without the leading `=`; `names` are those it is looked at again for. */
export const conditionTrigger = (source: string, ...names: readonly string[]): Trigger<'conditional'> => ({
  kind: 'conditional',
  condition: { expression: { kind: 'feel', source }, names },
});

/** A multiple event: catching, one trigger is enough; throwing, all are thrown. */
export const anyOf = (...triggers: readonly TriggerDefinition[]): Multiple => ({
  kind: 'multiple',
  parallel: false,
  triggers,
});

/** A parallel multiple event: every trigger must come. */
export const allOf = (...triggers: readonly TriggerDefinition[]): Multiple => ({
  kind: 'multiple',
  parallel: true,
  triggers,
});
