import type { Diagram } from '../diagram.js';
import type { Report } from '../report.js';
import type { XmlElement } from '../xml/xml-element.js';

/** A rule about the XML as it is written, drawing and foreign content included. */
export interface XmlRule {
  readonly codes: readonly string[];
  readonly source: string;
  check(root: XmlElement, report: Report): void;
}

/** One thing that a deployable diagram must keep. */
export interface Rule {
  /** The codes of its findings, stable. */
  readonly codes: readonly string[];
  /** The clause of BPMN 2.0.2 (formal/2013-12-09) or the section of the design that it comes from. */
  readonly source: string;
  check(diagram: Diagram, report: Report): void;
}
