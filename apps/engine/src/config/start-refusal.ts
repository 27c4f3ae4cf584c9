/** Why the engine does not start: one sentence for the person at the terminal, then exit 1. */
export class StartRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartRefusal';
  }
}
