import type { ProcessEvent, ProcessEventType } from '../events.js';
import type { Instant } from '../keys.js';
import type { WorkingCase } from '../case/working-case.js';

/** How one kind of process event changes a case. */
export type Applier<Type extends ProcessEventType> = (
  state: WorkingCase,
  event: Extract<ProcessEvent, { type: Type }>,
  at: Instant,
) => void;

export type Appliers<Type extends ProcessEventType = ProcessEventType> = { readonly [T in Type]: Applier<T> };

/** Facts that leave the case, or that only say why: they change no row. */
export const changesNothing = (): void => undefined;
