import { type DrawnElement, idOf, layOut, type Look, sizeOf, tidyPlaces } from '@relevo/web/layout';
import type { CommandStack, DiagramElement, ElementRegistry, EventBus } from '../../editor/services.js';
import { TidyHandler } from './tidy-handler.js';

/** Why a drawing stays as it is; the sentences are in the languages (`tools.notTidied`). */
export type NotTidied = 'vertical' | 'frames' | 'unknownPart' | 'changedMeanwhile';

/** Fired when it is done; `refused` where nothing was changed. */
export interface Tidied {
  readonly refused: NotTidied | null;
}

interface Modeler {
  saveXML(): Promise<{ readonly xml?: string }>;
}

interface Commands extends CommandStack {
  registerHandler(command: string, handler: typeof TidyHandler): void;
}

interface Events extends EventBus {
  fire(event: string, context: Tidied): void;
}

interface Drawn extends DiagramElement, Pick<DrawnElement, 'waypoints'> {
  readonly di?: { readonly isHorizontal?: boolean };
  readonly collapsed?: boolean;
  readonly labelTarget?: Drawn;
  readonly parent?: Drawn;
}

const command = 'relevo.tidyUp';

/** Lays the drawing out anew: one step for undo. */
export class TidyUp {
  static readonly $inject = ['bpmnjs', 'elementRegistry', 'commandStack', 'eventBus'];

  constructor(
    private readonly modeler: Modeler,
    private readonly elements: ElementRegistry,
    private readonly stack: Commands,
    private readonly bus: Events,
  ) {
    stack.registerHandler(command, TidyHandler);
  }

  async run(): Promise<void> {
    this.bus.fire('tidyUp.done', { refused: await this.#tidied() });
  }

  /** A root has no place of its own. */
  #drawn(): readonly Drawn[] {
    return this.elements.filter((element) => element.parent !== undefined) as readonly Drawn[];
  }

  async #tidied(): Promise<NotTidied | null> {
    const drawn = this.#drawn();
    if (drawn.some(({ di, type }) => /:(Participant|Lane)$/.test(type) && di?.isHorizontal === false))
      return 'vertical';
    if (drawn.some(({ type }) => type === 'bpmn:Group')) return 'frames';
    const { xml = '' } = await this.modeler.saveXML();
    const drawnPlanes = await layOut();
    const file = new DOMParser().parseFromString(xml, 'application/xml');
    const planes = await drawnPlanes(file.documentElement, this.#look());
    if ((await this.modeler.saveXML()).xml !== xml) return 'changedMeanwhile';
    const places = tidyPlaces(drawn, planes);
    if (places === null) return 'unknownPart';
    if (drawn.length > 0) this.stack.execute(command, { places });
    return null;
  }

  /** Steps keep the size that somebody gave them. */
  #look(): Look {
    const drawn = (element: Element): Drawn | undefined => this.elements.get(idOf(element)) as Drawn | undefined;
    return {
      sizeOf: (element) => {
        const { width, height } = drawn(element) ?? sizeOf(element);
        return { width, height };
      },
      isOpen: (scope) => drawn(scope)?.collapsed !== true,
    };
  }
}
