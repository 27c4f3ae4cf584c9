import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each step of a ticket gives it a new place in every index that contains `updated_at`.
 *
 * - A closed ticket is never changed again: an index of closed tickets gets one entry for each, where an index of all
 *   tickets kept the space of its former places. Lists of both read both (tickets/ticket-finder.ts).
 * - Ascending, and read backwards: what is newest comes last, and PostgreSQL fills a page to the end before it begins
 *   the next; descending, every page was split in the middle.
 */
export class IndexesOfTickets1700000001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const name of ['updated', 'open', 'requester', 'holder', 'group']) {
      await runner.query(`DROP INDEX ticket_${name}`);
    }
    for (const index of indexes) await runner.query(`CREATE INDEX ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['closed', 'open', 'requester', 'holder', 'group']) {
      await runner.query(`DROP INDEX ticket_${name}`);
    }
    for (const index of former) await runner.query(`CREATE INDEX ${index}`);
  }
}

const indexes = [
  'ticket_open ON ticket (updated_at, age) WHERE closed_at IS NULL',
  'ticket_closed ON ticket (updated_at, age) WHERE closed_at IS NOT NULL',
  'ticket_requester ON ticket (requester_id, updated_at)',
  'ticket_holder ON ticket (holder_id, updated_at) WHERE closed_at IS NULL',
  'ticket_group ON ticket (group_id, updated_at) WHERE closed_at IS NULL',
];

const former = [
  'ticket_updated ON ticket (updated_at DESC, age DESC)',
  'ticket_open ON ticket (updated_at DESC, age DESC) WHERE closed_at IS NULL',
  'ticket_requester ON ticket (requester_id, updated_at DESC)',
  'ticket_holder ON ticket (holder_id, updated_at DESC) WHERE closed_at IS NULL',
  'ticket_group ON ticket (group_id, updated_at DESC) WHERE closed_at IS NULL',
];
