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
import type { BpmnFactory, DiagramElement, Modeling } from '../editor/services.js';
import { readProperty, writeProperty } from './relevo-properties.js';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface EntryWords {
  readonly label: string;
  readonly description?: string;
}

export interface PanelEntry {
  readonly id: string;
  readonly component: (props: EntryProps) => unknown;
  readonly isEdited: (node: unknown) => boolean;
  readonly property: string;
  readonly words: EntryWords;
  readonly options?: readonly Option[];
}

/** The panel hands an entry its own fields; so a component stays the same while the element changes, and keeps its focus. */
interface EntryProps extends Omit<PanelEntry, 'component' | 'isEdited'> {
  readonly element: DiagramElement;
}

/** Reads and writes one property of the element that the panel shows. */
const useProperty = ({ element, property }: EntryProps) => {
  const modeling = useService<Modeling>('modeling');
  const bpmnFactory = useService<BpmnFactory>('bpmnFactory');
  return {
    getValue: () => readProperty(element, property),
    setValue: (value: string | undefined) =>
      writeProperty(element, { name: property, value: value ?? '' }, { modeling, bpmnFactory }),
  };
};

const TextProperty = (props: EntryProps): unknown => {
  const property = useProperty(props);
  const debounce = useService<unknown>('debounceInput');
  return TextFieldEntry({ element: props.element, id: props.id, ...props.words, ...property, debounce });
};

const LongTextProperty = (props: EntryProps): unknown => {
  const property = useProperty(props);
  const debounce = useService<unknown>('debounceInput');
  return TextAreaEntry({
    element: props.element,
    id: props.id,
    ...props.words,
    ...property,
    debounce,
    autoResize: true,
  });
};

const ChoiceProperty = (props: EntryProps): unknown => {
  const property = useProperty(props);
  const { options = [] } = props;
  const value = property.getValue();
  const known = options.some((option) => option.value === value);
  const getOptions = (): readonly Option[] => (known ? options : [...options, { value, label: value }]);
  return SelectEntry({ element: props.element, id: props.id, ...props.words, ...property, getOptions });
};

const YesProperty = (props: EntryProps): unknown => {
  const { getValue, setValue } = useProperty(props);
  return CheckboxEntry({
    element: props.element,
    id: props.id,
    ...props.words,
    getValue: () => getValue() === 'true',
    setValue: (yes: boolean) => setValue(yes ? 'true' : ''),
  });
};

const idOf = (property: string): string => property.replace(/\W/g, '-');

export const textEntry = (property: string, words: EntryWords): PanelEntry => ({
  id: idOf(property),
  component: TextProperty,
  isEdited: isTextFieldEntryEdited,
  property,
  words,
});

export const longTextEntry = (property: string, words: EntryWords): PanelEntry => ({
  ...textEntry(property, words),
  component: LongTextProperty,
  isEdited: isTextAreaEntryEdited,
});

export const choiceEntry = (property: string, words: EntryWords, options: readonly Option[]): PanelEntry => ({
  id: idOf(property),
  component: ChoiceProperty,
  isEdited: isSelectEntryEdited,
  property,
  words,
  options,
});

export const yesEntry = (property: string, words: EntryWords): PanelEntry => ({
  id: idOf(property),
  component: YesProperty,
  isEdited: isCheckboxEntryEdited,
  property,
  words,
});
