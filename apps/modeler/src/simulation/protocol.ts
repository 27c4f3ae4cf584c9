import type { Finding } from '@relevo/bpmn-model';
import type { BundleFiles, Values } from '@relevo/contracts';

/** Everything that the screen and the worker say to each other. Plain data. */

/** What is tried: the draft's own files, and the files of the published processes it calls. */
export interface SimulatedFiles {
  readonly draft: BundleFiles;
  readonly called: readonly BundleFiles[];
}

/** Where an act applies: this very token while there is one, else whatever waits at the element. */
export interface Place {
  readonly elementId: string;
  readonly key: string;
}

/** What the person decided at a gateway, whatever the variables say: the next token that comes takes these ways. */
export interface Decided {
  readonly processId: string;
  readonly elementId: string;
  readonly flowIds: readonly string[];
  /** Set before, so that what comes later agrees, as far as it can be read from the conditions. */
  readonly variables: Values;
}

/** What the person does. A scenario is a list of these; it can be done again on a changed draft. */
export type Act = Did & {
  /** On the way of this act. */
  readonly decided?: readonly Decided[];
};

export type Did =
  | {
      readonly kind: 'start';
      readonly elementId: string | null;
      readonly ticket: { readonly title: string; readonly description: string };
      readonly values: Values;
    }
  | { readonly kind: 'complete-task'; readonly at: Place; readonly values: Values }
  | { readonly kind: 'complete-job'; readonly at: Place; readonly variables: Values }
  | { readonly kind: 'throw-error'; readonly at: Place; readonly errorCode: string }
  | { readonly kind: 'message'; readonly at: Place; readonly variables: Values }
  | { readonly kind: 'signal'; readonly at: Place; readonly variables: Values }
  /** The way out of a fault: variables are set, and it goes on. */
  | { readonly kind: 'mend'; readonly at: Place; readonly variables: Values }
  /** A choice at a gateway that waits for the person. */
  | { readonly kind: 'choose'; readonly at: Place; readonly flowIds: readonly string[]; readonly variables: Values }
  | { readonly kind: 'set-variables'; readonly variables: Values }
  | { readonly kind: 'pass-time'; readonly milliseconds: number };

export interface Opening {
  readonly files: SimulatedFiles;
  readonly startedAt: number;
  readonly language: 'en' | 'es';
  /** Name of the person who tries: the requester. */
  readonly requester: string;
}

export type Request =
  /** Which processes these bundles call, besides their own. */
  | { readonly kind: 'calls'; readonly bundles: readonly BundleFiles[] }
  | { readonly kind: 'open'; readonly opening: Opening }
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'go-to'; readonly step: number }
  /** "What if": the shown step once more, but there another way was taken. */
  | { readonly kind: 'decide'; readonly decided: Decided }
  /** Opens the files and does the acts again; stops at the first that is no longer possible. */
  | {
      readonly kind: 'repeat';
      readonly opening: Opening;
      readonly acts: readonly Act[];
      /** Flows each step took before; absent where nothing is to be compared. */
      readonly before?: readonly (readonly string[])[];
    };

export type Answer =
  | { readonly kind: 'shown'; readonly view: SimulationView }
  | { readonly kind: 'calls'; readonly processIds: readonly string[] }
  /** The draft cannot run: why, and where. */
  | { readonly kind: 'unfit'; readonly findings: readonly FileFinding[] }
  /** Nothing changed. */
  | { readonly kind: 'refused'; readonly message: string; readonly fields: readonly FieldRefusal[] };

export interface Numbered<Body> {
  readonly id: number;
  readonly body: Body;
}

export interface FieldRefusal {
  readonly path: string;
  readonly message: string;
}

export interface FileFinding extends Finding {
  readonly file: string;
}

export interface SimulationView {
  readonly steps: readonly StepView[];
  /** The step that is shown; -1 before the start. */
  readonly current: number;
  readonly starts: readonly StartView[];
  readonly moment: MomentView | null;
  /** After `repeat`: the first step that went another way, or could not be done. */
  readonly difference: Difference | null;
}

export interface Difference {
  readonly step: number;
  readonly kind: 'another-way' | 'not-possible';
  /** Element names where the token now is. */
  readonly now: readonly string[];
}

export interface StartView {
  readonly elementId: string | null;
  readonly name: string;
  readonly schema: Values | null;
}

/** One tick of the time line. */
export interface StepView {
  readonly act: Act;
  readonly at: number;
  /** The step, timer or message that it was about. */
  readonly name: string;
  readonly elementId: string | null;
  readonly tone: 'plain' | 'time' | 'choice' | 'fault' | 'end';
  readonly flows: readonly string[];
}

export interface MomentView {
  readonly at: number;
  readonly startedAt: number;
  readonly tokens: readonly { readonly elementId: string; readonly state: 'active' | 'waiting' | 'fault' }[];
  readonly path: readonly string[];
  readonly visits: Readonly<Record<string, number>>;
  readonly focus: string | null;
  readonly todo: readonly Todo[];
  readonly timers: readonly DueTimer[];
  readonly variables: readonly VariableView[];
  readonly notices: readonly Notice[];
  readonly taken: readonly TakenWay[];
  /** Names of the end events reached, once nothing is left to do. */
  readonly ended: readonly string[] | null;
}

/** What was decided on the way of the shown step, and what else could have been. */
export interface TakenWay {
  readonly processId: string;
  readonly elementId: string;
  readonly name: string;
  /** Name of the called process it stands in; null: the draft's own. */
  readonly inside: string | null;
  readonly labels: readonly string[];
  readonly byPerson: boolean;
  readonly others: readonly Way[];
}

/** What happened on the way of the shown step and is worth a sentence. */
export type Notice =
  | { readonly kind: 'told'; readonly to: string; readonly name: string }
  | { readonly kind: 'unknown-names'; readonly names: readonly string[]; readonly flow: string }
  | { readonly kind: 'too-many-timers' };

export interface DueTimer {
  readonly name: string;
  readonly elementId: string;
  readonly dueAt: number;
  /** Name of what comes after it. */
  readonly leadsTo: string | null;
}

interface TodoBase {
  readonly at: Place;
  readonly name: string;
  /** Name of the called process it stands in; null: the draft's own. */
  readonly inside: string | null;
}

export type Todo =
  | (TodoBase & {
      readonly kind: 'task';
      /** Group ids; `requester` is the person who asked. */
      readonly groups: readonly string[];
      readonly assignee: string | null;
      readonly dueAt: number | null;
      readonly schema: Values;
      readonly buttons: readonly { readonly label: string; readonly values: Values }[];
      readonly data: Values;
    })
  | (TodoBase & {
      readonly kind: 'job';
      readonly type: string;
      /** Set where a called process could not be read: its id. */
      readonly standsFor: string | null;
      readonly suggested: readonly string[];
      readonly errorCodes: readonly string[];
    })
  | (TodoBase & { readonly kind: 'message'; readonly message: string; readonly correlationKey: string | null })
  | (TodoBase & { readonly kind: 'signal'; readonly signal: string })
  | (TodoBase & { readonly kind: 'condition'; readonly expression: string; readonly names: readonly string[] })
  | (TodoBase & {
      readonly kind: 'choice';
      /** Why it cannot decide; null: it could, but only because of names that nothing has set. */
      readonly message: string | null;
      readonly unknown: readonly string[];
      /** Flow that it would take by itself. */
      readonly otherwise: string | null;
      readonly several: boolean;
      readonly ways: readonly Way[];
    })
  | (TodoBase & {
      readonly kind: 'fault';
      readonly code: string;
      readonly message: string;
      readonly names: readonly string[];
    });

export interface Way {
  readonly flowId: string;
  readonly label: string;
  readonly variables: Values;
}

export interface VariableView {
  readonly name: string;
  readonly value: Values[string];
  /** Element whose own variable it is; null: the whole process's. */
  readonly scope: string | null;
  readonly setAt: string;
  readonly setBy: readonly string[] | null;
  readonly step: number;
  readonly changed: boolean;
}
