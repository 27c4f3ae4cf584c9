import type { Finding } from './definition.js';
import { capitalised } from './label.js';

export interface FoundAt {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly values?: Readonly<Record<string, string>>;
}

/** A file that is wrong in more places is not helped by reading on. */
const MOST = 200;

/** Collects what is found, so that a person reads everything at once and not one thing per attempt. */
export class Report {
  private readonly collected: Finding[] = [];
  private readonly seen = new Set<string>();
  private errorCount = 0;

  error(code: string, message: string, at?: FoundAt): void {
    this.add('error', code, message, at);
  }

  warning(code: string, message: string, at?: FoundAt): void {
    this.add('warning', code, message, at);
  }

  get findings(): readonly Finding[] {
    return this.collected;
  }

  /** How often an error was found, the same one counted each time. */
  get errors(): number {
    return this.errorCount;
  }

  /** Errors go first: they are kept when warnings have filled it. */
  private isFull(severity: Finding['severity']): boolean {
    return this.collected.length >= (severity === 'error' ? 2 * MOST : MOST);
  }

  private add(severity: Finding['severity'], code: string, message: string, at?: FoundAt): void {
    if (severity === 'error') this.errorCount += 1;
    const key = `${code}\n${at?.id ?? ''}\n${message}`;
    if (this.seen.has(key) || this.isFull(severity)) return;
    this.seen.add(key);
    this.collected.push({
      severity,
      code,
      ...(at?.id !== undefined && { elementId: at.id }),
      ...(at?.name !== undefined && { elementName: at.name }),
      message: capitalised(message),
      ...(at?.values !== undefined && { values: at.values }),
    });
  }
}
