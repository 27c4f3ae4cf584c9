import type { ElementId, FlowId } from '@relevo/bpmn-model';

export type SoundnessCode =
  'deadlock' | 'missing-synchronisation' | 'never-runs' | 'work-left-behind' | 'no-way-out' | 'nobody-may-do-it';

/** A way out of a gateway that the path takes. */
export interface Choice {
  readonly elementId: ElementId;
  readonly flowId: FlowId;
}

/** What a diagram gets wrong whatever its data, or with the named choices. */
export interface SoundnessFinding {
  readonly code: SoundnessCode;
  /** `certain`: whatever the data, or with choices that nothing rules out. `hint`: the owner may know that it cannot happen. */
  readonly certainty: 'certain' | 'hint';
  readonly elementId: ElementId;
  /** The shortest way there: elements and flows in the order in which tokens move, from the start. */
  readonly path: readonly (ElementId | FlowId)[];
  /** Choices that the path needs; empty where it happens always. */
  readonly choices: readonly Choice[];
}
