import type { DiagramElement } from '../../editor/services.js';
import { type Connection, isA, type Registry, sequenceFlows, type Shape } from '../diagram.js';
import type { InView } from '../in-view.js';

interface Keys {
  addListener(listen: (context: { readonly keyEvent: KeyboardEvent }) => boolean | undefined): void;
}

interface Selecting {
  get(): readonly (Shape | Connection)[];
  select(element: DiagramElement): void;
}

type Element = Shape | Connection;

const isFlow = (element: Element): element is Connection => 'waypoints' in element;
const hostOf = (shape: Shape): Shape | undefined => (shape as Shape & { readonly host?: Shape }).host;

/** The one behind; where there are several ways on, the first of them. */
export const nextOf = (element: Element): Element | undefined => {
  if (isFlow(element)) return element.target;
  const [way, ...others] = sequenceFlows(element.outgoing);
  return others.length > 0 ? way : way?.target;
};

export const previousOf = (element: Element): Element | undefined => {
  if (isFlow(element)) return element.source;
  return hostOf(element) ?? sequenceFlows(element.incoming)[0]?.source;
};

/** What lies beside it: another way out of the same decision, a timer on the edge of the same step. */
export const besidesOf = (element: Element): readonly Element[] => {
  if (isFlow(element)) return sequenceFlows(element.source.outgoing);
  const host = hostOf(element) ?? element;
  if (host.attachers && host.attachers.length > 0) return [host, ...host.attachers];
  const [way] = sequenceFlows(element.incoming);
  return way ? sequenceFlows(way.source.outgoing).map((flow) => (flow === way ? element : flow.target)) : [];
};

/** J and K walk along the arrows, as they walk down and up the lists of the desk. */
export class FlowKeys {
  static readonly $inject = ['keyboard', 'selection', 'elementRegistry', 'inView'];

  constructor(
    keyboard: Keys,
    private readonly selection: Selecting,
    private readonly registry: Registry,
    private readonly inView: InView,
  ) {
    keyboard.addListener(({ keyEvent }) => (this.#pressed(keyEvent) ? true : undefined));
  }

  #pressed({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const letter = key.toLowerCase();
    if (ctrlKey || metaKey || altKey || (letter !== 'j' && letter !== 'k')) return false;
    const [selected] = this.selection.get();
    const element = (selected as Shape | undefined)?.labelTarget ?? selected;
    const to = element ? this.#from(element, { back: letter === 'k', aside: shiftKey }) : this.#first();
    if (to) this.#go(to);
    return true;
  }

  #from(element: Element, { back, aside }: { readonly back: boolean; readonly aside: boolean }): Element | undefined {
    if (!aside) return back ? previousOf(element) : nextOf(element);
    const all = besidesOf(element);
    return all.at((all.indexOf(element) + (back ? -1 : 1)) % Math.max(all.length, 1));
  }

  /** Where the flow begins, else what lies furthest to the left. */
  #first(): Shape | undefined {
    const nodes = this.registry.filter((shape) => isA(shape, 'bpmn:FlowNode') && !shape.labelTarget);
    const starts = nodes.filter((shape) => isA(shape, 'bpmn:StartEvent'));
    return (starts.length > 0 ? starts : nodes).toSorted((a, b) => a.x - b.x)[0];
  }

  #go(element: Element): void {
    this.selection.select(element);
    this.inView.show([element]);
  }
}
