import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each step of a ticket gives it a new place in every index that contains `updated_at`.
 *
 * - A closed ticket is never changed again: an index of closed tickets gets one entry for each, where an index of all
 *   tickets kept the space of its former places. Lists of both read both (tickets/ticket-finder.ts). One by status says
 *   at once that there is none, where a list of new tickets would look through all closed ones.
 * - Ascending, and read backwards: what is newest comes last, and PostgreSQL fills a page to the end before it begins
 *   the next; descending, every page was split in the middle.
 * - An index by who or which group has it leaves out what nobody has: nobody looks there for that.
 */
export class IndexesOfTickets1700000001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const name of [...rebuilt, 'ticket_updated']) await runner.query(`DROP INDEX ${name}`);
    for (const index of indexes) await runner.query(`CREATE INDEX ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [...rebuilt, 'ticket_closed', 'ticket_closed_status']) await runner.query(`DROP INDEX ${name}`);
    for (const index of former) await runner.query(`CREATE INDEX ${index}`);
  }
}

const rebuilt = ['ticket_open', 'ticket_requester', 'ticket_holder', 'ticket_group', 'user_task_assignee'];

const indexes = [
  'ticket_open ON ticket (updated_at, age) WHERE closed_at IS NULL',
  'ticket_closed ON ticket (updated_at, age) WHERE closed_at IS NOT NULL',
  'ticket_closed_status ON ticket (status, updated_at) WHERE closed_at IS NOT NULL',
  'ticket_requester ON ticket (requester_id, updated_at)',
  'ticket_holder ON ticket (holder_id, updated_at) WHERE closed_at IS NULL AND holder_id IS NOT NULL',
  'ticket_group ON ticket (group_id, updated_at) WHERE closed_at IS NULL AND group_id IS NOT NULL',
  `user_task_assignee ON user_task (assignee, due_at, priority DESC, age)
    WHERE ended_at IS NULL AND assignee IS NOT NULL`,
];

const former = [
  'ticket_updated ON ticket (updated_at DESC, age DESC)',
  'ticket_open ON ticket (updated_at DESC, age DESC) WHERE closed_at IS NULL',
  'ticket_requester ON ticket (requester_id, updated_at DESC)',
  'ticket_holder ON ticket (holder_id, updated_at DESC) WHERE closed_at IS NULL',
  'ticket_group ON ticket (group_id, updated_at DESC) WHERE closed_at IS NULL',
  'user_task_assignee ON user_task (assignee, due_at, priority DESC, age) WHERE ended_at IS NULL',
];
