import type { Box, DrawnElement, Places, Point } from '@relevo/web/layout';

type Written<Part> = { -readonly [Key in keyof Part]: Part[Key] };

/** bpmn-js: what is on the canvas, written into the file's drawing. */
interface Updater {
  updateBounds(shape: DrawnElement): void;
  updateConnectionWaypoints(connection: DrawnElement): void;
}

interface Labelled extends DrawnElement {
  readonly di?: {
    get(name: 'label'): { readonly bounds?: Box } | undefined;
    set(name: 'label', value: undefined): void;
  };
}

interface Bus {
  on(event: 'commandStack.changed', priority: number, act: () => void): void;
}

interface TidyContext {
  readonly places: Places;
  before?: Places;
  /** Where the file itself has the words, as it has them. */
  written?: ReadonlyMap<Labelled, Box | undefined>;
}

/** Before anybody hands the file on. */
const first = 2000;

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

const writtenNow = ({ boxes }: Places): ReadonlyMap<Labelled, Box | undefined> =>
  new Map(
    [...boxes.keys()]
      .filter(({ labelTarget }) => labelTarget !== undefined)
      .map((label: Labelled) => {
        const bounds = label.di?.get('label')?.bounds;
        return [label, bounds && boxOf(bounds)];
      }),
  );

const placesNow = ({ boxes, lines }: Places): Places => ({
  boxes: new Map([...boxes.keys()].map((shape) => [shape, boxOf(shape)])),
  lines: new Map([...lines.keys()].map((line): [DrawnElement, readonly Point[]] => [line, line.waypoints ?? []])),
});

/**
 * Places, and nothing but places: no parent, lane or reference changes, so bpmn-js' own rules for moved elements have
 * nothing to do, and one undo gives back every place.
 */
export class TidyHandler {
  static readonly $inject = ['bpmnUpdater', 'eventBus'];
  #undone: ReadonlyMap<Labelled, Box | undefined> = new Map();

  constructor(
    private readonly updater: Updater,
    bus: Bus,
  ) {
    bus.on('commandStack.changed', first, () => this.#writeLabels());
  }

  execute(context: TidyContext): readonly DrawnElement[] {
    context.before = placesNow(context.places);
    context.written = writtenNow(context.places);
    return this.#put(context.places);
  }

  revert({ before, places, written }: TidyContext): readonly DrawnElement[] {
    this.#undone = written ?? this.#undone;
    return this.#put(before ?? places);
  }

  /** bpmn-js measures words anew whenever they are drawn, and would write that instead of what the file had. */
  #writeLabels(): void {
    for (const [{ di }, box] of this.#undone) {
      const bounds = di?.get('label')?.bounds;
      if (box === undefined) di?.set('label', undefined);
      else if (bounds !== undefined) Object.assign(bounds, box);
    }
    this.#undone = new Map();
  }

  #put({ boxes, lines }: Places): readonly DrawnElement[] {
    for (const [shape, box] of boxes) {
      Object.assign(shape, box);
      this.updater.updateBounds(shape);
    }
    for (const [line, points] of lines) {
      (line as Written<DrawnElement>).waypoints = points.map((point) => ({ ...point }));
      this.updater.updateConnectionWaypoints(line);
    }
    return [...boxes.keys(), ...lines.keys()];
  }
}
