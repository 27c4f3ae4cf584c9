import type { ElementRegistry, Overlays } from '../editor/services.js';

const kind = 'relevo-comments';

interface Places {
  readonly overlays: Overlays;
  readonly registry: ElementRegistry;
}

const bubble = (count: number, label: string, open: () => void): HTMLElement => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'r-comment-bubble';
  button.textContent = String(count);
  button.setAttribute('aria-label', label);
  button.title = label;
  button.addEventListener('click', open);
  return button;
};

/** A bubble with the number of open threads at each element that has some. */
export class CommentMarks {
  constructor(
    private readonly places: Places,
    private readonly labelOf: (count: number) => string,
    private readonly open: (elementId: string) => void,
  ) {}

  show(counts: ReadonlyMap<string, number>): void {
    this.clear();
    for (const [id, count] of counts) {
      if (this.places.registry.get(id) === undefined) continue;
      this.places.overlays.add(id, kind, {
        position: { bottom: 10, left: -12 },
        html: bubble(count, this.labelOf(count), () => this.open(id)),
        scale: { min: 1 },
      });
    }
  }

  clear(): void {
    this.places.overlays.remove({ type: kind });
  }
}
