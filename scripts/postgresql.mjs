import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const debian = '/usr/lib/postgresql/15/bin';
const isWhole = (folder) =>
  ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore'].every((name) => existsSync(join(folder, name)));

function installDebianPackages() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.log('Installing the postgresql-15 packages for the backup tests …');
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      // Its programs are wanted, not a server that starts with the machine.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    }).status === 0;
  if (apt('update', '-qq'))
    apt('install', '-y', '-qq', '--no-install-recommends', 'postgresql-15', 'postgresql-client-15');
}

/** Programs of PostgreSQL 15, the oldest that Relevo takes: `RELEVO_TEST_POSTGRES`, else Debian's; empty where there are none. */
export function findPostgresql() {
  const given = process.env.RELEVO_TEST_POSTGRES;
  if (given) return given;
  if (!isWhole(debian)) installDebianPackages();
  return isWhole(debian) ? debian : '';
}
