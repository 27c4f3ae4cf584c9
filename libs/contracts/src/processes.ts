import type { PersonRef } from './people.js';
import type { DiagramFinding } from './problem.js';
import type { Timestamp } from './tickets.js';

/** GET /api/processes */
export interface ProcessSummary {
  readonly processId: string;
  readonly name: string;
  readonly version: number;
  readonly definitionKey: string;
  readonly publishedAt: Timestamp;
  readonly publishedBy: PersonRef | null;
  /** Why, by whoever published it; null where nobody said. */
  readonly note: string | null;
  /** Came with Relevo: nobody here published it, and each screen says so in its reader's language. */
  readonly shipped: boolean;
  readonly running: number;
  readonly stuck: number;
  readonly drafts: readonly DraftSummary[];
}

/** GET /api/processes/:id/versions, newest first */
export interface ProcessVersion {
  readonly definitionKey: string;
  readonly version: number;
  readonly publishedAt: Timestamp;
  readonly publishedBy: PersonRef | null;
  /** Why, by whoever published it; null where nobody said. */
  readonly note: string | null;
  /** Came with Relevo: nobody here published it, and each screen says so in its reader's language. */
  readonly shipped: boolean;
  readonly running: number;
}

/** GET /api/processes/:id/versions/:version */
export interface ProcessVersionDetail extends ProcessVersion {
  readonly processId: string;
  readonly name: string;
  /** As they were published, byte for byte. */
  readonly files: BundleFiles;
}

export interface DraftSummary {
  readonly id: string;
  readonly processId: string;
  readonly name: string;
  readonly revision: number;
  readonly baseVersion: number | null;
  readonly savedAt: Timestamp;
  readonly savedBy: PersonRef;
}

/** A bundle's files by name: one `.bpmn`, any `.dmn` and `.form`. */
export type BundleFiles = Readonly<Record<string, string>>;

export interface Draft extends DraftSummary {
  readonly files: BundleFiles;
}

/** POST /api/drafts: from a published version, or with files (an import, a new flow). */
export interface CreateDraft {
  readonly name: string;
  readonly from?: { readonly processId: string; readonly version?: number };
  readonly files?: BundleFiles;
}

/** PUT /api/drafts/:id: 409 `stale-draft` with `draft` (the kept one) when somebody saved in between. */
export interface SaveDraft {
  readonly revision: number;
  readonly name?: string;
  readonly files: BundleFiles;
}

/** POST /api/drafts/:id/check */
export interface DraftCheck {
  readonly findings: readonly DiagramFinding[];
  /** Warnings that the owner has answered with why they cannot happen: for who reviews the change. */
  readonly answered: readonly DiagramFinding[];
  readonly publishable: boolean;
}

/**
 * POST /api/drafts/:id/publish. 422 with `findings` when refused; 409 `newer-version` with `newest` (a ProcessVersion)
 * when somebody has published since.
 */
export interface PublishDraft {
  readonly revision: number;
  readonly note: string;
  /** The newest version that the person has seen, 0: none. Without it nothing is compared. */
  readonly newest?: number;
}

/** GET /api/drafts/:id/also-used: other processes whose newest version has a form or table of the same id. */
export interface AlsoUsed {
  readonly processId: string;
  readonly name: string;
  /** Ids of forms and decisions. */
  readonly ids: readonly string[];
}

export interface Published {
  readonly processId: string;
  readonly version: number;
  readonly definitionKey: string;
  /** Tickets that stay on older versions. */
  readonly running: number;
}
