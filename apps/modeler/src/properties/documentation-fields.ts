import type { DiagramElement, ModdleElement } from '../editor/services.js';
import { type FieldEntry, longTextField } from './fields.js';
import type { PanelConfig } from './panel-config.js';

const plain = 'text/plain';

const formatOf = (documentation: ModdleElement): string => documentation.get<string | undefined>('textFormat') ?? plain;

const documentationOf = (element: ModdleElement | undefined): readonly ModdleElement[] =>
  element?.get<readonly ModdleElement[] | undefined>('documentation') ?? [];

/** Of these the Zeebe provider has a field for the first plain one alone. */
const withoutField = (all: readonly ModdleElement[]): readonly ModdleElement[] => {
  const shown = all.find((one) => formatOf(one) === plain);
  return all.filter((one) => one !== shown);
};

/** An element may have any number of documentations, each in a format of its own (BPMN 2.0.2, 8.3.1). */
export const otherDocumentation = (
  { businessObject }: DiagramElement,
  { words }: PanelConfig,
): readonly FieldEntry[] => {
  const process = businessObject.$instanceOf('bpmn:Participant')
    ? businessObject.get<ModdleElement | undefined>('processRef')
    : undefined;
  const others = [businessObject, process].flatMap((of) => withoutField(documentationOf(of)));
  return others.map((one, place) =>
    longTextField({
      id: `relevo-documentation-${place}`,
      label: words('documentation.other', { format: formatOf(one) }),
      description: words('documentation.asWritten'),
      read: () => one.get<string | undefined>('text') ?? '',
      write: (_, value) => [{ of: one, set: { text: value } }],
    }),
  );
};
