import type { DiagramFinding } from '@relevo/contracts';
import type { Canvas, ElementRegistry, Overlays } from './services.js';

const kind = 'relevo-finding';
const markers = { error: 'r-has-error', warning: 'r-has-warning' } as const;

interface Places {
  readonly canvas: Canvas;
  readonly overlays: Overlays;
  readonly registry: ElementRegistry;
}

const badge = (findings: readonly DiagramFinding[]): HTMLElement => {
  const element = document.createElement('div');
  const severe = findings.some(({ severity }) => severity === 'error');
  element.className = 'r-finding-badge';
  element.dataset['severity'] = severe ? 'error' : 'warning';
  element.textContent = findings.length > 1 ? String(findings.length) : '!';
  element.title = findings.map(({ message }) => message).join('\n\n');
  return element;
};

/** What the engine found, drawn where it is. */
export class FindingMarks {
  #marked: readonly (readonly [id: string, marker: string])[] = [];

  constructor(private readonly places: Places) {}

  show(findings: readonly DiagramFinding[]): void {
    this.clear();
    const byElement = new Map<string, DiagramFinding[]>();
    for (const finding of findings) {
      const { elementId } = finding;
      if (elementId === undefined || this.places.registry.get(elementId) === undefined) continue;
      byElement.set(elementId, [...(byElement.get(elementId) ?? []), finding]);
    }
    this.#marked = [...byElement].map(([id, own]) => this.#mark(id, own));
  }

  clear(): void {
    for (const [id, marker] of this.#marked) {
      if (this.places.registry.get(id) !== undefined) this.places.canvas.removeMarker(id, marker);
    }
    this.places.overlays.remove({ type: kind });
    this.#marked = [];
  }

  #mark(id: string, findings: readonly DiagramFinding[]): readonly [string, string] {
    const marker = markers[findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning'];
    this.places.canvas.addMarker(id, marker);
    this.places.overlays.add(id, kind, {
      position: { top: -12, left: -12 },
      html: badge(findings),
      scale: { min: 1 },
    });
    return [id, marker];
  }
}
