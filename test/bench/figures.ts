import { writeFileSync } from 'node:fs';

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Everything that one run measured, printed as it comes. */
export class Figures {
  private readonly list: Figure[] = [];

  add(name: string, value: number, unit: string): void {
    this.list.push({ name, value, unit });
    process.stdout.write(`  ${name.padEnd(58)} ${format(value).padStart(10)} ${unit}\n`);
  }

  heading(text: string): void {
    process.stdout.write(`\n${text}\n`);
  }

  write(file: string): void {
    writeFileSync(file, `${JSON.stringify(this.list, null, 2)}\n`);
  }
}

const format = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

/** Nearest rank; `values` need not be sorted. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};
