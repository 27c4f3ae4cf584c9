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
  readonly write: (value: string) => void;
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

const isWhole = (text: string | undefined): boolean => /^[1-9]\d{0,2}$/.test(text?.trim() ?? '');

const NumberField = ({ value, write, ...shown }: EntryProps): unknown => {
  const debounce = useService<unknown>('debounceInput');
  const setValue = (text: string | undefined): void => {
    if (text !== undefined && isWhole(text)) write(text.trim());
  };
  return TextFieldEntry({ ...shown, getValue: () => value, setValue, debounce });
};

export const choiceField = (field: StepField): StepEntry => ({
  ...field,
  component: ChoiceField,
  isEdited: isSelectEntryEdited,
});

/** A whole number from 1 to 999; anything else is not taken. */
export const numberField = (field: StepField): StepEntry => ({
  ...field,
  component: NumberField,
  isEdited: isTextFieldEntryEdited,
});
