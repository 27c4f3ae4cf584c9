import type pg from 'pg';

/**
 * node-postgres tells of a lost connection by an event as well, until its socket is gone: also between the pool's hands
 * and ours, and after a broken one was given back. Unheard it would end the process.
 */
export const hearErrors = (pool: pg.Pool): void => {
  const heard = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => undefined);
  });
};
