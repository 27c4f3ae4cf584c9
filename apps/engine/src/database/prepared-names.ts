import { createHash } from 'node:crypto';

/** How often a text is run before it is worth a plan that PostgreSQL keeps for each connection. */
const WORTH_IT = 5;
/** Plans cost memory in every connection; searches with their many filters must not crowd out what is always run. */
const MOST = 400;

/**
 * Names of the statements that PostgreSQL parses and plans once per connection. Nothing has to be declared: what is run
 * again and again gets a name. Without `enabled` (a transaction pooler that loses them) nothing does.
 */
export class PreparedNames {
  readonly #names = new Map<string, string>();
  readonly #seen = new Map<string, number>();

  constructor(private readonly enabled: boolean) {}

  nameOf(text: string): string | undefined {
    return this.enabled ? (this.#names.get(text) ?? this.#count(text)) : undefined;
  }

  #count(text: string): string | undefined {
    if (this.#names.size >= MOST) return undefined;
    const seen = (this.#seen.get(text) ?? 0) + 1;
    if (seen < WORTH_IT) {
      if (this.#seen.size > 10 * MOST) this.#seen.clear();
      this.#seen.set(text, seen);
      return undefined;
    }
    this.#seen.delete(text);
    const name = named(text);
    this.#names.set(text, name);
    return name;
  }
}

/** The same for the same text in every pool and every engine, as a pooler and the server's own statistics see them. */
const named = (text: string): string => `relevo_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
