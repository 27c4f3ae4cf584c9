import type { ModdleElement, ProcessDefinition } from '@relevo/bpmn-model';
import type { CompiledDecision } from '@relevo/decisions';
import type { Form } from '@relevo/forms';
import type { Found } from '../../checking/found.js';

export interface FormFile {
  readonly file: string;
  readonly form: Form;
}

export interface DecisionFile {
  readonly file: string;
  readonly decisions: readonly CompiledDecision[];
}

/** A whole bundle as it is drawn at this moment. */
export interface Drawing {
  readonly definitions: ModdleElement;
  /** What would run; empty while something refuses it. */
  readonly compiled: readonly ProcessDefinition[];
  readonly forms: readonly FormFile[];
  readonly decisions: readonly DecisionFile[];
  readonly now: Date;
}

export type RuleFinding = Omit<Found, 'severity' | 'code'>;

/** One thing that reads badly, or that nobody can have meant. Never refuses: that is the engine's own check. */
export interface DrawingRule {
  readonly code: string;
  readonly severity: 'warning' | 'hint';
  check(drawing: Drawing): readonly RuleFinding[];
}
