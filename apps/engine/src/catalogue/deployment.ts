import type { Instant, Key, PublishedDefinition } from '@relevo/bpmn-kernel';
import type { DiagramFinding, PersonRef } from '@relevo/contracts';
import type { Actor } from '../access/identity.js';
import type { ResourceFile } from './resource-files.js';

/** What is to be published, all of it or nothing. */
export interface DeploymentRequest {
  readonly files: readonly ResourceFile[];
  readonly actor: Actor;
  readonly author: PersonRef;
  /** Present: the files are one bundle, which answers its own references. Absent: loose resources (`/v2`). */
  readonly bundle?: { readonly note: string | null; readonly origin: 'owner' | 'shipped' };
}

interface DeployedResource {
  readonly key: Key;
  readonly version: number;
  readonly versionTag: string | null;
  readonly name: string | null;
  readonly file: string;
  /** The deployment that brought this version: an older one where nothing had changed. */
  readonly deploymentKey: Key;
}

export interface DeployedDefinition extends DeployedResource {
  readonly processId: string;
}
export interface DeployedForm extends DeployedResource {
  readonly formId: string;
}
export interface DeployedRequirements extends DeployedResource {
  readonly requirementsId: string;
}
export interface DeployedDecision extends DeployedResource {
  readonly decisionId: string;
  readonly requirementsId: string;
  readonly requirementsKey: Key;
}

export interface Deployed {
  readonly deploymentKey: Key;
  readonly at: Instant;
  readonly definitions: readonly DeployedDefinition[];
  readonly forms: readonly DeployedForm[];
  readonly requirements: readonly DeployedRequirements[];
  readonly decisions: readonly DeployedDecision[];
  /** Warnings. */
  readonly findings: readonly DiagramFinding[];
  /** New newest versions; empty where nothing had changed. */
  readonly published: readonly PublishedDefinition[];
}
