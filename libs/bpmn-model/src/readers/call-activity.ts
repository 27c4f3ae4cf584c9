import type { CallActivity } from '../definition.js';
import type { Expression } from '../definition/expression.js';
import { labelOf } from '../label.js';
import { booleanOf, extensionOf, stringOf } from '../moddle/moddle-element.js';
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
  const written = (stringOf(extension, 'processId') ?? stringOf(element, 'calledElement'))?.trim();
  if (!written) {
    const message = `expected ${labelOf(element)} to name the process it calls, but it names none. Choose the process.`;
    reading.report.error('called-process-missing', message, element);
  }
  return readExpression(reading, written ?? '', place);
}
