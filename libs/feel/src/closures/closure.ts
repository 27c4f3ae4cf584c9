/** A compiled expression: reads its variables by slot. It sees JSON only; null stands for what does not exist. */
export type Closure = (slots: readonly unknown[]) => unknown;

/** Where the variables of an expression stand among the slots; `?` is the input of a unary test. */
export type Slots = ReadonlyMap<string, number>;
