import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { EngineError } from '../../errors/engine-error.js';
import { isKey } from '../../execution/case-locator.js';
import { afterCursor, type OrderColumn, readCursor, writeCursor } from './cursors.js';
import { filterSql } from './filter-sql.js';
import { defaultLimit, type SearchAnswer, type SearchRequest } from './search-request.js';
import { Parameters, type SearchResource } from './search-resource.js';

/** A condition that the caller's rights add, over the resource's FROM clause. */
export type Restriction = (bound: Parameters) => string;

interface Ordered {
  readonly order_values: readonly unknown[];
}

/** Answers `…/search`: filter, sort and page become one statement, operands bound. Read-your-writes: it reads the tables. */
@Injectable()
export class Search {
  constructor(private readonly database: Database) {}

  async find<Row extends object, View>(
    resource: SearchResource<Row, View>,
    request: SearchRequest,
    restrict?: Restriction,
  ): Promise<SearchAnswer<View>> {
    const { after, before, from = 0, limit = defaultLimit } = request?.page ?? {};
    const bound = new Parameters();
    const where = [
      resource.where ?? 'true',
      ...filterSql(resource, request?.filter ?? {}, bound),
      ...(restrict ? [restrict(bound)] : []),
    ];
    const total = await this.#count(resource, where, bound).catch(refuseBadOperand);
    const forward = orderOf(resource, request);
    const order = before === undefined ? forward : forward.map(reversed);
    const cursor = before ?? after;
    if (cursor !== undefined) where.push(afterCursor(order, readCursor(cursor, order.length), bound));
    const rows = await this.database
      .query<Row & Ordered>(
        `SELECT ${resource.select}, jsonb_build_array(${order.map(({ sql }) => `(${sql})::text`).join(', ')}) AS order_values
       FROM ${resource.from} WHERE ${where.join(' AND ')}
       ORDER BY ${order.map(({ sql, descending }) => `${sql} ${descending ? 'DESC' : 'ASC'}`).join(', ')}
       LIMIT ${bound.add(limit)} OFFSET ${bound.add(cursor === undefined ? from : 0)}`,
        bound.values,
      )
      .catch(refuseBadOperand);
    return answer(resource, before === undefined ? rows : rows.reverse(), total);
  }

  /** The one document of `GET …/{key}`; 404 names the resource and the key. */
  async one<Row extends object, View>(
    resource: SearchResource<Row, View>,
    [field, key]: readonly [field: string, key: string],
    restrict?: Restriction,
  ): Promise<View> {
    const { items } = isKey(key)
      ? await this.find(resource, { filter: { [field]: key }, page: { limit: 1 } }, restrict)
      : { items: [] };
    const [found] = items;
    if (found !== undefined) return found;
    throw new EngineError(
      'not-found',
      `Expected the key of one of the ${resource.name}, but found none with "${key}". Search for the one you mean.`,
    );
  }

  async #count(resource: { readonly from: string }, where: readonly string[], bound: Parameters): Promise<number> {
    const [row] = await this.database.query<{ count: string }>(
      `SELECT count(*) AS count FROM ${resource.from} WHERE ${where.join(' AND ')}`,
      [...bound.values],
    );
    return Number(row?.count ?? 0);
  }
}

const reversed = ({ sql, descending }: OrderColumn): OrderColumn => ({ sql, descending: !descending });

type Sortable = Pick<SearchResource<object, unknown>, 'name' | 'fields' | 'tieBreak'>;

const orderOf = (resource: Sortable, request: SearchRequest): readonly OrderColumn[] => [
  ...(request?.sort ?? []).map(({ field: name, order }) => {
    const field = Object.hasOwn(resource.fields, name) ? resource.fields[name] : undefined;
    if (field) return { sql: field.sql, descending: order.toUpperCase() === 'DESC' };
    throw new EngineError(
      'invalid-request',
      `Expected a field to sort ${resource.name} by (${Object.keys(resource.fields).sort().join(', ')}), but found "${name}".`,
    );
  }),
  ...resource.tieBreak.map((sql) => ({ sql, descending: false })),
];

const answer = <Row extends object, View>(
  resource: SearchResource<Row, View>,
  rows: readonly (Row & Ordered)[],
  total: number,
): SearchAnswer<View> => {
  const [first] = rows;
  const last = rows.at(-1);
  return {
    items: rows.map((row) => resource.view(row)),
    page: {
      totalItems: total,
      hasMoreTotalItems: false,
      ...(first && { startCursor: writeCursor(first.order_values) }),
      ...(last && { endCursor: writeCursor(last.order_values) }),
    },
  };
};

/** Class 22 of PostgreSQL, data exceptions: a key beyond 64 bits, a cursor of another order. */
const refuseBadOperand = (error: unknown): never => {
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('22'))) throw error;
  throw new EngineError(
    'invalid-request',
    'Expected filters and a cursor of this search, but a value in them is none that its field can have. Begin again at the first page.',
  );
};
