import { labelOf } from '../label.js';
import type { Report } from '../report.js';
import { flowElements } from '../support/bases.js';
import { bpmnElements } from '../support/bpmn-elements.js';
import type { ElementSupport } from '../support/support.js';
import { zeebeAttributes, zeebeElements } from '../support/zeebe-elements.js';
import { attribute, BPMN, BPMNDI, type XmlAttribute, type XmlElement, XSI, ZEEBE } from '../xml/xml-element.js';
import { NotUsed } from './not-used.js';
import type { XmlRule } from './rule.js';

/** Nothing is silently ignored: every element and attribute is executed, listed as not used, or refused. */
export const supportedElements: XmlRule = {
  codes: ['unknown-element', 'misplaced-element', 'unknown-attribute', 'not-executed', 'not-used'],
  source: 'design §3',
  check(root, report) {
    const notUsed = new NotUsed();
    new SupportWalk(report, notUsed).element(root);
    notUsed.tell(report);
  },
};

class SupportWalk {
  constructor(
    private readonly report: Report,
    private readonly notUsed: NotUsed,
  ) {}

  element(element: XmlElement): void {
    const row = rowOf(element);
    if (!row) return this.unknown(element);
    if (row.use === 'refused') return this.refuse(element, row.reason ?? '');
    if (row.use === 'not-used') this.notUsed.element(element, row.reason ?? '');
    if (isNotExecutable(element)) return this.notUsed.process(element);
    if (row.use === 'not-used' && row.children.length === 0) return;
    for (const each of element.attributes) this.attribute(element, each, row);
    for (const child of element.children) this.child(element, child, row);
  }

  private child(parent: XmlElement, child: XmlElement, row: ElementSupport): void {
    if (parent.namespace === BPMN && parent.name === 'extensionElements') return this.extension(parent, child);
    if (child.namespace === BPMNDI) return;
    if (child.namespace !== parent.namespace) return this.outside(parent, child);
    if (row.children.includes(child.name) || !rowOf(child) || rowOf(child)?.use === 'refused') {
      return this.element(child);
    }
    this.misplaced(parent, child);
  }

  private extension(extensions: XmlElement, child: XmlElement): void {
    if (child.namespace !== ZEEBE) return this.notUsed.foreign(child.namespace, ownerOf(child));
    const row = zeebeElements[child.name];
    const host = extensions.parent && rowOf(extensions.parent);
    if (row?.use === 'executed' && !host?.extensions.includes(child.name)) {
      return this.misplaced(extensions.parent ?? extensions, child);
    }
    this.element(child);
  }

  private attribute(element: XmlElement, { namespace, name, value }: XmlAttribute, row: ElementSupport): void {
    if (namespace === XSI || namespace === 'http://www.w3.org/XML/1998/namespace') return;
    if (namespace === ZEEBE) return this.zeebeAttribute(element, name);
    if (namespace !== '' && namespace !== BPMN) return this.notUsed.foreign(namespace, ownerOf(element));
    const support = row.attributes[name];
    if (!support) {
      this.report.error(
        'unknown-attribute',
        `expected only attributes that Relevo knows, but ${where(element)} has "${name}". Remove it, or check its spelling.`,
        found(element),
      );
    } else if (support.use === 'not-used') this.notUsed.attribute(element, name);
    else if (support.use === 'refused') this.refuseAttribute(element, `"${name}": ${support.reason}`);
    else if (support.use === 'only' && !support.values.includes(value)) {
      const legal = support.values.map((each) => `"${each}"`).join(', ');
      this.refuseAttribute(element, `${name}="${value}" instead of ${legal}: ${support.reason}`);
    }
  }

  private zeebeAttribute(element: XmlElement, name: string): void {
    if (zeebeAttributes[name]) this.notUsed.attribute(element, `zeebe:${name}`);
    else this.refuseAttribute(element, `"zeebe:${name}": it is not executed`);
  }

  private refuseAttribute(element: XmlElement, what: string): void {
    this.report.error(
      'not-executed',
      `expected only what Relevo executes, but ${where(element)} has ${what}. Remove the attribute.`,
      found(element),
    );
  }

  private refuse(element: XmlElement, reason: string): void {
    this.report.error(
      'not-executed',
      `expected only what Relevo executes, but ${where(element)} is not: ${reason}`,
      found(element),
    );
  }

  private unknown(element: XmlElement): void {
    this.report.error(
      'unknown-element',
      `expected only elements that Relevo knows, but ${where(element)} is none. Remove it, or check its spelling.`,
      found(element),
    );
  }

  /** BPMN lets foreign elements stand in extension elements only. */
  private outside(parent: XmlElement, child: XmlElement): void {
    this.report.error(
      'misplaced-element',
      `expected ${tag(child)} of namespace "${child.namespace}" inside extensionElements, but it stands in ${labelOf(named(parent))} (line ${child.line}). Move or remove it.`,
      found(child),
    );
  }

  private misplaced(parent: XmlElement, child: XmlElement): void {
    this.report.error(
      'misplaced-element',
      `expected ${tag(child)} elsewhere, but it stands in ${labelOf(named(parent))}, where it would do nothing. Remove it.`,
      found(child),
    );
  }
}

function rowOf(element: XmlElement): ElementSupport | undefined {
  if (element.namespace === BPMN)
    return Object.hasOwn(bpmnElements, element.name) ? bpmnElements[element.name] : undefined;
  if (element.namespace === ZEEBE) {
    return Object.hasOwn(zeebeElements, element.name) ? zeebeElements[element.name] : undefined;
  }
  return undefined;
}

function isNotExecutable(element: XmlElement): boolean {
  return element.namespace === BPMN && element.name === 'process' && attribute(element, 'isExecutable') !== 'true';
}

const DRAWN = new Set<string>([
  ...flowElements,
  ...['process', 'lane', 'participant', 'messageFlow', 'collaboration', 'message', 'error', 'definitions'],
]);

/** What a person sees on the canvas: the element itself, or the one it belongs to. */
function ownerOf(element: XmlElement): XmlElement {
  let owner = element;
  while (owner.parent && !(owner.namespace === BPMN && DRAWN.has(owner.name))) owner = owner.parent;
  return owner;
}

function named(element: XmlElement) {
  const id = attribute(element, 'id');
  const name = attribute(element, 'name');
  return { $type: element.name, ...(id !== undefined && { id }), ...(name !== undefined && { name }) };
}

function found(element: XmlElement) {
  const { id, name } = named(ownerOf(element));
  return { id, name };
}

function tag(element: XmlElement): string {
  return element.namespace === ZEEBE ? `zeebe:${element.name}` : element.name;
}

function where(element: XmlElement): string {
  const owner = ownerOf(element);
  const label = labelOf(named(owner));
  return owner === element ? `${label} (line ${element.line})` : `${tag(element)} in ${label} (line ${element.line})`;
}
