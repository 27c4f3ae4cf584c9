import type { BundleFiles } from '@relevo/contracts';
import type { DiagramElement, EditorServices } from '../editor/services.js';
import { extensionOf, textOf } from '../variables/extensions.js';
import type { Variable } from '../variables/variable.js';
import { bundleReader } from './bundle-door.js';

export interface UsingStep {
  readonly id: string;
  readonly name: string;
}

/** The steps that use a form or a table, and what is known when the flow comes to them. */
export interface KnownForFile {
  readonly steps: readonly UsingStep[];
  readonly variables: readonly Variable[];
}

interface Editor {
  get<Name extends 'elementRegistry' | 'variablesAt'>(name: Name): EditorServices[Name];
}

const nobody: KnownForFile = { steps: [], variables: [] };

const usedBy = ({ businessObject }: DiagramElement): readonly string[] =>
  [
    textOf(extensionOf(businessObject, 'zeebe:FormDefinition'), 'formId'),
    textOf(extensionOf(businessObject, 'zeebe:CalledDecision'), 'decisionId'),
  ].filter((id) => id !== '');

export const knownForFile = (editor: Editor | null, file: string, files: BundleFiles): KnownForFile => {
  if (editor === null) return nobody;
  const bundle = bundleReader(() => files);
  const ids = [...bundle.forms(), ...bundle.decisions()].filter((each) => each.file === file).map(({ id }) => id);
  const using = editor
    .get('elementRegistry')
    .filter((element) => element.labelTarget === undefined && usedBy(element).some((id) => ids.includes(id)));
  const byName = new Map(
    using.flatMap((element) => editor.get('variablesAt').known(element)).map((variable) => [variable.name, variable]),
  );
  return {
    steps: using.map(({ id, businessObject }) => ({ id, name: businessObject.name ?? id })),
    variables: [...byName.values()],
  };
};
