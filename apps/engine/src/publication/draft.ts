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

const processTag = /<(?:[\w.-]+:)?process\s[^>]*>/g;
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean);

/**
 * The id of the first executable process (else of the first process) of a diagram that may be half-made:
 * a draft is kept whatever state it is in, so nothing is parsed here.
 */
export const processIdOf = (files: BundleFiles): string | null => {
  const diagram = filesOf(files).find(({ name }) => kindOfFile(name) === 'diagram');
  const tags = diagram?.content.match(processTag) ?? [];
  const main = tags.find((tag) => attribute(tag, 'isExecutable') === 'true') ?? tags[0];
  return (main && attribute(main, 'id')) ?? null;
};
