/** @jsxImportSource @bpmn-io/properties-panel/preact */
import {
  CheckboxEntry,
  isCheckboxEntryEdited,
  isSelectEntryEdited,
  isTextAreaEntryEdited,
  isTextFieldEntryEdited,
  SelectEntry,
  TextAreaEntry,
  TextFieldEntry,
} from '@bpmn-io/properties-panel';
import { useService } from 'bpmn-js-properties-panel';
import type { BpmnFactory, DiagramElement } from '../editor/services.js';
import type { Change } from './moddle-changes.js';
import type { Option } from './plain-entries.js';
import { usePanel } from './use-panel.js';

/** One attribute of the model as a text, however deep it lies. An empty text takes it away. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly description?: string | undefined;
  read(element: DiagramElement): string;
  write(element: DiagramElement, value: string, factory: BpmnFactory): readonly Change[];
  readonly options?: readonly Option[];
}

/** An entry of bpmn.io's panel. The component stays the same while fields are made anew, and keeps its focus. */
export interface FieldEntry {
  readonly id: string;
  readonly component: (props: EntryProps) => unknown;
  readonly isEdited?: (node: unknown) => boolean;
  readonly field: Field;
}

interface EntryProps {
  readonly element: DiagramElement;
  readonly field: Field;
}

const useField = ({ element, field }: EntryProps) => {
  const { apply, factory } = usePanel();
  const { id, label, description } = field;
  return {
    ...{ element, id, label, description },
    getValue: () => field.read(element),
    setValue: (value: string | undefined) => apply(element, field.write(element, value ?? '', factory)),
  };
};

const TextField = (props: EntryProps) => {
  const debounce = useService<unknown>('debounceInput');
  return <TextFieldEntry {...useField(props)} debounce={debounce} />;
};

const LongTextField = (props: EntryProps) => {
  const debounce = useService<unknown>('debounceInput');
  return <TextAreaEntry {...useField(props)} debounce={debounce} autoResize />;
};

const SelectField = (props: EntryProps) => {
  const field = useField(props);
  const { options = [] } = props.field;
  const value = field.getValue();
  const all = options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
  return <SelectEntry {...field} getOptions={() => all} />;
};

const YesField = (props: EntryProps) => {
  const { getValue, setValue, ...field } = useField(props);
  return (
    <CheckboxEntry
      {...field}
      getValue={() => getValue() === 'true'}
      setValue={(yes: boolean) => setValue(yes ? 'true' : '')}
    />
  );
};

export const textField = (field: Field): FieldEntry => ({
  ...{ id: field.id, component: TextField, isEdited: isTextFieldEntryEdited, field },
});
export const longTextField = (field: Field): FieldEntry => ({
  ...{ id: field.id, component: LongTextField, isEdited: isTextAreaEntryEdited, field },
});
export const selectField = (field: Field): FieldEntry => ({
  ...{ id: field.id, component: SelectField, isEdited: isSelectEntryEdited, field },
});
export const yesField = (field: Field): FieldEntry => ({
  ...{ id: field.id, component: YesField, isEdited: isCheckboxEntryEdited, field },
});
