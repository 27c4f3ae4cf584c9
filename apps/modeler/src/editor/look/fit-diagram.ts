import type { Canvas } from '../services.js';

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

/** The whole diagram inside the margins, in screen pixels; never larger than drawn. */
export const fitDiagram = (canvas: Canvas, margins: Margins): void => {
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  const width = outer.width - margins.left - margins.right;
  const height = outer.height - margins.top - margins.bottom;
  if (width <= 0 || height <= 0 || inner.width === 0) return;
  const scale = Math.min(width / inner.width, height / inner.height, 1.1);
  const left = margins.left + (width - inner.width * scale) / 2;
  const top = margins.top + (height - inner.height * scale) / 2;
  canvas.viewbox({
    x: inner.x - left / scale,
    y: inner.y - top / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  });
};
