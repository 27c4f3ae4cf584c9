import BpmnTreeWalker from 'bpmn-js/lib/import/BpmnTreeWalker';
import type { DiagramElement, EventBus, ModdleElement } from '../editor/services.js';
import { furtherDiagrams } from './further-diagrams.js';

interface BpmnImporter {
  add(element: unknown, di: unknown, parent?: unknown): DiagramElement;
}

interface RenderStarts {
  readonly definitions: ModdleElement;
}

/** After bpmn-js has moved the inside of folded subprocesses to planes of their own. */
const afterPlanesAreMade = 500;

/**
 * bpmn-js opens the first diagram of a file alone. The others become planes of the same canvas, as the inside of a folded
 * subprocess is one: changed, searched, marked and undone together, and seen one at a time.
 */
export class EveryDiagram {
  static readonly $inject = ['eventBus', 'bpmnImporter'];

  constructor(
    bus: EventBus,
    private readonly importer: BpmnImporter,
  ) {
    // Before the first one is drawn, which is then the one that is shown.
    bus.on('import.render.start', afterPlanesAreMade, ({ definitions }: RenderStarts) => this.#draw(definitions));
  }

  #draw(definitions: ModdleElement): void {
    const walker = new BpmnTreeWalker({
      root: (element: unknown, di: unknown) => this.importer.add(element, di),
      element: (element: unknown, di: unknown, parent: unknown) => this.importer.add(element, di, parent),
      error: () => undefined,
    });
    for (const diagram of furtherDiagrams(definitions).drawn)
      walker.handleDefinitions(definitions as never, diagram as never);
  }
}
