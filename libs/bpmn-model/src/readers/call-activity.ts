import type { CallActivity } from '../definition.js';
import type { Expression } from '../definition/expression.js';
import { labelOf } from '../label.js';
import { booleanOf, extensionOf, type ModdleElement, stringOf } from '../moddle/moddle-element.js';
import { idOfOwn } from '../moddle/qualified-names.js';
import { readExpression, readFeel } from '../source.js';
import { readBinding } from './binding.js';
import type { NodeSource } from './node-base.js';

export function readCallActivity(source: NodeSource): CallActivity {
  const extension = extensionOf(source.element, 'zeebe:CalledElement');
  return {
    ...source.parts,
    type: 'callActivity',
    called: { ...readBinding(extension), processId: readProcessId(source) },
    propagateAllParentVariables: booleanOf(extension, 'propagateAllParentVariables') !== false,
    propagateAllChildVariables: booleanOf(extension, 'propagateAllChildVariables') !== false,
  };
}

function readProcessId({ element, reading }: NodeSource): Expression {
  const extension = extensionOf(element, 'zeebe:CalledElement');
  const place = { owner: element, role: 'called process' };
  const computed = stringOf(extension, 'processIdExpression')?.trim();
  if (computed) return readFeel(reading, computed, place);
  const written = calledName(element);
  if (!written) {
    const message = `expected ${labelOf(element)} to name the process it calls, but it names none. Choose the process.`;
    reading.report.error('called-process-missing', message, element);
  }
  return readExpression(reading, written ?? '', place);
}

/** The id that it names: `calledElement` is a qualified name, as references are. */
export function calledName(call: ModdleElement): string | undefined {
  const id = stringOf(extensionOf(call, 'zeebe:CalledElement'), 'processId')?.trim();
  const name = stringOf(call, 'calledElement')?.trim();
  return id ?? (name && (idOfOwn(call, name) ?? name));
}
