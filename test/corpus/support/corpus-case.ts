/** The form of a case, as the README of the conformance folder says it. */
export type Level = 'core' | 'extended' | 'rare' | 'static';

export type Outcome = 'ok' | 'runtimeError' | 'uncaughtError' | 'anyError' | 'deployRejected';
export type State = 'active' | 'completed' | 'incident';

export type Step =
  | { readonly do: 'deploy'; readonly file: string }
  | {
      readonly do: 'start';
      readonly processId: string;
      readonly variables: Readonly<Record<string, unknown>>;
      readonly as: string;
    }
  | { readonly do: 'advanceTime'; readonly ms: number }
  | { readonly do: 'expectActive'; readonly elements: readonly string[] }
  | { readonly do: 'completeUserTask'; readonly element: string }
  | { readonly do: 'completeAllUserTasks'; readonly except?: string | readonly string[] | null }
  | { readonly do: 'collectTrace' };

export interface Expectation {
  readonly outcome: Outcome;
  readonly trace: readonly string[];
  readonly state?: State;
}

export interface CorpusCase {
  readonly id: string;
  readonly level: Level;
  /** The file that the `deploy` steps name, beside the case. */
  readonly bpmn: string;
  readonly traceMap?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
  readonly expect: Expectation;
  readonly suspect?: boolean;
  readonly notes?: readonly string[];
}
