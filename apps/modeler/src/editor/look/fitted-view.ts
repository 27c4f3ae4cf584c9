import type { Canvas } from '../services.js';
import { fitDiagram, type Margins } from './fit-diagram.js';

/** The whole drawing in sight; it stays so when a window or a tablet is turned, until the person moves or zooms. */
export class FittedView {
  #left: string | null = null;
  #width = 0;

  constructor(
    private readonly canvas: Canvas,
    private readonly margins: (canvas: Canvas) => Margins,
  ) {}

  fit(): void {
    fitDiagram(this.canvas, this.margins(this.canvas));
    this.#left = this.#place();
    this.#width = this.canvas.viewbox().outer.width;
  }

  /** A list that opens below takes height alone: nothing jumps away under the hand for it. */
  resized(): void {
    // Behind a form there is no canvas to keep a chosen step in: bpmn.io would lose the view over it.
    if (this.canvas.getContainer().clientWidth === 0) return;
    const isUntouched = this.#left === this.#place();
    this.canvas.resized();
    const { width } = this.canvas.viewbox().outer;
    if (width === this.#width) return;
    this.#width = width;
    if (isUntouched) this.fit();
  }

  #place(): string {
    const { x, y, scale } = this.canvas.viewbox();
    return [x, y, scale].map((part) => part.toFixed(2)).join(' ');
  }
}
