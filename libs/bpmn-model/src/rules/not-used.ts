import { kindOf, labelOf } from '../label.js';
import type { Report } from '../report.js';
import { attribute, type XmlElement } from '../xml/xml-element.js';

/** `about` what it is, `what` as the file writes it: enough to say it in every language. */
interface Kept {
  readonly about: 'element' | 'attribute' | 'namespace' | 'process';
  readonly what: string;
}

interface Entry {
  readonly kept: Kept;
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
    this.count(
      { about: 'element', what: element.name },
      element,
      (count) => `${count} × ${kindOf(element.name)}. ${reason}`,
    );
  }

  attribute(element: XmlElement, name: string): void {
    if (TEMPLATE.test(name)) return;
    this.count(
      { about: 'attribute', what: name },
      element,
      (count) => `${count} × attribute "${name}". It has no effect here.`,
    );
  }

  foreign(namespace: string, owner: XmlElement): void {
    if (BOOKKEEPING.has(namespace)) return;
    this.count(
      { about: 'namespace', what: namespace },
      owner,
      (count) => `${count} × namespace ${namespace}. It belongs to another tool.`,
    );
  }

  process(process: XmlElement): void {
    const [id, name] = [attribute(process, 'id') ?? '', attribute(process, 'name') ?? ''];
    const label = labelOf({ $type: process.name, id, name });
    this.count({ about: 'process', what: name || id }, process, () => `${label}. It is not marked as executable.`);
  }

  tell(report: Report): void {
    for (const { kept, text, first, count } of this.entries.values()) {
      const at = { id: attribute(first, 'id'), values: { ...kept, times: String(count) } };
      report.warning('not-used', `kept, but not used: ${text(count)}`, at);
    }
  }

  private count(kept: Kept, first: XmlElement, text: Entry['text']): void {
    const key = `${kept.about} ${kept.what}`;
    const entry = this.entries.get(key);
    if (entry) entry.count += 1;
    else this.entries.set(key, { kept, text, first, count: 1 });
  }
}
