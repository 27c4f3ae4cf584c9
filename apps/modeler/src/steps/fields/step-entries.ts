import { isSelectEntryEdited, isTextFieldEntryEdited, SelectEntry, TextFieldEntry } from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import type { DiagramElement } from '../../editor/services.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One field of a step: what it shows and what a change does. */
export interface StepField {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly choices?: readonly Choice[];
  /** What is wrong with a text that is typed; asked by the panel, so it stays the same function. */
  readonly validate?: (text: string | undefined) => string | undefined;
  readonly write: (value: string) => void;
}

interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** Said of everything else. */
  readonly expected: string;
}

export interface StepEntry extends StepField {
  readonly component: (props: EntryProps) => unknown;
  readonly isEdited: (node: unknown) => boolean;
}

/** The panel hands an entry its own fields, so a component stays the same while the element changes. */
interface EntryProps extends StepField {
  readonly element: DiagramElement;
}

const ChoiceField = ({ choices = [], value, write, ...shown }: EntryProps): unknown =>
  SelectEntry({ ...shown, getValue: () => value, setValue: write, getOptions: () => choices });

const NumberField = ({ value, write, ...shown }: EntryProps): unknown => {
  const debounce = useService<unknown>('debounceInput');
  const setValue = (text: string | undefined, error?: string | null): void => {
    if (text !== undefined && !error) write(text.trim());
  };
  return TextFieldEntry({ ...shown, getValue: () => value, setValue, debounce });
};

const isWithin = (text: string, { least, most }: NumberRange): boolean =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

export const choiceField = (field: StepField): StepEntry => ({
  ...field,
  component: ChoiceField,
  isEdited: isSelectEntryEdited,
});

/** A whole number; anything else is said and not taken. */
export const numberField = (field: StepField, range: NumberRange): StepEntry => ({
  ...field,
  validate: (text) => (isWithin(text?.trim() ?? '', range) ? undefined : range.expected),
  component: NumberField,
  isEdited: isTextFieldEntryEdited,
});
