import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

const TAKE = `INSERT INTO ticket_number AS kept (prefix, last) VALUES ($1, $2)
  ON CONFLICT (prefix) DO UPDATE SET last = kept.last + $2
  RETURNING last`;

/** Who waits for the numbers that one statement takes. */
interface Taking {
  count: number;
  readonly first: Promise<number>;
}

/** Numbers that people can say, one sequence per prefix. A number that was taken and not used is not given again. */
@Injectable()
export class TicketNumbers {
  readonly #taking = new Map<string, Taking>();

  constructor(private readonly database: Database) {}

  /** Those who ask while a statement is under way share the next: the row of a prefix is everybody's. */
  async next(prefix: string): Promise<string> {
    const taking = this.#taking.get(prefix) ?? this.#begin(prefix);
    const place = taking.count;
    taking.count += 1;
    return `${prefix}-${String((await taking.first) + place).padStart(6, '0')}`;
  }

  #begin(prefix: string): Taking {
    const first = Promise.resolve().then(() => this.#take(prefix));
    const taking: Taking = { count: 0, first };
    this.#taking.set(prefix, taking);
    return taking;
  }

  async #take(prefix: string): Promise<number> {
    const count = this.#taking.get(prefix)?.count ?? 1;
    this.#taking.delete(prefix);
    const [row] = await this.database.query<{ last: string }>(TAKE, [prefix, count]);
    return Number(row?.last) - count + 1;
  }
}
