import type {
  AutoPlace,
  Create,
  DiagramElement,
  ElementFactory,
  Entries,
  EntryRegistry,
  Translate,
} from '../services.js';

const type = 'bpmn:UserTask';
const icon = 'bpmn-icon-user-task';
/** Below the default of 1000: what these providers are given is complete. */
const afterOthers = 500;

/** A task drawn from the palette is one that people do: with only a name it is complete (design §4). */
export class HumanTaskPalette {
  static readonly $inject = ['palette', 'create', 'elementFactory', 'translate'];

  constructor(
    palette: EntryRegistry,
    private readonly create: Create,
    private readonly factory: ElementFactory,
    private readonly translate: Translate,
  ) {
    palette.registerProvider(afterOthers, this);
  }

  getPaletteEntries(): (entries: Entries) => Entries {
    const start = (event: unknown): void => this.create.start(event, this.factory.createShape({ type }));
    const task = {
      group: 'activity',
      className: icon,
      title: this.translate('Create task for a person'),
      action: { dragstart: start, click: start },
    };
    return (entries) => ({ ...entries, ...('create.task' in entries && { 'create.task': task }) });
  }
}

/** The same for a task appended to an element; it belongs to that element's lane. */
export class HumanTaskAppend {
  static readonly $inject = ['contextPad', 'create', 'elementFactory', 'autoPlace', 'translate'];

  constructor(
    contextPad: EntryRegistry,
    private readonly create: Create,
    private readonly factory: ElementFactory,
    private readonly autoPlace: AutoPlace,
    private readonly translate: Translate,
  ) {
    contextPad.registerProvider(afterOthers, this);
  }

  getContextPadEntries(): (entries: Entries) => Entries {
    const task = {
      group: 'model',
      className: icon,
      title: this.translate('Append task for a person'),
      action: {
        click: (_: unknown, source: DiagramElement) =>
          this.autoPlace.append(source, this.factory.createShape({ type })),
        dragstart: (event: unknown, source: DiagramElement) =>
          this.create.start(event, this.factory.createShape({ type }), { source }),
      },
    };
    return (entries) => ({ ...entries, ...('append.append-task' in entries && { 'append.append-task': task }) });
  }
}
