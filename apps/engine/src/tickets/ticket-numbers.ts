import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Numbers that people can say, one sequence per prefix. A number that was taken and not used is not given again. */
@Injectable()
export class TicketNumbers {
  constructor(private readonly database: Database) {}

  async next(prefix: string): Promise<string> {
    const [row] = await this.database.query<{ last: string }>(
      `INSERT INTO ticket_number (prefix, last) VALUES ($1, 1)
       ON CONFLICT (prefix) DO UPDATE SET last = ticket_number.last + 1
       RETURNING last`,
      [prefix],
    );
    return `${prefix}-${String(row?.last).padStart(6, '0')}`;
  }
}
