import type { Entries, Entry, EntryRegistry } from '../editor/services.js';
import type { Step } from './catalogue.js';
import type { DrawingMode } from './drawing-mode.js';
import { type Icon, paletteIcon } from './icons.js';
import type { StepCarrying } from './insert/step-carrying.js';
import type { Steps } from './steps.js';

/** Below what bpmn.io registers: these providers see all of its entries. */
const afterOthers = 100;
const tools = ['global-connect-tool', 'lasso-tool', 'hand-tool'] as const;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Opened by a key, the list stands beside the palette, and not where the mouse was last. */
const besidePalette =
  (action: object | undefined) =>
  (event: unknown): void => {
    const { click } = (action ?? {}) as { readonly click?: (event: unknown) => void };
    const target = document.querySelector('.djs-palette [data-action="create"]');
    click?.(event instanceof KeyboardEvent && target ? { target } : event);
  };

/** The palette in service-desk words, and the switch to all of BPMN. */
export class StepPalette {
  static readonly $inject = ['palette', 'relevoSteps', 'stepCarrying', 'drawingMode'];

  constructor(
    palette: EntryRegistry,
    private readonly steps: Steps,
    private readonly carrying: StepCarrying,
    private readonly mode: DrawingMode,
  ) {
    palette.registerProvider(afterOthers, this);
  }

  getPaletteEntries(): (entries: Entries) => Entries {
    return (entries) => (this.mode.isPlain ? this.#plain(entries) : { ...entries, 'relevo-switch': this.#switch() });
  }

  #plain(entries: Entries): Entries {
    const own = (kind: Step['kind']): Entries =>
      Object.fromEntries(
        this.steps.all.filter((step) => step.kind === kind).map((step) => [`relevo.${step.id}`, this.#entry(step)]),
      );
    const kept = tools.flatMap((id) => (entries[id] ? [[id, this.#tool(id, entries[id])] as const] : []));
    const search = entries['create'] && { create: this.#tool('create', entries['create']) };
    return {
      'relevo-switch': this.#switch(),
      ...own('task'),
      ...own('step'),
      ...own('shape'),
      ...Object.fromEntries(kept),
      ...search,
    };
  }

  #entry(step: Step): object {
    const carry = (event: unknown): void => this.carrying.start(event, step);
    const group = step.kind === 'shape' ? 'relevo-shapes' : 'relevo-steps';
    return {
      group,
      title: `${step.name}: ${step.line}`,
      html: this.#html(step),
      action: { click: carry, dragstart: carry },
    };
  }

  #html({ icon, name, line }: Pick<Step, 'icon' | 'name' | 'line'>): string {
    const hint = escaped(`${name}: ${line}`);
    return `<div class="entry r-step" draggable="true" title="${hint}">${paletteIcon(icon)}<span class="r-step-words"><b>${escaped(name)}</b> <span>${escaped(line)}</span></span></div>`;
  }

  #tool(id: (typeof tools)[number] | 'create', entry: Entry): object {
    const { words } = this.steps;
    const name = words(`steps.tool.${id}`);
    const icon: Icon = id === 'create' ? { drawn: 'more' } : { font: entry.className ?? '' };
    const line = words(`steps.toolLine.${id}`);
    return {
      ...entry,
      ...(id === 'create' && { action: { click: besidePalette(entry.action) } }),
      group: 'relevo-tools',
      className: undefined,
      title: `${name}: ${line}`,
      html: this.#html({ icon, name, line }),
    };
  }

  /** Says itself that it is a switch: with a title, bpmn.io would make it a button. */
  #switch(): object {
    const { words } = this.steps;
    const checked = String(!this.mode.isPlain);
    const label = escaped(words('steps.full'));
    const hint = escaped(words('steps.fullHint'));
    return {
      group: 'relevo-switch',
      html: `<div class="entry r-full" role="switch" aria-checked="${checked}" aria-label="${label}" title="${hint}"><span class="r-full-track" aria-hidden="true"></span><span class="r-full-words">${label}</span></div>`,
      action: { click: () => this.#toggle() },
    };
  }

  #toggle(): void {
    this.mode.toggle();
    document.querySelector<HTMLElement>('.djs-palette .r-full')?.focus();
  }
}
