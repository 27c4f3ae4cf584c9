import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefusal } from '../config/start-refusal.js';

const patienceMilliseconds = 2_000;

export interface Address {
  readonly host: string;
  readonly port: number;
}

export const portTaken = ({ host, port }: Address): StartRefusal =>
  new StartRefusal(
    `Expected port ${port} on ${host} to be free, but another program has it (another Relevo, perhaps). ` +
      'Stop that one, or start with PORT set to another number.',
  );

const isFree = ({ host, port }: Address): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(new StartRefusal(`Expected to listen on ${host}, port ${port}, but ${error.message}. Correct them.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });

/** Before anything is started; an engine that is just stopping gets a moment to leave. */
export const requireFreePort = async (address: Address): Promise<void> => {
  const deadline = Date.now() + patienceMilliseconds;
  while (!(await isFree(address))) {
    if (Date.now() > deadline) throw portTaken(address);
    await pause(100);
  }
};
