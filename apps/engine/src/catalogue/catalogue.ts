import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { ResourceBinding } from '@relevo/bpmn-model';
import type { CompiledDecision } from '@relevo/decisions';
import type { Form } from '@relevo/forms';

export interface PublishedForm {
  readonly key: Key;
  readonly formId: string;
  readonly version: number;
  /** form-js JSON. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** For `checkSubmission`. */
  readonly compiled: Form;
}

export interface PublishedDecision {
  readonly key: Key;
  readonly version: number;
  readonly decision: CompiledDecision;
  /** The graph that it was published in: its file. */
  readonly requirements: { readonly key: Key; readonly id: string };
}

/**
 * Published versions, in memory (an injection token). Synchronous: the kernel's services ask it.
 * `epoch` is compared with `catalogue_epoch`, which the lock statement reads; a newer one calls `reload` first.
 */
export abstract class Catalogue {
  abstract readonly epoch: number;
  /** Reads what was published since `epoch`, by whichever engine; costs one small statement when nothing was. */
  abstract reload(): Promise<void>;
  abstract definition(key: Key): PublishedDefinition | undefined;
  /** Every version of every process. */
  abstract definitions(): readonly PublishedDefinition[];
  abstract latestDefinition(processId: string): PublishedDefinition | undefined;
  /** The newest version of every process id, by id. */
  abstract latestDefinitions(): readonly PublishedDefinition[];
  abstract definitionByVersion(processId: string, version: number): PublishedDefinition | undefined;
  abstract calledDefinition(processId: string, binding: ResourceBinding, caller: Key): PublishedDefinition | null;
  abstract form(key: Key): PublishedForm | undefined;
  /** The form version that `caller`'s tasks use: the bundle's own copy, else what the binding says. */
  abstract boundForm(binding: ResourceBinding & { readonly formId: string }, caller: Key): PublishedForm | null;
  abstract decision(key: Key): PublishedDecision | undefined;
  abstract latestDecision(decisionId: string): PublishedDecision | undefined;
  /** Another decision of the graph in which the decision with this key was published. */
  abstract decisionBeside(key: Key, decisionId: string): PublishedDecision | null;
  /** The compiled decision bound for `caller`; its evaluation is `libs/decisions`. */
  abstract boundDecision(decisionId: string, binding: ResourceBinding, caller: Key): PublishedDecision | null;
}
