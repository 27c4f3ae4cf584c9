import type { BundleFiles } from '@relevo/contracts';
import type { DiagramElement, EditorServices, ModdleElement } from '../editor/services.js';
import { extensionOf, textOf } from '../variables/extensions.js';
import { decisionsAhead, outcomesOf } from '../variables/outcomes.js';
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

/** What buttons set is read as the question of their gateway; where it asks nothing, as the buttons. */
const asked = (step: ModdleElement, name: string): string => {
  const buttons = outcomesOf(step);
  if (buttons[0]?.variable !== name) return '';
  const question = decisionsAhead(step).find(({ variable }) => variable === name)?.gateway.name ?? '';
  return question || [...new Set(buttons.map(({ label }) => label))].filter((label) => label !== '').join(' / ');
};

const inWords = (editor: Editor, variable: Variable): Variable => {
  const step = variable.from === undefined ? undefined : editor.get('elementRegistry').get(variable.from);
  if (variable.label !== undefined || step === undefined) return variable;
  const label = asked(step.businessObject, variable.name);
  return label === '' ? variable : { ...variable, label };
};

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
    variables: [...byName.values()].map((variable) => inWords(editor, variable)),
  };
};
