import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here; the next folder may have it.
      }
    }
  }
  return undefined;
}

function installDebianPackage() {
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  if (process.getuid?.() !== 0) return false;
  console.log('Installing the chromium package for the browser tests …');
  return apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium');
}

/** The browser of the tests: `CHROMIUM_PATH`, else the system's; installed where that is allowed. Ends the run without one. */
export function findChromium() {
  const found = process.env.CHROMIUM_PATH ?? onPath();
  if (found) return found;
  if (installDebianPackage()) return onPath();
  console.error(
    'Expected a Chromium for the browser tests, but none is on the PATH. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its binary.',
  );
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
