import { compileExpression, type CompiledExpression } from './expression.js';

/** Compiled expressions by source, the least recently used leaving first. */
export class ExpressionCache {
  private readonly compiled = new Map<string, CompiledExpression>();

  constructor(private readonly capacity = 5_000) {}

  get(source: string): CompiledExpression {
    const found = this.compiled.get(source) ?? compileExpression(source);
    this.compiled.delete(source);
    this.compiled.set(source, found);
    if (this.compiled.size > this.capacity) this.forgetOldest();
    return found;
  }

  private forgetOldest(): void {
    const [oldest] = this.compiled.keys();
    if (oldest !== undefined) this.compiled.delete(oldest);
  }
}
