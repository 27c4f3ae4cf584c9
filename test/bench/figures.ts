import { writeFileSync } from 'node:fs';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Reads a figure by its name; null: this run did not measure it. */
export type FigureLookup = (name: string) => number | null;

/** Everything that one run measured, printed as it comes. */
export class Figures {
  readonly #list: Figure[] = [];

  get all(): readonly Figure[] {
    return this.#list;
  }

  readonly valueOf: FigureLookup = (name) => this.#list.find((figure) => figure.name === name)?.value ?? null;

  add(name: string, value: number, unit: string): void {
    this.#list.push({ name, value, unit });
    this.say(`  ${name.padEnd(74)} ${format(value).padStart(10)} ${unit}`);
  }

  heading(text: string): void {
    this.say(`\n${text}`);
  }

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  write(file: string): void {
    // JSON has no NaN: what could not be computed (no completion at all) is null.
    writeFileSync(file, `${JSON.stringify(this.#list, null, 2)}\n`);
  }
}

export const format = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** Nearest rank; `values` need not be sorted. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};
