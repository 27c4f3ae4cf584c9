import type { Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { ResourceBinding } from '@relevo/bpmn-model';

export interface PublishedForm {
  readonly key: Key;
  readonly formId: string;
  readonly version: number;
  /** form-js JSON. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/**
 * Published versions, in memory (an injection token). Synchronous: the kernel's services ask it.
 * `epoch` is compared with `catalogue_epoch`, which the lock statement reads; a newer one calls `reload` first.
 */
export abstract class Catalogue {
  abstract readonly epoch: number;
  abstract reload(): Promise<void>;
  abstract definition(key: Key): PublishedDefinition | undefined;
  abstract latestDefinition(processId: string): PublishedDefinition | undefined;
  abstract calledDefinition(processId: string, binding: ResourceBinding, caller: Key): PublishedDefinition | null;
  abstract form(key: Key): PublishedForm | undefined;
  /** The form version that `caller`'s tasks use: the bundle's own copy, else what the binding says. */
  abstract boundForm(binding: ResourceBinding & { readonly formId: string }, caller: Key): PublishedForm | null;
  /** The compiled decision bound for `caller`; its evaluation is `libs/decisions`. */
  abstract boundDecision(
    decisionId: string,
    binding: ResourceBinding,
    caller: Key,
  ): {
    readonly key: Key;
    readonly version: number;
    readonly decision: import('@relevo/decisions').CompiledDecision;
  } | null;
}
