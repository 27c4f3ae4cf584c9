import type { EventBus } from '../editor/services.js';

export type Mode = 'plain' | 'full';

const key = 'relevo.modeler.drawing';

interface Place {
  getContainer(): HTMLElement;
}

const remembered = (): Mode => {
  try {
    return localStorage.getItem(key) === 'full' ? 'full' : 'plain';
  } catch {
    // Without a store the switch holds for this page.
    return 'plain';
  }
};

/** Service-desk words, or all of BPMN: one switch, kept by this browser. */
export class DrawingMode {
  static readonly $inject = ['eventBus', 'canvas'];
  #mode = remembered();
  readonly #listeners: (() => void)[] = [];

  constructor(
    private readonly eventBus: EventBus & { fire(event: string): void },
    private readonly canvas: Place,
  ) {
    this.#show();
  }

  get isPlain(): boolean {
    return this.#mode === 'plain';
  }

  get container(): HTMLElement {
    return this.canvas.getContainer();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  toggle(): void {
    this.#mode = this.isPlain ? 'full' : 'plain';
    try {
      localStorage.setItem(key, this.#mode);
    } catch {
      // Nothing is lost but the memory of it.
    }
    this.#show();
    // What bpmn.io draws its tools anew by.
    this.eventBus.fire('i18n.changed');
    for (const listener of this.#listeners) listener();
  }

  #show(): void {
    this.container.classList.toggle('r-plain', this.isPlain);
  }
}
