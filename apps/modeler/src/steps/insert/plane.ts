import { bottomOf, type Connection, isA, type Registry, type Shape } from '../diagram.js';

type Drawn = Shape | Connection;

const isConnection = (element: Drawn): element is Connection => 'waypoints' in element;
const isLane = (shape: Shape): boolean => isA(shape, 'bpmn:Lane') && shape.labelTarget === undefined;

/** What is drawn in one pool, subprocess or drawing. */
export class Plane {
  constructor(
    private readonly registry: Registry,
    private readonly container: Shape,
  ) {}

  /** Whatever takes room, events on edges included. */
  steps(): readonly Shape[] {
    return this.#inside().filter(
      (element): element is Shape =>
        !isConnection(element) && !isA(element, 'bpmn:Lane') && !isA(element, 'bpmn:Group'),
    );
  }

  ways(): readonly Connection[] {
    return this.#inside().filter(
      (element): element is Connection => isConnection(element) && isA(element, 'bpmn:SequenceFlow'),
    );
  }

  names(): readonly Shape[] {
    return this.registry.filter(({ labelTarget }) => labelTarget?.parent === this.container);
  }

  namesOfSteps(): readonly Shape[] {
    return this.names().filter(({ labelTarget }) => labelTarget !== undefined && !isConnection(labelTarget));
  }

  /** The pool and its lanes; a whole drawing has no border. */
  frames(): readonly Shape[] {
    return this.#isWhole() ? [] : [this.container, ...this.registry.filter(isLane)];
  }

  holds(top: number, bottom = top): boolean {
    return this.#isWhole() || (top >= this.container.y && bottom <= bottomOf(this.container));
  }

  #inside(): readonly Drawn[] {
    return this.registry.filter(({ parent, labelTarget }) => parent === this.container && labelTarget === undefined);
  }

  #isWhole(): boolean {
    return this.container.parent === undefined;
  }
}
