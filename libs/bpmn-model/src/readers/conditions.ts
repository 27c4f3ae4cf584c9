import type { FeelExpression } from '../definition/expression.js';
import { labelOf } from '../label.js';
import { type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { type Place, readFeel, type Reading } from '../source.js';

/** A condition written as a BPMN expression: FEEL, with its leading `=`, or with a `language` that says so. */
export function readCondition(
  reading: Reading,
  written: ModdleElement | undefined,
  place: Place,
): FeelExpression | undefined {
  if (!written) return undefined;
  const body = stringOf(written, 'body')?.trim() ?? '';
  const says = body !== '' && stringOf(written, 'language') !== undefined;
  if (!body.startsWith('=') && !says) {
    const shown = body === '' ? 'is empty' : `is "${body}"`;
    const message = `expected the ${place.role} of ${labelOf(place.owner)} to be FEEL with a leading "=", but it ${shown}. Write for example =decision = "approve".`;
    reading.report.error('condition-not-feel', message, place.owner);
  }
  return readFeel(reading, body, place);
}
