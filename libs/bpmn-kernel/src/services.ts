import type {
  Expression,
  FeelExpression,
  ProcessDefinition,
  ResourceBinding,
  TimerDefinition,
  UserTask,
} from '@relevo/bpmn-model';
import type { Instant, Json, Key, Variables } from './keys.js';

/** Reads one variable by name, innermost scope first; undefined where no visible scope has it. */
export type VariableLookup = (name: string) => Json | undefined;

export type Evaluation =
  /** `unknown`: names the expression uses that `lookup` did not know. */
  | { readonly ok: true; readonly value: Json; readonly unknown: readonly string[] }
  | {
      readonly ok: false;
      readonly code: 'expression-failed' | 'expression-timeout';
      readonly message: string;
      readonly unknown: readonly string[];
    };

export interface PublishedDefinition {
  readonly key: Key;
  readonly version: number;
  readonly definition: ProcessDefinition;
  /** No instance of it begins until it is resumed. */
  readonly suspended?: boolean;
}

/** One decision of a requirements graph that was made. */
export interface MadeDecision {
  /** Of this very evaluation. */
  readonly key: Key;
  /** Of the published version. */
  readonly decisionKey: Key;
  readonly decisionId: string;
  readonly name: string;
  readonly version: number;
  /** `decision-table`, `literal-expression`, … */
  readonly kind: string;
  /** Rules that fired; the first rule of a table has index 1. */
  readonly rules: readonly { readonly id: string; readonly index: number }[];
}

/** All decisions of the graph, the asked one last. Absent in streams that were recorded before there was any. */
export interface EvaluatedGraph {
  readonly evaluationKey?: Key;
  readonly evaluated?: readonly MadeDecision[];
  /** What each of `evaluated` read and yielded, at the same place: `{inputs, outputs, result}`. */
  readonly details?: Json;
}

export type DecisionOutcome =
  | ({
      readonly ok: true;
      readonly decisionKey: Key;
      readonly decisionId: string;
      readonly version: number;
      readonly matchedRules: readonly string[];
      readonly inputs: Json;
      readonly result: Json;
    } & EvaluatedGraph)
  | {
      readonly ok: false;
      readonly code: 'decision-not-found' | 'decision-failed' | 'expression-timeout';
      readonly message: string;
    };

export type SubmissionOutcome =
  | { readonly ok: true; readonly variables: Variables }
  | {
      readonly ok: false;
      readonly fields: readonly { readonly path: string; readonly code: string; readonly message: string }[];
    };

/** Everything the kernel does not know by itself. Synchronous; answered from memory. */
export interface Services {
  /** The command's time: the same for all it does. */
  readonly now: Instant;
  nextKey(): Key;
  evaluate(expression: Expression | FeelExpression, lookup: VariableLookup): Evaluation;
  /** A published version by key; null where there is none. Every instance in a state has one. */
  definition(key: Key): PublishedDefinition | null;
  /** The process a call activity of `caller` starts; null where nothing is published under that id. */
  calledDefinition(processId: string, binding: ResourceBinding, caller: Key): PublishedDefinition | null;
  /** First due time of a timer whose value came out as `value`, counted from `from`. */
  schedule(kind: TimerDefinition['kind'], value: Json, from: Instant): Schedule | { readonly invalid: string };
  /** The firing after `dueAt` of a repeating timer, the first one later than `now` (a missed one fires once, the grid stays). */
  nextFiring(interval: string, dueAt: Instant, now: Instant): Instant;
  /** An instant written as ISO 8601 (due dates), or the reason why it is none. */
  instant(value: Json): Instant | { readonly invalid: string };
  decide(decisionId: string, binding: ResourceBinding, caller: Key, lookup: VariableLookup): DecisionOutcome;
  /** The form version a task of `caller` is bound to; null where none is published. */
  form(binding: ResourceBinding & { readonly formId: string }, caller: Key): Key | null;
  /** Checks a submission against the task's form, or its default form when `formKey` is null. */
  checkSubmission(task: UserTask, formKey: Key | null, data: Variables, lookup: VariableLookup): SubmissionOutcome;
  readonly limits: Limits;
}

export interface Schedule {
  readonly dueAt: Instant;
  readonly repeat: { readonly interval: string; readonly remaining: number } | null;
}

/** Bounds (design §3). Going past one is a Fault that names it. */
export interface Limits {
  /** Elements entered by one command. */
  readonly stepsPerCommand: number;
  /** Live elements in one case. */
  readonly tokensPerCase: number;
  /** Nested subprocesses and calls. */
  readonly depth: number;
  /** Characters of one variable's JSON. */
  readonly variableSize: number;
}
