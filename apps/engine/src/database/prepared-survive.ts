import type pg from 'pg';

/** Milliseconds: a pooler with a single connection to the server would never answer. */
const PATIENCE = 2_000;

/** SQLSTATE invalid_sql_statement_name. */
const UNKNOWN_NAME = '26000';
/** What node-postgres calls it. */
const TIMED_OUT = 'Query read timeout';

/**
 * A transaction pooler may hand each transaction to another connection of the server, where a statement that was named
 * before is unknown. Asked with a second client that has a transaction open, so that the pooler has to choose.
 */
export const preparedStatementsSurvive = async (pool: pg.Pool): Promise<boolean> => {
  const first = await pool.connect();
  const second = await pool.connect().catch((error: unknown) => {
    first.release();
    throw error;
  });
  try {
    const ask = () =>
      first.query({ name: 'relevo_probe', text: 'SELECT 1', query_timeout: PATIENCE } as pg.QueryConfig);
    await ask();
    await second.query('BEGIN');
    await ask();
    await second.query('COMMIT');
    await ask();
    return true;
  } catch (error) {
    if (isLost(error)) return false;
    throw error;
  } finally {
    // What the probe left behind goes with them.
    second.release(true);
    first.release(true);
  }
};

const isLost = (error: unknown): boolean =>
  error instanceof Error && ((error as pg.DatabaseError).code === UNKNOWN_NAME || error.message === TIMED_OUT);
