import type { Finding } from './definition.js';
import { capitalised } from './label.js';

export interface FoundAt {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** Collects what is found, so that a person reads everything at once and not one thing per attempt. */
export class Report {
  private readonly collected: Finding[] = [];
  private readonly seen = new Set<string>();

  error(code: string, message: string, at?: FoundAt): void {
    this.add('error', code, message, at);
  }

  warning(code: string, message: string, at?: FoundAt): void {
    this.add('warning', code, message, at);
  }

  get findings(): readonly Finding[] {
    return this.collected;
  }

  get hasErrors(): boolean {
    return this.collected.some((finding) => finding.severity === 'error');
  }

  private add(severity: Finding['severity'], code: string, message: string, at?: FoundAt): void {
    const key = `${code}\n${at?.id ?? ''}\n${message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.collected.push({
      severity,
      code,
      ...(at?.id !== undefined && { elementId: at.id }),
      ...(at?.name !== undefined && { elementName: at.name }),
      message: capitalised(message),
    });
  }
}
