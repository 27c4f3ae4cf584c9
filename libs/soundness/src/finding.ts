import type { ElementId, FlowId } from '@relevo/bpmn-model';

export type SoundnessCode =
  'deadlock' | 'missing-synchronisation' | 'never-runs' | 'work-left-behind' | 'no-way-out' | 'nobody-may-do-it';

/** A way out of an element that the path takes although there are others. */
export interface Choice {
  readonly elementId: ElementId;
  /** The flow that is taken; of an event that ends a wait: the event. */
  readonly flowId: FlowId;
}

/** What a diagram gets wrong whatever its data, or with the named choices. */
export interface SoundnessFinding {
  readonly code: SoundnessCode;
  /** `certain`: always, or by choices that nothing rules out. `hint`: the owner may know that it cannot happen. */
  readonly certainty: 'certain' | 'hint';
  readonly elementId: ElementId;
  /** The shortest way there: elements and flows in the order in which tokens move, from the start. */
  readonly path: readonly (ElementId | FlowId)[];
  /** Choices that the path needs; empty where it happens always. */
  readonly choices: readonly Choice[];
  /** Other elements that it is about: of a deadlock, the flows by which no token comes; of work left behind, the work. */
  readonly others: readonly (ElementId | FlowId)[];
  /** Of a hint: why the owner says that it cannot happen (`relevo:cannotHappen.<code>` on the element). */
  readonly answer?: string;
}

export interface SoundnessReport {
  readonly findings: readonly SoundnessFinding[];
  /** Scopes (the process, a subprocess) with more states than were looked at: what is not reported there may still be. */
  readonly notExplored: readonly { readonly scope: ElementId; readonly states: number }[];
}

export interface SoundnessOptions {
  /** States of one scope that are looked at; default 10,000. */
  readonly maxStates?: number;
  /**
   * Variables that completing an element may set beyond what its definition says (the fields of its form, what a job
   * answers); undefined: any.
   */
  readonly variablesSetBy?: (elementId: ElementId) => readonly string[] | undefined;
  /**
   * Groups that exist, with how many people are in each; absent: not looked at. That a task names no group that exists
   * is said elsewhere; beside one that exists, one that does not is as good as empty.
   */
  readonly groups?: ReadonlyMap<string, number>;
}
