import type { EventBus } from '../editor/services.js';
import type { Shape } from './diagram.js';
import type { StepInserter } from './insert/step-inserter.js';
import type { Steps } from './steps.js';

interface Selected {
  get(): readonly Shape[];
}

/** Enter or Space on an entry of the palette: a step comes behind the selected one, anything else is as clicked. */
export class PaletteKeyboard {
  static readonly $inject = ['eventBus', 'relevoSteps', 'stepInserter', 'selection'];

  constructor(
    eventBus: EventBus,
    private readonly steps: Steps,
    private readonly inserter: StepInserter,
    private readonly selection: Selected,
  ) {
    eventBus.on('palette.create', ({ container }: { readonly container: HTMLElement }) => {
      container.addEventListener('keydown', (event) => this.#pressed(event));
    });
  }

  #pressed(event: KeyboardEvent): void {
    const entry = event.target instanceof Element ? event.target.closest<HTMLElement>('.entry') : null;
    if (entry === null || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    const step = this.steps.all.find(({ id }) => entry.dataset['action'] === `relevo.${id}`);
    const [selected, ...others] = this.selection.get();
    if (step && selected && others.length === 0) this.inserter.append(step, selected);
    else entry.click();
  }
}
