import type { DiagramElement } from '../../editor/services.js';

interface Selecting {
  select(element: DiagramElement): void;
}

interface Naming {
  activate(element: DiagramElement): void;
}

/** Asks for the name of what was just drawn: what is typed replaces the one that it came with. */
export class StepNaming {
  static readonly $inject = ['selection', 'directEditing'];

  constructor(
    private readonly selection: Selecting,
    private readonly naming: Naming,
  ) {}

  choose(element: DiagramElement): void {
    this.selection.select(element);
  }

  begin(element: DiagramElement): void {
    this.choose(element);
    this.naming.activate(element);
    const text = document.querySelector('.djs-direct-editing-content');
    if (text) window.getSelection()?.selectAllChildren(text);
  }
}
