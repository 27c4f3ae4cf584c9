import { kindOf, labelOf } from '../label.js';
import type { Report } from '../report.js';
import { attribute, type XmlElement } from '../xml/xml-element.js';

interface Entry {
  /** As the file writes it, in every language. */
  readonly what: string;
  readonly text: (count: number) => string;
  readonly first: XmlElement;
  count: number;
}

/** What desktop tools write about themselves into every file: listing it would only be noise. */
const BOOKKEEPING = new Set(['http://camunda.org/schema/modeler/1.0']);

/** Which template an element was drawn from is kept for the modeler, and says nothing about what runs. */
const TEMPLATE = /^zeebe:modelerTemplate(Version|Icon)?$/;

/** What is kept but has no effect, counted, so that a hundred documentation texts make one line. */
export class NotUsed {
  private readonly entries = new Map<string, Entry>();

  element(element: XmlElement, reason: string): void {
    this.count(element.name, element, (count) => `${count} × ${kindOf(element.name)}. ${reason}`);
  }

  attribute(element: XmlElement, name: string): void {
    if (TEMPLATE.test(name)) return;
    this.count(`@${name}`, element, (count) => `${count} × attribute "${name}". It has no effect here.`);
  }

  foreign(namespace: string, owner: XmlElement): void {
    if (BOOKKEEPING.has(namespace)) return;
    this.count(namespace, owner, (count) => `${count} × namespace ${namespace}. It belongs to another tool.`);
  }

  process(process: XmlElement): void {
    const label = labelOf({
      $type: process.name,
      id: attribute(process, 'id') ?? '',
      name: attribute(process, 'name') ?? '',
    });
    this.count(label, process, () => `${label}. It is not marked as executable.`);
  }

  tell(report: Report): void {
    for (const { what, text, first, count } of this.entries.values()) {
      const at = { id: attribute(first, 'id'), values: { what, times: String(count) } };
      report.warning('not-used', `kept, but not used: ${text(count)}`, at);
    }
  }

  private count(what: string, first: XmlElement, text: Entry['text']): void {
    const entry = this.entries.get(what);
    if (entry) entry.count += 1;
    else this.entries.set(what, { what, text, first, count: 1 });
  }
}
