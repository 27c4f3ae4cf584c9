import type { DiagramElement, EventBus } from '../editor/services.js';
import type { RootCanvas } from './roots.js';

interface Elements {
  readonly elements: readonly DiagramElement[];
}

interface StackChanged {
  readonly trigger?: string;
}

/** What undo and redo change is shown, also where it lies in another diagram than the one in front. */
export class UndoInSight {
  static readonly $inject = ['eventBus', 'canvas'];
  #changed: readonly DiagramElement[] = [];

  constructor(
    bus: EventBus,
    private readonly canvas: RootCanvas,
  ) {
    bus.on('elements.changed', ({ elements }: Elements) => void (this.#changed = elements));
    bus.on('commandStack.changed', ({ trigger }: StackChanged) => {
      if (trigger === 'undo' || trigger === 'redo') this.#show();
    });
  }

  #show(): void {
    const roots = new Set(this.#changed.flatMap((element) => this.canvas.findRoot(element) ?? []));
    const [first] = roots;
    if (first !== undefined && !roots.has(this.canvas.getRootElement())) this.canvas.setRootElement(first);
  }
}
