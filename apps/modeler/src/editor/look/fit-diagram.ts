import type { Box, Canvas } from '../services.js';

export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const space = 24;

/** Beside the palette, whose width is its own affair, and above the mark. */
export const besidePalette = (canvas: Canvas): Margins => {
  const palette = canvas.getContainer().querySelector<HTMLElement>('.djs-palette');
  const left = palette === null ? 0 : palette.offsetLeft + palette.offsetWidth;
  return { left: left + space, top: 64, right: space, bottom: 48 };
};
/** Above the mark of bpmn.io. */
export const pictureMargins: Margins = { left: 8, top: 12, right: 8, bottom: 34 };

/** A part of the drawing in the middle of what the margins leave free; nothing where there is no space. */
const fitBox = (canvas: Canvas, box: Box, { margins, largest }: { margins: Margins; largest: number }): void => {
  const { outer } = canvas.viewbox();
  const width = outer.width - margins.left - margins.right;
  const height = outer.height - margins.top - margins.bottom;
  if (width <= 0 || height <= 0 || box.width === 0) return;
  const scale = Math.min(width / box.width, height / box.height, largest);
  const left = margins.left + (width - box.width * scale) / 2;
  const top = margins.top + (height - box.height * scale) / 2;
  canvas.viewbox({
    x: box.x - left / scale,
    y: box.y - top / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  });
};

/** The whole diagram inside the margins, in screen pixels; never larger than drawn. */
export const fitDiagram = (canvas: Canvas, margins: Margins): void => {
  canvas.resized();
  fitBox(canvas, canvas.viewbox().inner, { margins, largest: 1.1 });
};

/** Smaller, and names cannot be read. */
const readable = 0.4;

/** Moves and shrinks the view until a part of the drawing is seen whole; not where it is, or would be too small. */
export const bringIntoView = (canvas: Canvas, box: Box): void => {
  const margins = besidePalette(canvas);
  const { x, y, scale, outer } = canvas.viewbox();
  const [left, top] = [(box.x - x) * scale, (box.y - y) * scale];
  const [right, bottom] = [left + box.width * scale, top + box.height * scale];
  const isSeen =
    left >= margins.left - space &&
    top >= 0 &&
    right <= outer.width &&
    bottom <= outer.height - (margins.bottom - space);
  const [free, tall] = [outer.width - margins.left - margins.right, outer.height - margins.top - margins.bottom];
  if (isSeen || free / box.width < readable || tall / box.height < readable) return;
  fitBox(canvas, box, { margins, largest: scale });
};
