/** `npm start`: sets itself up, builds what is stale and becomes the engine. Plain JavaScript without packages. */
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { installPackages, requireNode, root } from './setup.mjs';

/** A killed npm leaves its script running: then the engine stops as on Ctrl-C, and the next start finds its port free. */
function followNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && process.kill(process.pid, 'SIGTERM'), 500).unref();
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
  buildWhatIsStale();
  preset(process.env);
  await import('../apps/engine/dist/main.js');
}

start();
