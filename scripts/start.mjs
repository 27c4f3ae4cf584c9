/** `npm start`: sets itself up, builds what is stale and becomes the engine. Plain JavaScript without packages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { installPackages, requireNode, root } from './setup.mjs';

const readProc = (pid, name) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
};

/** npm runs a script through a shell, which may stay in between. */
const isShellOfNpm = (pid) => readProc(pid, 'cmdline').startsWith('sh\0-c\0node scripts/start.mjs');

const parentOf = (pid) => readProc(pid, 'stat').split(') ').pop().split(' ')[1];

const npmProcess = () => (isShellOfNpm(process.ppid) ? parentOf(process.ppid) : String(process.ppid));

/** A killed npm leaves its script running: then the engine stops as on Ctrl-C, and the next start finds its port free. */
function followNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = npmProcess();
  setInterval(() => npmProcess() !== npm && process.kill(process.pid, 'SIGTERM'), 500).unref();
}

const isLoopback = (host) => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** On this machine alone people get something to look at; anywhere else nothing with a public password. */
function preset(env) {
  const alone = isLoopback(env.HOST || '127.0.0.1') && env.NODE_ENV !== 'production';
  env.RELEVO_DEMO = env.RELEVO_DEMO || (alone ? 'data' : 'off');
  env.RELEVO_DATA_DIR = env.RELEVO_DATA_DIR || join(root, '.data');
}

async function start() {
  requireNode();
  followNpm();
  installPackages();
  const { buildWhatIsStale } = await import('./build.mjs');
  await buildWhatIsStale();
  preset(process.env);
  await import('../apps/engine/dist/main.js');
}

start();
