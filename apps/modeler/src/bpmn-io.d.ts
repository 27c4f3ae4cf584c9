/** Packages of bpmn.io that bring no types; only what is used of them. */
declare module '*.css';

declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object;
  export const BpmnPropertiesProviderModule: object;
  export const ZeebePropertiesProviderModule: object;
  export function useService<Service>(name: string): Service;
}

declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: object;
  export const RemoveTemplatesModule: object;
}

declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: object;
}

declare module '@bpmn-io/properties-panel' {
  type PanelPart = import('@bpmn-io/properties-panel/preact').FunctionComponent<Record<string, unknown>>;
  export const SelectEntry: PanelPart;
  export const TextFieldEntry: PanelPart;
  export const TextAreaEntry: PanelPart;
  export const CheckboxEntry: PanelPart;
  export const FeelEntry: PanelPart;
  export const isSelectEntryEdited: (node: unknown) => boolean;
  export const isTextFieldEntryEdited: (node: unknown) => boolean;
  export const isTextAreaEntryEdited: (node: unknown) => boolean;
  export const isCheckboxEntryEdited: (node: unknown) => boolean;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const behaviors: object;
  export default behaviors;
}

declare module 'bpmn-js-native-copy-paste' {
  const nativeCopyPaste: object;
  export default nativeCopyPaste;
}

declare module 'diagram-js-minimap' {
  const minimap: object;
  export default minimap;
}

declare module 'bpmnlint/lib/traverse' {
  export default function traverse(element: object, visitor: { enter(element: never): boolean | void }): void;
}

declare module 'bpmnlint/rules/*' {
  const rule: () => {
    check(element: object, reporter: { report(id: string, message: string): void }): boolean | void;
  };
  export default rule;
}

declare module 'zeebe-bpmn-moddle/resources/zeebe.json' {
  const zeebe: object;
  export default zeebe;
}

declare module 'dmn-js/lib/Modeler' {
  interface DmnView {
    readonly type: string;
    readonly id: string;
  }
  interface DmnEditor {
    on(event: string, act: () => void): void;
    off(event: string, act: () => void): void;
  }
  export default class DmnModeler {
    constructor(options: object);
    importXML(xml: string, options?: object): Promise<unknown>;
    saveXML(options: { format: boolean }): Promise<{ xml: string }>;
    getViews(): readonly DmnView[];
    open(view: DmnView): Promise<unknown>;
    getActiveViewer(): DmnEditor | undefined;
    on(event: string, act: () => void): void;
    destroy(): void;
  }
}

declare module 'bpmn-js-differ' {
  interface ChangeHandler {
    readonly _added: Readonly<Record<string, unknown>>;
    readonly _removed: Readonly<Record<string, unknown>>;
    readonly _changed: Readonly<Record<string, { readonly attrs: Readonly<Record<string, unknown>> }>>;
    readonly _layoutChanged: Readonly<Record<string, unknown>>;
  }
  export const diff: (before: unknown, after: unknown) => ChangeHandler;
}

declare module '@bpmn-io/variable-resolver' {
  export const ZeebeVariableResolverModule: object;
}
