import { extensionOf, elementsOf } from '@relevo/bpmn-model';
import { at, processesOf, propertyOf } from './drawn-elements.js';
import type { DrawingRule } from './rule.js';

/** A process that begins with a form, so for people, and is not in the catalogue: nobody can ask for it. */
export const notOffered: DrawingRule = {
  code: 'not-offered',
  severity: 'hint',
  check: ({ definitions }) =>
    processesOf(definitions)
      .filter((process) => propertyOf(process, 'relevo:catalogue') === undefined)
      .filter((process) =>
        elementsOf(process, 'flowElements').some(
          (element) =>
            element.$type === 'bpmn:StartEvent' && extensionOf(element, 'zeebe:FormDefinition') !== undefined,
        ),
      )
      .map(at),
};
