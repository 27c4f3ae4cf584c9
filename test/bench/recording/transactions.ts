/** A statement as it was handed to node-postgres. */
export interface SentStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Of a prepared statement. */
  readonly name: string | undefined;
}

/** What one connection committed together; outside a transaction each statement is one of its own. */
export interface SentTransaction {
  readonly connection: number;
  readonly statements: readonly SentStatement[];
}

const BEGIN = /^\s*(BEGIN|START\s+TRANSACTION)\b/i;
const COMMIT = /^\s*(COMMIT|END)\b/i;
const ROLLBACK = /^\s*(ROLLBACK|ABORT)\b(?!.*\bTO\b)/i;

/** Puts what connections sent back together into transactions, in the order in which their COMMIT was sent. */
export class Transactions {
  readonly #open = new Map<number, SentStatement[]>();
  readonly #committed: SentTransaction[] = [];
  /** Connections whose transaction has begun and whose COMMIT has not been answered. */
  readonly #busy = new Set<number>();
  #mostBusy = 0;

  get committed(): readonly SentTransaction[] {
    return this.#committed;
  }

  /** Transactions that were under way at the same moment, at most. */
  get mostAtOnce(): number {
    return Math.max(1, this.#mostBusy);
  }

  /** True: it ends the transaction, so say when it is `answered`. */
  sent(connection: number, statement: SentStatement): boolean {
    this.#keep(connection, statement);
    if (this.#open.has(connection)) this.#busy.add(connection);
    this.#mostBusy = Math.max(this.#mostBusy, this.#busy.size);
    return this.#busy.has(connection) && !this.#open.has(connection);
  }

  answered(connection: number): void {
    if (!this.#open.has(connection)) this.#busy.delete(connection);
  }

  #keep(connection: number, statement: SentStatement): void {
    const open = this.#open.get(connection);
    if (BEGIN.test(statement.text)) this.#open.set(connection, []);
    else if (ROLLBACK.test(statement.text)) this.#open.delete(connection);
    else if (COMMIT.test(statement.text)) this.#commit(connection, open ?? []);
    else if (open) open.push(statement);
    else this.#committed.push({ connection, statements: [statement] });
  }

  #commit(connection: number, statements: readonly SentStatement[]): void {
    this.#open.delete(connection);
    this.#committed.push({ connection, statements });
  }
}

const writing = [
  /\b(INSERT|MERGE)\s+INTO\b/i,
  /\bDELETE\s+FROM\b/i,
  /\bUPDATE\s+(ONLY\s+)?[\w."]+\s+((AS\s+)?\w+\s+)?SET\b/i,
];

/** Writes rows itself, or calls one of the database's own functions (`functions`), which may. */
export const writes = ({ text }: SentStatement, functions: readonly string[] = []): boolean =>
  writing.some((pattern) => pattern.test(text)) ||
  functions.some((name) => new RegExp(`\\b${name}\\s*\\(`, 'i').test(text));

/** The transactions without what only reads or locks; one that writes nothing is left out. */
export const writesOf = (
  transactions: readonly SentTransaction[],
  functions: readonly string[] = [],
): readonly SentTransaction[] =>
  transactions
    .map((transaction) => ({ ...transaction, statements: transaction.statements.filter((s) => writes(s, functions)) }))
    .filter(({ statements }) => statements.length > 0);

const keys = /\d{16,19}/g;

/** Keys from `firstKey` on that the values name: those of cases that were made while it was recorded. */
export const newKeysOf = ({ statements }: SentTransaction, firstKey: bigint): ReadonlySet<string> => {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string') for (const [key] of value.matchAll(keys)) found.add(key);
    if (typeof value === 'bigint') found.add(value.toString());
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return;
    Object.values(value).forEach(look);
  };
  for (const { values } of statements) values.forEach(look);
  return new Set([...found].filter((key) => BigInt(key) >= firstKey));
};

/** For each transaction the earlier ones that it must follow: the last before it with a new key of its own. */
export const dependenciesOf = (transactions: readonly SentTransaction[], firstKey: bigint): readonly number[][] => {
  const last = new Map<string, number>();
  return transactions.map((transaction, index) => {
    const own = newKeysOf(transaction, firstKey);
    const before = new Set([...own].flatMap((key) => last.get(key) ?? []));
    for (const key of own) last.set(key, index);
    return [...before];
  });
};
