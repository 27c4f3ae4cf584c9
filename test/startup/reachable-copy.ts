import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const parts = ['package.json', 'node_modules', 'libs', 'apps', 'processes'];

let copy: string | null = null;

const canRead = (path: string, user: { readonly uid: number; readonly gid: number }): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -r "$1"', 'sh', path], { ...user, cwd: '/' }).status === 0;

const makeCopy = (repository: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'relevo-reachable-'));
  chmodSync(folder, 0o755);
  // Hard links where the file system allows them: at once, and nothing is taken twice.
  const linked = spawnSync('cp', ['-al', ...parts, folder], { cwd: repository });
  if (linked.status !== 0) spawnSync('cp', ['-a', ...parts, folder], { cwd: repository });
  return folder;
};

/** The built repository where this user can read it: a clone in root's home is closed to everybody else. */
export const reachableRepository = (
  repository: string,
  user: { readonly uid: number; readonly gid: number },
): string => {
  if (canRead(join(repository, 'package.json'), user)) return repository;
  copy ??= makeCopy(repository);
  return copy;
};

export const removeReachableCopy = (): void => {
  if (copy) rmSync(copy, { recursive: true, force: true });
  copy = null;
};
