/** One element as it is written in the file: what the support table and the identity rules look at. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Direct character data, untrimmed. */
  readonly text: string;
  readonly parent: XmlElement | null;
  /** 1-based position of the end of the start tag. */
  readonly line: number;
  readonly column: number;
}

export interface XmlAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const BPMNDI = 'http://www.omg.org/spec/BPMN/20100524/DI';
export const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Value of an attribute without namespace; undefined where it is not written. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((each) => each.namespace === '' && each.name === name)?.value;
}

/** The element and everything below it, in document order. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* walk(child);
}
