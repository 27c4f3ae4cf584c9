import type { Canvas, Entries, EntryRegistry } from '../editor/services.js';
import type { Shape } from './diagram.js';
import type { DrawingMode } from './drawing-mode.js';
import { besideStep } from './menu-place.js';
import type { Steps } from './steps.js';

interface Pad extends EntryRegistry {
  close(): void;
}

interface PopupMenu {
  open(element: Shape, id: string, position: object, options: object): void;
}

const afterOthers = 100;
const width = 340;

const plus =
  '<div class="entry r-append" draggable="true"><svg viewBox="0 0 22 22" width="22" height="22" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true"><path d="M11 4v14M4 11h14"/></svg></div>';

/** Beside a step: one button that lists what can come next. In full BPMN, all of bpmn.io's buttons. */
export class StepPad {
  static readonly $inject = ['contextPad', 'popupMenu', 'drawingMode', 'relevoSteps', 'canvas'];

  constructor(
    pad: Pad,
    private readonly popupMenu: PopupMenu,
    private readonly mode: DrawingMode,
    private readonly steps: Steps,
    private readonly canvas: Canvas,
  ) {
    pad.registerProvider(afterOthers, this);
    mode.onChange(() => pad.close());
  }

  getContextPadEntries(): (entries: Entries) => Entries {
    return (entries) => (this.mode.isPlain ? this.#plain(entries) : entries);
  }

  #plain(entries: Entries): Entries {
    const kept = Object.entries(entries).filter(([id]) => !id.startsWith('append') || id === 'append.text-annotation');
    if (!entries['append']) return Object.fromEntries(kept);
    const title = this.steps.words('steps.append');
    const open = (_: unknown, element: Shape): void => this.#open(element, title);
    const append = { group: 'model', title, html: plus, action: { click: open, dragstart: open } };
    return { append, ...Object.fromEntries(kept) };
  }

  #open(element: Shape, title: string): void {
    const position = besideStep(element, this.canvas, width);
    this.popupMenu.open(element, 'bpmn-append', position, { title, width, search: true });
  }
}
