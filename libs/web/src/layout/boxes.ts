export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One shape of the drawing, in pixels. */
export interface Shape extends Point, Size {
  readonly id: string;
  readonly kind: 'pool' | 'lane' | 'scope' | 'node';
}

export const moved = (shapes: readonly Shape[], by: Point): readonly Shape[] =>
  shapes.map((shape) => ({ ...shape, x: shape.x + by.x, y: shape.y + by.y }));

const sizes: Readonly<Record<string, Size>> = {
  dataObjectReference: { width: 36, height: 50 },
  dataStoreReference: { width: 50, height: 50 },
  textAnnotation: { width: 160, height: 60 },
  group: { width: 200, height: 120 },
};

/** As bpmn-js draws them when they are new. */
export const sizeOf = ({ localName }: Element): Size => {
  if (localName.endsWith('Event')) return { width: 36, height: 36 };
  if (localName.endsWith('Gateway')) return { width: 50, height: 50 };
  return sizes[localName] ?? { width: 100, height: 80 };
};

/** What a drawing says of its parts before they are placed. */
export interface Look {
  readonly sizeOf: (element: Element) => Size;
  /** A folded subprocess is one step, and its inside a drawing of its own. */
  readonly isOpen: (scope: Element) => boolean;
}

export const asNew: Look = { sizeOf, isOpen: () => true };
