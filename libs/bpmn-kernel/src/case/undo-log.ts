/** How to take back the writes of one attempt: a fault leaves a case exactly as it stood before the phase that failed. */
export class UndoLog {
  #entries: (() => void)[] = [];
  #open = 0;

  record(undo: () => void): void {
    if (this.#open > 0) this.#entries.push(undo);
  }

  begin(): number {
    this.#open += 1;
    return this.#entries.length;
  }

  rollback(mark: number): void {
    const open = this.#open;
    this.#open = 0;
    while (this.#entries.length > mark) this.#entries.pop()?.();
    this.#open = open;
  }

  end(): void {
    this.#open -= 1;
    if (this.#open === 0) this.#entries = [];
  }
}
