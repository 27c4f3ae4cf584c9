import type { BpmnFactory, CommandStack, DiagramElement, ModdleElement } from '../editor/services.js';

/** What is set on one element of the model; undefined takes it away. */
export interface Change {
  readonly of: ModdleElement;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface ChangeTools {
  readonly bpmnFactory: BpmnFactory;
  readonly commandStack: CommandStack;
}

/** All of them as one command, so one undo. */
export const change = (element: DiagramElement, changes: readonly Change[], { commandStack }: ChangeTools): void => {
  if (changes.length === 0) return;
  commandStack.execute(
    'properties-panel.multi-command-executor',
    changes.map(({ of, set }) => ({
      cmd: 'element.updateModdleProperties',
      context: { element, moddleElement: of, properties: set },
    })),
  );
};

const valuesOf = (owner: ModdleElement): readonly ModdleElement[] =>
  owner.get<ModdleElement | undefined>('extensionElements')?.get<readonly ModdleElement[] | undefined>('values') ?? [];

const withValues = (owner: ModdleElement, values: readonly ModdleElement[], factory: BpmnFactory): Change => {
  if (values.length === 0) return { of: owner, set: { extensionElements: undefined } };
  const extensionElements = factory.create('bpmn:ExtensionElements', { values });
  extensionElements.$parent = owner;
  for (const value of values) value.$parent = extensionElements;
  return { of: owner, set: { extensionElements } };
};

interface Extension {
  readonly owner: ModdleElement;
  readonly type: string;
}

/** Sets attributes of a `zeebe:` element; it is made where it is missing, and `removeExtension` takes it away. */
export const setExtension = (
  { owner, type }: Extension,
  set: Readonly<Record<string, unknown>>,
  factory: BpmnFactory,
): readonly Change[] => {
  const values = valuesOf(owner);
  const found = values.find(({ $type }) => $type === type);
  if (found) return [{ of: found, set }];
  return [withValues(owner, [...values, factory.create(type, set)], factory)];
};

export const removeExtension = ({ owner, type }: Extension, factory: BpmnFactory): readonly Change[] => {
  const values = valuesOf(owner);
  const rest = values.filter(({ $type }) => $type !== type);
  return rest.length === values.length ? [] : [withValues(owner, rest, factory)];
};

/** An expression element (`conditionExpression`, `timeDuration`, …); an empty body takes it away. */
export const setExpression = (
  of: ModdleElement,
  name: string,
  body: string,
  factory: BpmnFactory,
): readonly Change[] => {
  if (body === '') return [{ of, set: { [name]: undefined } }];
  const expression = factory.create('bpmn:FormalExpression', { body });
  expression.$parent = of;
  return [{ of, set: { [name]: expression } }];
};

export const bodyOf = (of: ModdleElement, name: string): string => {
  const body = of.get<ModdleElement | undefined>(name)?.get<unknown>('body');
  return typeof body === 'string' ? body.trim() : '';
};
