/** A way out of a gateway that a path takes. */
export interface Choice {
  readonly elementId: string;
  readonly flowId: string;
}
