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

  constructor(
    private readonly eventBus: EventBus & { fire(event: string): void },
    private readonly canvas: Place,
  ) {
    this.#show();
  }

  get isPlain(): boolean {
    return this.#mode === 'plain';
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
    this.eventBus.fire('relevo.mode.changed');
  }

  #show(): void {
    this.canvas.getContainer().classList.toggle('r-plain', this.isPlain);
  }
}
