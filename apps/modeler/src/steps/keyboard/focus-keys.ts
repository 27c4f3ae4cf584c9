import type { Canvas } from '../../editor/services.js';
import type { PaletteKeyboard } from './palette-keyboard.js';

interface Keys {
  addListener(listen: (context: { readonly keyEvent: KeyboardEvent }) => boolean | undefined): void;
}

const fields = 'input, select, textarea, [contenteditable="true"]';
const isShown = (element: HTMLElement): boolean => element.offsetParent !== null;

/** From the canvas to the palette and to the properties, and back with Esc. */
export class FocusKeys {
  static readonly $inject = ['keyboard', 'canvas', 'paletteKeyboard', 'config.propertiesPanel'];

  constructor(
    keyboard: Keys,
    private readonly canvas: Pick<Canvas, 'focus'>,
    private readonly palette: PaletteKeyboard,
    private readonly panel: { readonly parent: HTMLElement },
  ) {
    keyboard.addListener(({ keyEvent }) => (this.#pressed(keyEvent) ? true : undefined));
    panel.parent.addEventListener('keydown', (event) => this.#left(event));
  }

  #pressed({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey || shiftKey) return false;
    if (key.toLowerCase() === 'p') this.palette.focus();
    else if (key === 'Enter') this.#toFields();
    else return false;
    return true;
  }

  #toFields(): void {
    const all = [...this.panel.parent.querySelectorAll<HTMLElement>(fields)];
    all.find(isShown)?.focus();
  }

  /** What a field does itself with Esc (a list of suggestions that closes) comes first. */
  #left(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.canvas.focus();
  }
}
