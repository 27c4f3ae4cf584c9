export type VariableType = 'text' | 'number' | 'yes-no' | 'date' | 'list' | 'any';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Something that is known at a point of the flow. */
export interface Variable {
  /** As FEEL names it: `works`, `ticket.priority`. */
  readonly name: string;
  /** As people read it where they fill it in; absent: only the name is known. */
  readonly label?: string;
  readonly type: VariableType;
  /** The values it may have (a list: of its entries), where they are written down. */
  readonly choices?: readonly Choice[];
  /** Id of the element that sets it; absent: the ticket itself, or the engine. */
  readonly from?: string;
}
