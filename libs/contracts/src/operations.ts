import type { PersonRef } from './people.js';
import type { Timestamp } from './tickets.js';

/** A stuck element, as GET /api/operations/faults lists it. */
export interface FaultSummary {
  readonly key: string;
  readonly code: string;
  /** Why: "Expected X, but Y", then the way out. */
  readonly message: string;
  readonly elementId: string;
  readonly elementLabel: string;
  readonly processId: string;
  readonly processName: string;
  readonly version: number;
  readonly processInstanceKey: string;
  readonly ticket: { readonly number: string; readonly title: string } | null;
  readonly suspended: boolean;
  readonly raisedAt: Timestamp;
}

/** What a fault's element sees, innermost scope first. */
export interface FaultDetail extends FaultSummary {
  readonly scopes: readonly FaultScope[];
}

export interface FaultScope {
  readonly key: string;
  /** The label of the element or process that the scope belongs to. */
  readonly label: string;
  readonly kind: 'element' | 'instance';
  readonly variables: Readonly<Record<string, unknown>>;
}

/** How many faults there are by what can be chosen; each count keeps to the other filters. */
export interface FaultCounts {
  readonly total: number;
  readonly processes: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly elements: readonly { readonly id: string; readonly label: string; readonly count: number }[];
  readonly codes: readonly { readonly code: string; readonly count: number }[];
}

/** Which faults are meant: all that fit every filter that is given. */
export interface FaultFilter {
  readonly process?: string;
  readonly element?: string;
  readonly code?: string;
  /** Those that stand at least so many minutes. */
  readonly olderThan?: number;
}

export interface RetryFaults {
  /** These; or, without them, all that fit the filter. */
  readonly keys?: readonly string[];
  readonly filter?: FaultFilter;
  readonly reason: string;
}

/** Name and value of one variable, written into one of the fault's scopes. */
export interface SetFaultVariable {
  readonly scopeKey: string;
  readonly name: string;
  readonly value: unknown;
}

export type BatchType =
  | 'cancel-process-instance'
  | 'resolve-fault'
  | 'modify-process-instance'
  | 'suspend-process-instance'
  | 'resume-process-instance';

export type BatchState = 'active' | 'suspended' | 'completed' | 'canceled';
export type BatchItemState = 'active' | 'completed' | 'failed' | 'canceled';

export interface Batch {
  readonly key: string;
  readonly type: BatchType;
  readonly state: BatchState;
  readonly reason: string;
  readonly createdBy: PersonRef;
  readonly createdAt: Timestamp;
  readonly endedAt: Timestamp | null;
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
  readonly canceled: number;
}

export interface BatchItem {
  readonly key: string;
  readonly processInstanceKey: string;
  readonly ticket: { readonly number: string; readonly title: string } | null;
  readonly state: BatchItemState;
  readonly processedAt: Timestamp | null;
  readonly errorMessage: string | null;
}

/** Why something is done to running processes by hand; kept in their history. */
export interface OperatorReason {
  readonly reason: string;
}

/** A published version that begins no instance while it is suspended. */
export interface OperatedDefinition {
  readonly key: string;
  readonly processId: string;
  readonly name: string;
  readonly version: number;
  readonly running: number;
  readonly suspendedInstances: number;
  readonly suspended: { readonly at: Timestamp; readonly by: PersonRef; readonly reason: string } | null;
}

export interface SuspendDefinition extends OperatorReason {
  /** Its running instances too, as a batch. */
  readonly instances?: boolean;
}

/** The batch that does the same to the running instances; null: none was asked for. */
export interface DefinitionChanged {
  readonly batchKey: string | null;
}
