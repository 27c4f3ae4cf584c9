import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './engine-process.js';

const command = join(repository, 'apps', 'engine', 'dist', 'backup', 'main.js');

/** `npm run backup` and `npm run restore`, built already, in a process of its own; answers what it printed, or throws it. */
export const runBackup = (dataDir: string, ...args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], RELEVO_DATA_DIR: dataDir },
    });
    let output = '';
    for (const channel of [child.stdout, child.stderr])
      channel.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output.trim()))));
  });
