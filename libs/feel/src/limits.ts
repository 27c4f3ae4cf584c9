export interface Limit {
  readonly construct: string;
  readonly expected: unknown;
  readonly got: unknown;
  readonly reason: string;
}
export interface Rounding {
  readonly expression: string;
}
export const limits: readonly Limit[] = [];
export const roundings: readonly Rounding[] = [];
