export type ElementId = string;
export type FlowId = string;

/** A FEEL expression, without its leading `=`. `source` is what people wrote. */
export interface FeelExpression {
  readonly kind: 'feel';
  readonly source: string;
}

/** A value that is either written down literally or computed. */
export type Expression = FeelExpression | { readonly kind: 'static'; readonly value: string };

/** `zeebe:input` / `zeebe:output`: `source` is evaluated and stored under `target` (a dotted path). */
export interface Mapping {
  readonly source: Expression;
  readonly target: string;
}
