import { Database } from '../../../../apps/engine/src/database/database.js';
import type { Engine } from '../../../../apps/engine/src/engine.js';
import type { Ledger } from '../ledger.js';
import { Facts, Tally } from './facts.js';

/** Every answered command is there exactly once, and nothing at all is there twice. */
export const answeredOnce = async (engine: Engine, ledger: Ledger, facts: Facts): Promise<readonly string[]> => {
  const tickets = await tally(engine, 'SELECT title AS name FROM ticket');
  const comments = await tally(engine, 'SELECT text AS name FROM ticket_comment');
  const messages = await tally(engine, 'SELECT key::text AS name FROM message');
  return [
    ...ledger.unexpected.map((said) => `unexpected answer: ${said}`),
    ...facts.started.missing('start of instance', ledger.startedInstances),
    ...facts.started.doubled('start of instance'),
    ...facts.tasks.missing('completion of task', ledger.completedTasks),
    ...facts.tasks.doubled('end of task'),
    ...facts.jobs.missing('completion of job', ledger.completedJobs),
    ...facts.jobs.doubled('end of job'),
    ...tickets.missing('ticket', ledger.reportedTickets.keys()),
    ...tickets.doubled('ticket'),
    ...comments.missing('comment', ledger.comments),
    ...comments.doubled('comment'),
    ...messages.missing('message', ledger.publishedMessages),
  ];
};

const tally = async (engine: Engine, text: string): Promise<Tally> => {
  const found = new Tally();
  for (const { name } of await engine.get<Database>(Database).query<{ name: string }>(text)) found.add(name);
  return found;
};
