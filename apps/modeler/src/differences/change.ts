/** Something that a sentence names; how it is said depends on the reader's language. */
export interface Said {
  /** `name`: in quotes. `type`: a kind of element. `condition`, `time`: FEEL, in words where it is simple. */
  readonly as: 'name' | 'type' | 'condition' | 'time' | 'file' | 'number';
  readonly text: string;
}

export const named = (text: string): Said => ({ as: 'name', text });

/** What a step can say of itself; each is set, gone or changed. */
export const factNames = [
  ...(['lane', 'who', 'due', 'form', 'table', 'called', 'work', 'loop', 'timer', 'message', 'skips'] as const),
  ...(['publicLabel', 'status', 'notice', 'priority', 'data', 'text', 'note'] as const),
] as const;
export type FactName = (typeof factNames)[number];
export type FactChange = `${FactName}Set` | `${FactName}Gone` | `${FactName}Changed`;

export type ChangeKind =
  | FactChange
  | 'added'
  | 'addedBefore'
  | 'addedAfter'
  | 'removed'
  | 'renamed'
  | 'retyped'
  | 'works'
  | 'process'
  | 'layout'
  | 'wayAdded'
  | 'wayRemoved'
  | 'wayGoes'
  | 'wayComes'
  | 'wayRenamed'
  | 'conditionSet'
  | 'conditionGone'
  | 'conditionChanged'
  | 'defaultChanged'
  | 'defaultGone'
  | 'laneAdded'
  | 'laneRemoved'
  | 'laneRenamed'
  | 'laneGroup'
  | 'formAdded'
  | 'formRemoved'
  | 'formWorks'
  | 'fieldAdded'
  | 'fieldRemoved'
  | 'fieldRenamed'
  | 'fieldRequired'
  | 'fieldOptional'
  | 'fieldRetyped'
  | 'fieldChoices'
  | 'fieldWorks'
  | 'fieldsOrder'
  | 'tableAdded'
  | 'tableRemoved'
  | 'tableWorks'
  | 'ruleAdded'
  | 'ruleRemoved'
  | 'ruleChanged'
  | 'columnAdded'
  | 'columnRemoved'
  | 'columnRenamed'
  | 'hitPolicy'
  | 'fileAdded'
  | 'fileRemoved'
  | 'fileChanged';

export type Mark = 'added' | 'removed' | 'changed' | 'moved';

/** One difference: the sentence `changes.<kind>` with what it names. */
export interface Change {
  readonly kind: ChangeKind;
  readonly mark: Mark;
  readonly said: Readonly<Record<string, Said>>;
  /** Where it is on the canvas. */
  readonly elementId?: string;
}
