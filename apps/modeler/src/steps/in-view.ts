import { besidePalette } from '../editor/look/fit-diagram.js';
import type { Box, Canvas } from '../editor/services.js';
import type { Connection } from './diagram.js';

const around = 20;
const smallest = 0.4;

const boxOf = (element: Box | Connection): Box => {
  if (!('waypoints' in element)) return element;
  const [xs, ys] = [element.waypoints.map(({ x }) => x), element.waypoints.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
};

const union = (boxes: readonly Box[]): Box => {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
};

/** How far a window must move for a part to lie inside; a part that is longer begins at its beginning. */
const shift = (from: number, length: number, part: number, partLength: number): number => {
  if (part < from || partLength > length) return part - from;
  return Math.max(0, part + partLength - (from + length));
};

/** Brings parts of the drawing into view, beside the palette; as little as possible moves. */
export class InView {
  static readonly $inject = ['canvas'];

  constructor(private readonly canvas: Canvas) {}

  show(elements: readonly (Box | Connection)[]): void {
    if (elements.length === 0) return;
    const { x, y, width, height } = union(elements.map(boxOf));
    const wanted = { x: x - around, y: y - around, width: width + 2 * around, height: height + 2 * around };
    const margins = besidePalette(this.canvas);
    const view = this.canvas.viewbox();
    const { outer } = view;
    const free = {
      width: outer.width - margins.left - margins.right,
      height: outer.height - margins.top - margins.bottom,
    };
    if (free.width <= 0 || free.height <= 0) return;
    const fitting = Math.min(free.width / wanted.width, free.height / wanted.height);
    const scale = Math.min(view.scale, Math.max(fitting, smallest));
    const left = view.x + margins.left / view.scale;
    const top = view.y + margins.top / view.scale;
    const dx = shift(left, free.width / scale, wanted.x, wanted.width);
    const dy = shift(top, free.height / scale, wanted.y, wanted.height);
    if (scale === view.scale && dx === 0 && dy === 0) return;
    this.canvas.viewbox({
      x: left + dx - margins.left / scale,
      y: top + dy - margins.top / scale,
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }
}
