import type { Step } from './catalogue.js';
import type { Shape } from './diagram.js';
import type { DrawingMode } from './drawing-mode.js';
import { menuIcon } from './icons.js';
import { canChange } from './insert/change-step.js';
import type { StepCarrying } from './insert/step-carrying.js';
import type { StepInserter } from './insert/step-inserter.js';
import type { Steps } from './steps.js';

interface PopupMenu {
  registerProvider(id: string, priority: number, provider: object): void;
  close(): void;
}

type MenuEntries = Readonly<Record<string, object>>;
type Change = (entries: MenuEntries) => MenuEntries;

const afterOthers = 100;

/** What a service desk turns one thing into; everything else is in full BPMN. */
const plainReplacements =
  /^replace-with-(user-task|(exclusive|parallel|inclusive)-gateway|none-(start|end|intermediate-throw)|timer-|message-(start|intermediate-catch)|terminate-end|(default|conditional|sequence)-flow|non-interrupting-timer)/;

/**
 * From one folded subprocess to another kind of it bpmn.io takes the drawing of its inside away, and undoing does not
 * bring it back: unfold it, change it, fold it.
 */
const withoutLosses = (entries: MenuEntries, { businessObject, collapsed = false }: Shape): MenuEntries =>
  collapsed && businessObject.$instanceOf('bpmn:SubProcess')
    ? Object.fromEntries(Object.entries(entries).filter(([id]) => !/^replace-with-collapsed-/.test(id)))
    : entries;

/** The menus to add, append and change: the steps, before or instead of all of BPMN. */
export class StepMenus {
  static readonly $inject = ['popupMenu', 'relevoSteps', 'stepInserter', 'stepCarrying', 'drawingMode'];

  constructor(
    private readonly popupMenu: PopupMenu,
    private readonly steps: Steps,
    private readonly inserter: StepInserter,
    private readonly carrying: StepCarrying,
    private readonly mode: DrawingMode,
  ) {
    const provide = (id: string, change: (target: Shape) => Change, header?: () => Change): void =>
      popupMenu.registerProvider(id, afterOthers, {
        getPopupMenuEntries: change,
        ...(header && { getPopupMenuHeaderEntries: header }),
      });
    provide('bpmn-append', (source) => this.#append(source));
    provide('bpmn-create', () => this.#created());
    provide(
      'bpmn-replace',
      (target) => this.#replace(target),
      () => (entries) => (this.mode.isPlain ? {} : entries),
    );
  }

  #append(source: Shape): Change {
    const own = this.#entries(
      'append',
      ({ id }) => id !== 'start',
      (step) => ({
        click: () => this.inserter.append(step, source),
        dragstart: (event: unknown) => this.#carry(event, step, source),
      }),
    );
    // Nothing may be appended: bpmn.io offers nothing either.
    return (entries) => {
      if (Object.keys(entries).length === 0) return entries;
      return this.mode.isPlain ? own : { ...own, ...entries };
    };
  }

  #created(): Change {
    const own = this.#entries(
      'create',
      () => true,
      (step) => {
        const carry = (event: unknown): void => this.#carry(event, step);
        return { click: (event: unknown) => this.#put(event, step), dragstart: carry };
      },
    );
    return (entries) => (this.mode.isPlain ? own : { ...own, ...entries });
  }

  #replace(target: Shape): Change {
    const template = target.businessObject.get<string | undefined>('zeebe:modelerTemplate');
    const own = this.#entries(
      'replace',
      ({ id, kind }) => kind === 'step' && canChange(target) && template !== `org.relevo.${id}`,
      (step) => ({
        click: () => {
          this.popupMenu.close();
          this.inserter.change(step, target);
        },
      }),
    );
    return (entries) => {
      if (!this.mode.isPlain) return { ...withoutLosses(entries, target), ...own };
      return { ...Object.fromEntries(Object.entries(entries).filter(([id]) => plainReplacements.test(id))), ...own };
    };
  }

  #entries(prefix: string, fits: (step: Step) => boolean, actionOf: (step: Step) => object): MenuEntries {
    const name = this.steps.words('steps.menu');
    const entries = this.steps.all.filter(fits).map((step) => {
      const { id, name: label, line: description, icon } = step;
      const entry = { label, description, ...menuIcon(icon), group: { id: 'relevo', name }, action: actionOf(step) };
      return [`${prefix}.relevo-${id}`, entry] as const;
    });
    return Object.fromEntries(entries);
  }

  /** Chosen by keyboard, nothing is carried: it comes to where there is room. */
  #put(event: unknown, step: Step): void {
    if (!(event instanceof KeyboardEvent)) return this.#carry(event, step);
    this.popupMenu.close();
    this.inserter.place(step);
  }

  #carry(event: unknown, step: Step, source?: Shape): void {
    this.popupMenu.close();
    this.carrying.start(event, step, source);
  }
}
