import type { Expression, FeelExpression } from './definition/expression.js';
import type { Diagram } from './diagram.js';
import type { ModdleElement } from './moddle/moddle-element.js';
import type { Report } from './report.js';

/** An expression of the diagram and where it stands, for the rules about expressions. */
export interface FoundExpression {
  readonly source: string;
  readonly owner: ModdleElement;
  /** What it is there, in words: `the condition`, `input mapping "x"`. */
  readonly role: string;
}

/** What readers read from and report to. */
export interface Reading {
  readonly diagram: Diagram;
  readonly report: Report;
  readonly expressions: FoundExpression[];
}

/** Where an expression stands; see FoundExpression. */
export interface Place {
  readonly owner: ModdleElement;
  readonly role: string;
}

/** A value written down or, with a leading `=`, computed. */
export function readExpression(reading: Reading, written: string, place: Place): Expression {
  const text = written.trim();
  if (!text.startsWith('=')) return { kind: 'static', value: written };
  return readFeel(reading, text, place);
}

/** A FEEL expression that must be one: conditions, scripts, correlation keys. */
export function readFeel(reading: Reading, written: string, place: Place): FeelExpression {
  const text = written.trim();
  const source = text.startsWith('=') ? text.slice(1).trim() : text;
  reading.expressions.push({ source, ...place });
  return { kind: 'feel', source };
}
