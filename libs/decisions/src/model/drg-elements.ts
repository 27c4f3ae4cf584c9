import { called, type Findings } from '../finding.js';
import type { DrgElement, Reference } from './elements.js';

/** The elements of a requirements graph by id. */
export class DrgElements {
  private readonly byId: ReadonlyMap<string, DrgElement>;

  constructor(
    elements: readonly DrgElement[],
    private readonly findings: Findings,
  ) {
    this.byId = new Map(elements.map((element) => [element.id ?? '', element]));
  }

  /** What references of `from` lead to; one that leads nowhere, or to another kind, is a finding. */
  found(
    references: readonly (Reference | undefined)[] | undefined,
    type: string,
    from: DrgElement,
  ): readonly DrgElement[] {
    return (references ?? []).flatMap((reference) => {
      const href = reference?.href;
      if (href === undefined) return [];
      const found = this.byId.get(href.slice(href.indexOf('#') + 1));
      if (found && type.split(' or ').some((each) => found.$type === `dmn:${each}`)) return [found];
      const message = `Expected "${href}" to lead to an element of type ${type}, but it leads nowhere. Correct the requirement of ${called(from)}.`;
      this.findings.error('dangling-reference', message, from);
      return [];
    });
  }
}

/** DMN 1.5 §7.3.4: the name of its variable, which is its own name. */
export const nameOf = ({ variable, name, id }: DrgElement): string => variable?.name ?? name ?? id ?? '';
