import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type { ElementHeat } from '@relevo/contracts';
import { toLookAt } from '@relevo/web/layout';
import { pictureMargins } from '../editor/look/fit-diagram.js';
import { FittedView } from '../editor/look/fitted-view.js';
import type { Box, Canvas, ElementRegistry, EventBus, Overlays } from '../editor/services.js';

interface Services {
  readonly canvas: Canvas;
  readonly elementRegistry: ElementRegistry;
  readonly eventBus: EventBus;
  readonly overlays: Overlays;
}

export interface Badge {
  readonly elementId: string;
  readonly text: string;
  readonly title: string;
  /** What it means: a heat, a mark, or `stuck`. */
  readonly kind: ElementHeat | 'stuck' | 'added' | 'removed' | 'changed' | 'moved';
}

const type = 'r-badge';

/** A published diagram to look at: zoomed and moved like a map, with badges and marks over it. */
export class FlowCanvas {
  readonly #viewer: NavigatedViewer<Services>;
  readonly #marked: [string, string][] = [];
  readonly #view: FittedView;
  #chosen: string | null = null;

  constructor(container: HTMLElement) {
    this.#viewer = new NavigatedViewer<Services>({
      container,
      bpmnRenderer: {
        defaultFillColor: 'var(--r-surface)',
        defaultStrokeColor: 'var(--r-diagram-line)',
        defaultLabelColor: 'var(--r-ink)',
      },
    } as never);
    this.#view = new FittedView(this.#viewer.get('canvas'), () => pictureMargins);
  }

  /** The diagram of that process, where the file has several. */
  async show(xml: string, processId: string): Promise<void> {
    this.#marked.length = 0;
    const picture = await toLookAt(xml, processId);
    await this.#viewer.importXML(picture.xml, picture.diagram);
    this.fit();
  }

  fit(): void {
    this.#view.fit();
  }

  resized(): void {
    this.#view.resized();
  }

  zoomBy(factor: number): void {
    const canvas = this.#viewer.get('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.viewbox().scale * factor)), 'auto');
  }

  onChoose(act: (elementId: string) => void): void {
    this.#viewer
      .get('eventBus')
      .on('element.click', ({ element }: { readonly element: { readonly id: string } }) => act(element.id));
  }

  /** Told of every zoom and move. */
  onView(act: (box: Box) => void): void {
    this.#viewer.get('eventBus').on('canvas.viewbox.changed', ({ viewbox }: { readonly viewbox: Box }) => act(viewbox));
  }

  view(box: Box): void {
    const { x, y, width, height } = box;
    this.#viewer.get('canvas').viewbox({ x, y, width, height });
  }

  badges(badges: readonly Badge[]): void {
    const overlays = this.#viewer.get('overlays');
    overlays.remove({ type });
    this.#unmark();
    for (const badge of badges) {
      if (!this.has(badge.elementId)) continue;
      const html = document.createElement('span');
      html.className = type;
      html.dataset['kind'] = badge.kind;
      html.textContent = badge.text;
      html.title = badge.title;
      const side = badge.kind === 'stuck' ? { left: -10 } : { right: 14 };
      overlays.add(badge.elementId, type, { position: { top: -12, ...side }, scale: { min: 1, max: 1.5 }, html });
      this.#mark(badge.elementId, `r-is-${badge.kind}`);
    }
  }

  /** Frames one element and brings it into sight. */
  choose(elementId: string | null): void {
    const canvas = this.#viewer.get('canvas');
    if (this.#chosen !== null && this.has(this.#chosen)) canvas.removeMarker(this.#chosen, 'r-is-chosen');
    this.#chosen = elementId !== null && this.has(elementId) ? elementId : null;
    if (this.#chosen === null) return;
    canvas.addMarker(this.#chosen, 'r-is-chosen');
    canvas.scrollToElement(this.#chosen, 80);
  }

  has(elementId: string): boolean {
    return this.#viewer.get('elementRegistry').get(elementId) !== undefined;
  }

  destroy(): void {
    this.#viewer.destroy();
  }

  #mark(id: string, name: string): void {
    this.#viewer.get('canvas').addMarker(id, name);
    this.#marked.push([id, name]);
  }

  #unmark(): void {
    for (const [id, name] of this.#marked) if (this.has(id)) this.#viewer.get('canvas').removeMarker(id, name);
    this.#marked.length = 0;
  }
}
