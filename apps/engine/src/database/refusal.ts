import pg from 'pg';

/**
 * The server said no and the connection stands: what was sent has not been done. Where its messages are in another
 * language this is never true, and whoever asks has to find out otherwise: that is the safe side.
 */
export const isRefusal = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.severity === 'ERROR';
