import type { ProcessDefinition } from '@relevo/bpmn-model';
import type { DiagramFinding } from '@relevo/contracts';
import type { CompiledDecision } from '@relevo/decisions';
import type { Form } from '@relevo/forms';
import type { ResourceFile } from './resource-files.js';

/** `bundle`: what process owners publish; `deployment`: what arrives by `/v2/deployments` (design §4). */
export type Profile = 'bundle' | 'deployment';

export interface ReadForm {
  readonly id: string;
  readonly versionTag: string | null;
  readonly compiled: Form;
}

export interface ReadDecision {
  readonly compiled: CompiledDecision;
  readonly versionTag: string | null;
}

/** A decision requirements graph: all decisions of one `.dmn` file. */
export interface ReadRequirements {
  readonly id: string;
  readonly name: string | null;
  readonly decisions: readonly ReadDecision[];
}

/** What one file says; by its kind one of them is filled, none where it was refused. */
export interface ReadResource {
  readonly file: ResourceFile;
  readonly definitions: readonly ProcessDefinition[];
  readonly requirements: ReadRequirements | null;
  readonly form: ReadForm | null;
  readonly findings: readonly DiagramFinding[];
}
