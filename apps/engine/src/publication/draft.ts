import { anyProcessId, executableProcessId } from '@relevo/bpmn-model';
import type { Key } from '@relevo/bpmn-kernel';
import type { BundleFiles, Draft, DraftSummary } from '@relevo/contracts';
import { checksumOf, kindOfFile, type ResourceFile } from '../catalogue/resource-files.js';

export interface DraftSummaryRow {
  readonly id: Key;
  readonly process_id: string;
  readonly name: string;
  readonly revision: number;
  readonly base_version: number | null;
  readonly saved_at: string;
  readonly saved_by: string;
  readonly saved_by_name: string;
}

export interface DraftRow extends DraftSummaryRow {
  readonly files: BundleFiles;
}

export const draftSummary = (row: DraftSummaryRow): DraftSummary => ({
  id: row.id,
  processId: row.process_id,
  name: row.name,
  revision: row.revision,
  baseVersion: row.base_version,
  savedAt: new Date(Number(row.saved_at)).toISOString(),
  savedBy: { id: row.saved_by, name: row.saved_by_name },
});

export const draftOf = (row: DraftRow): Draft => ({ ...draftSummary(row), files: row.files });

export const filesOf = (files: BundleFiles): readonly ResourceFile[] =>
  Object.entries(files).map(([name, content]) => ({ name, content }));

export const checksumsOf = (files: BundleFiles): Readonly<Record<string, string>> =>
  Object.fromEntries(filesOf(files).map(({ name, content }) => [name, checksumOf(content)]));

/** The id of the process that a draft is about; a draft is kept whatever state its diagram is in. */
export const processIdOf = (files: BundleFiles): string | null => {
  const diagram = diagramOf(files);
  return diagram ? executableProcessId(diagram.content) : null;
};

/** For a diagram that nothing could run yet: a model drawn only to be looked at. */
export const anyProcessIdOf = (files: BundleFiles): string | null => {
  const diagram = diagramOf(files);
  return diagram ? anyProcessId(diagram.content) : null;
};

const diagramOf = (files: BundleFiles): ResourceFile | undefined =>
  filesOf(files).find(({ name }) => kindOfFile(name) === 'diagram');
