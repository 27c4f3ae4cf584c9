/** A decision of a published DMN model, parsed and compiled once. */
export interface CompiledDecision {
  readonly id: string;
  readonly name: string;
}
