import { databaseRefusal } from './database-refusal.js';
import { EngineError } from './engine-error.js';

const coded = (code: string, message = 'said'): Error => Object.assign(new Error(message), { code });

describe('what PostgreSQL cannot take now', () => {
  it.each([
    ['a restart', coded('57P01')],
    ['a crash', coded('57P02')],
    ['still starting', coded('57P03')],
    ['a connection that broke', coded('08006')],
    ['nobody at the port', coded('ECONNREFUSED')],
    ['nobody at any of several addresses', new AggregateError([coded('ECONNREFUSED')], '')],
    ['what pg says without a code', new Error('Connection terminated unexpectedly')],
    ['what the pool says without a code', new Error('timeout exceeded when trying to connect')],
    [
      'what TypeORM says when the connection went',
      new Error('Query runner already released. Cannot run queries anymore.'),
    ],
    ['a full disk', coded('53100')],
    ['no connection left', coded('53300')],
    ['a serialization failure', coded('40001')],
    ['a deadlock', coded('40P01')],
    ['a lock that was not to be had', coded('55P03')],
  ])('%s: try again later', (_name, error) => {
    expect(databaseRefusal(error)).toMatchObject({ code: 'not-ready', status: 503 });
    expect(databaseRefusal(error)?.details.retryAfterSeconds).toBeGreaterThan(0);
  });

  it.each([
    ['a mistake in a statement', coded('42601')],
    ['a broken constraint', coded('23505')],
    ['a bug', new TypeError('x is not a function')],
    ['something that is no error', 'said'],
    ['a refusal of our own', new EngineError('forbidden', 'Expected …')],
  ])('%s is something else', (_name, error) => {
    expect(databaseRefusal(error)).toBeNull();
  });
});
