import type { FlowNode, TriggerDefinition } from '@relevo/bpmn-model';
import type { Execution } from '../../execution/execution.js';
import { ElementFailure } from '../../execution/failure.js';
import { raiseFault } from '../../execution/faults.js';
import type { Host } from '../../execution/host.js';
import { armCondition, meetHeld } from './condition.js';
import { openSubscription } from './message.js';
import { openSignal } from './signal.js';
import { triggersOf } from './targets.js';
import { startTimer } from './timer.js';

interface Opening {
  readonly execution: Execution;
  readonly host: Host;
  readonly target: FlowNode;
  /** Which of the target's triggers it is. */
  readonly index: number;
}

type Opener<Kind extends TriggerDefinition['kind']> = (
  opening: Opening,
  trigger: Extract<TriggerDefinition, { kind: Kind }>,
) => void;

/** Whoever throws one of these searches its catcher; nobody waits for it. */
const searched = (): void => undefined;

const openers: { readonly [Kind in TriggerDefinition['kind']]: Opener<Kind> } = {
  timer: ({ execution, host, target }, { timer }) => startTimer(execution, host, target, timer),
  message: ({ execution, host, target }, { message }) => openSubscription(execution, host, target, message),
  signal: ({ execution, host, target }, { signal }) => openSignal(execution, host, target, signal),
  conditional: ({ execution, host, target, index }) => armCondition(execution, host, target, index),
  error: searched,
  escalation: searched,
  compensate: searched,
  cancel: searched,
  link: searched,
  terminate: searched,
};

const open = (opening: Opening, trigger: TriggerDefinition): void =>
  (openers[trigger.kind] as Opener<TriggerDefinition['kind']>)(opening, trigger);

/** `host` waits for what `target` catches, all of it. Conditions that hold already are not acted on. */
export const openWait = (execution: Execution, host: Host, target: FlowNode): void =>
  triggersOf(target).forEach((trigger, index) => open({ execution, host, target, index }, trigger));

/** `host` waits for all of these. A condition that holds already is met at once: look whether `host` still waits. */
export const waitFor = (execution: Execution, host: Host, targets: readonly FlowNode[]): void => {
  for (const target of targets) openWait(execution, host, target);
  meetHeld(execution, host, targets);
};

/** Outside a phase: what cannot be waited for is a fault of the target, and resolving it tries again. */
export const tryToWait = (execution: Execution, host: Host, target: FlowNode, wait: typeof openWait): void => {
  const outcome = execution.attempt(() => wait(execution, host, target));
  if (outcome instanceof ElementFailure) raiseFault(execution, { ...host, elementId: target.id }, outcome);
};
