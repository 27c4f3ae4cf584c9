import type { DiagramElement, ModdleElement } from '../../editor/services.js';

/** Properties of an element, or of something inside it (`of`). */
export interface Change {
  readonly element: DiagramElement;
  readonly of?: ModdleElement;
  readonly properties: object;
}

export interface Commands {
  execute(command: string, context: unknown): void;
}

/** All of it is one step to undo. */
export const change = (commands: Commands, changes: readonly Change[]): void =>
  commands.execute(
    'properties-panel.multi-command-executor',
    changes.map(({ element, of, properties }) =>
      of
        ? { cmd: 'element.updateModdleProperties', context: { element, moddleElement: of, properties } }
        : { cmd: 'element.updateProperties', context: { element, properties } },
    ),
  );
