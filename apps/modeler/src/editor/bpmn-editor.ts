import { moddlePackages } from '@relevo/bpmn-model';
import type { Group, PersonRef } from '@relevo/contracts';
import type { Language, Words } from '@relevo/web';
import { everythingDrawn } from '@relevo/web/layout';
import BpmnModeler from 'bpmn-js/lib/Modeler';
import type { ReadWarning } from '../faithful/dangling-references.js';
import { FaithfulFile } from '../faithful/faithful-file.js';
import { listFlows } from '../faithful/flow-lists.js';
import { isXml } from '../faithful/xml-tree.js';
import type { BundleDoor } from '../files/bundle-door.js';
import type { en } from '../languages/en/index.js';
import type { BundleDoor as StepFiles } from '../steps/insert/step-forms.js';
import { ticketVariables } from '../variables/ticket-fields.js';
import { editorModules } from './editor-modules.js';
import { besidePalette } from './look/fit-diagram.js';
import { FittedView } from './look/fitted-view.js';
import type { EditorServices, ModdleElement } from './services.js';

export interface BpmnEditorOptions {
  readonly container: HTMLElement;
  readonly panel: HTMLElement;
  readonly groups: readonly Group[];
  /** The bundle's files, for steps that bring forms along. */
  readonly files: StepFiles;
  readonly language: Language;
  readonly words: Words<typeof en>;
  /** The draft's forms and tables. */
  readonly bundle: BundleDoor;
  readonly findPeople: (text: string) => Promise<readonly PersonRef[]>;
}

export interface BpmnEditorListeners {
  readonly onChange: () => void;
}

/** Milliseconds after the last key until a field counts: short enough that nobody is elsewhere by then. */
const typingSettles = 100;

/** Colours are the theme's own variables, so both themes fit and none is written into the file. */
const bpmnRenderer = {
  defaultFillColor: 'var(--r-surface)',
  defaultStrokeColor: 'var(--r-diagram-line)',
  defaultLabelColor: 'var(--r-ink)',
};

/** The drawing surface of one diagram with its properties panel. */
export class BpmnEditor {
  readonly #modeler: BpmnModeler<EditorServices>;
  readonly #view: FittedView;
  #file = new FaithfulFile('', isXml);

  constructor(options: BpmnEditorOptions, listeners: BpmnEditorListeners) {
    const { container, panel, groups, files, language, words, bundle, findPeople } = options;
    const ticket = ticketVariables((field) => words(`variables.ticket.${field}`));
    this.#modeler = new BpmnModeler<EditorServices>({
      container,
      propertiesPanel: { parent: panel },
      debounceInput: typingSettles,
      relevo: { groups, words, files, bundle, findPeople, ticket },
      bpmnRenderer,
      moddleExtensions: moddlePackages,
      additionalModules: editorModules(language),
    } as never);
    this.#view = new FittedView(this.#modeler.get('canvas'), besidePalette);
    const bus = this.#modeler.get('eventBus');
    bus.on('commandStack.changed', () => listeners.onChange());
  }

  /** A service of diagram-js or bpmn-js, as far as `EditorServices` describes it. */
  get<Name extends keyof EditorServices>(name: Name): EditorServices[Name] {
    return this.#modeler.get(name);
  }

  /** What nobody drew is laid out to look at; the file has it once something is drawn. */
  async open(xml: string): Promise<void> {
    this.#file = new FaithfulFile(xml, isXml);
    const { warnings } = await this.#modeler.importXML(await everythingDrawn(this.#file.readable));
    listFlows(this.#modeler.getDefinitions() as unknown as ModdleElement);
    this.#file.wasRead(warnings as unknown as readonly ReadWarning[]);
    this.fit();
  }

  xml(): Promise<string> {
    return this.#file.written(async () => {
      const { xml } = await this.#modeler.saveXML({ format: true });
      if (xml === undefined) throw new Error('Expected the diagram as XML, but there is none');
      return xml;
    });
  }

  find(): void {
    this.#modeler.get('canvas').focus();
    this.#modeler.get('editorActions').trigger('find');
  }

  /** False while another file of the bundle is in front. */
  isShown(): boolean {
    return this.#modeler.get('canvas').viewbox().outer.width > 0;
  }

  fit(): void {
    this.#view.fit();
  }

  /** Brings another diagram of the file in front, by the id of its process or collaboration. */
  show(rootId: string): void {
    const canvas = this.#modeler.get('canvas');
    const root = canvas.getRootElements().find(({ id }) => id === rootId);
    if (root === undefined || root === canvas.getRootElement()) return;
    canvas.setRootElement(root);
    this.fit();
  }

  /** The space for the canvas has changed: the palette takes what fits. */
  resized(): void {
    this.#view.resized();
  }

  zoomBy(factor: number): void {
    const canvas = this.#modeler.get('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.viewbox().scale * factor)), 'auto');
  }

  undo(): void {
    const stack = this.#modeler.get('commandStack');
    if (stack.canUndo()) stack.undo();
  }

  redo(): void {
    const stack = this.#modeler.get('commandStack');
    if (stack.canRedo()) stack.redo();
  }

  /** Selects the element and brings it into view. */
  goTo(elementId: string): void {
    const element = this.#modeler.get('problemFixes').drawn(elementId);
    if (element === undefined) return;
    // In this order: another diagram in front begins with nothing selected.
    this.#modeler.get('canvas').scrollToElement(element.id, 120);
    this.#modeler.get('selection').select(element);
  }

  destroy(): void {
    this.#modeler.destroy();
  }
}
