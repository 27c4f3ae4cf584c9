import type { Canvas, EventBus } from '../../editor/services.js';
import type { Shape } from '../diagram.js';
import type { StepInserter } from '../insert/step-inserter.js';
import type { Steps } from '../steps.js';

interface Selected {
  get(): readonly Shape[];
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * The palette is one stop of the Tab key; arrows go from entry to entry. Enter or Space: a step comes behind the
 * selected one, or where there is room; anything else is as clicked.
 */
export class PaletteKeyboard {
  static readonly $inject = ['eventBus', 'relevoSteps', 'stepInserter', 'selection', 'canvas'];
  #palette: HTMLElement | null = null;
  #current = '';

  constructor(
    eventBus: EventBus,
    private readonly steps: Steps,
    private readonly inserter: StepInserter,
    private readonly selection: Selected,
    private readonly canvas: Pick<Canvas, 'focus'>,
  ) {
    eventBus.on('palette.create', ({ container }: { readonly container: HTMLElement }) => {
      this.#palette = container;
      container.addEventListener('keydown', (event) => this.#pressed(event));
      container.addEventListener('focusin', (event) => this.#come(event.target));
    });
    eventBus.on('palette.changed', () => this.#arrange());
  }

  focus(): void {
    this.#entries()
      .find(({ tabIndex }) => tabIndex === 0)
      ?.focus();
  }

  #entries(): readonly HTMLElement[] {
    return [...(this.#palette?.querySelectorAll<HTMLElement>('.entry') ?? [])];
  }

  #arrange(): void {
    const entries = this.#entries();
    const current = entries.find(({ dataset }) => dataset['action'] === this.#current) ?? entries[0];
    for (const entry of entries) entry.tabIndex = entry === current ? 0 : -1;
    const list = this.#palette?.querySelector('.djs-palette-entries');
    list?.setAttribute('role', 'toolbar');
    list?.setAttribute('aria-orientation', 'vertical');
    list?.setAttribute('aria-label', this.steps.words('steps.palette'));
  }

  #come(to: EventTarget | null): void {
    const entry = to instanceof Element ? to.closest<HTMLElement>('.entry') : null;
    if (entry === null) return;
    this.#current = entry.dataset['action'] ?? '';
    this.#arrange();
  }

  #pressed(event: KeyboardEvent): void {
    const entry = event.target instanceof Element ? event.target.closest<HTMLElement>('.entry') : null;
    if (entry === null || !this.#act(event.key, entry)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #act(key: string, entry: HTMLElement): boolean {
    const entries = this.#entries();
    const by = steps[key];
    if (by !== undefined) entries.at((entries.indexOf(entry) + by) % entries.length)?.focus();
    else if (key === 'Home') entries[0]?.focus();
    else if (key === 'End') entries.at(-1)?.focus();
    else if (key === 'Escape') this.canvas.focus();
    else if (key === 'Enter' || key === ' ') this.#choose(entry);
    else return false;
    return true;
  }

  #choose(entry: HTMLElement): void {
    const step = this.steps.all.find(({ id }) => entry.dataset['action'] === `relevo.${id}`);
    const [selected, ...others] = this.selection.get();
    if (step) this.inserter.place(step, others.length === 0 ? selected : undefined);
    else entry.click();
  }
}
