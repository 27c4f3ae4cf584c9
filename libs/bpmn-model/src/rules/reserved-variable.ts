import type { FlowNode } from '../definition.js';
import { labelOf } from '../label.js';
import type { CompiledRule } from './compiled-rule.js';

const RESERVED = 'ticket';
/** A dotted path of FEEL names without spaces. */
const TARGET = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** `ticket` is written by ticket commands alone; every other target is a variable's name. */
export const reservedVariable: CompiledRule = {
  codes: ['reserved-variable', 'variable-name'],
  source: 'design §4: `ticket` is a reserved variable',
  check({ definitions }, report) {
    for (const node of definitions.flatMap((definition) => Object.values(definition.nodes))) {
      for (const target of targetsOf(node)) {
        const label = labelOf({ ...node, $type: node.type });
        if (target === RESERVED || target.startsWith(`${RESERVED}.`)) {
          const message = `expected ${label} to set a variable of its own, but it sets "${target}". "ticket" is the ticket itself: use the property relevo:ticket.<field>.`;
          report.error('reserved-variable', message, node);
        } else if (!TARGET.test(target)) {
          const message = `expected a variable name of letters, digits and "_" at ${label}, but it is "${target}". Rename the variable.`;
          report.error('variable-name', message, node);
        }
      }
    }
  },
};

function targetsOf(node: FlowNode): readonly string[] {
  const mapped = [...[...node.inputs, ...node.outputs].map((mapping) => mapping.target), ...collected(node)];
  if (node.type === 'scriptTask') return [...mapped, ...present(node.script?.resultVariable)];
  if (node.type === 'businessRuleTask') return [...mapped, ...present(node.decision?.resultVariable)];
  return mapped;
}

/** Variables of a multi-instance or ad-hoc activity. */
function collected(node: FlowNode): readonly string[] {
  const adHoc = node.type === 'adHocSubProcess' ? present(node.outputCollection) : [];
  if (node.loop?.kind !== 'multiInstance') return adHoc;
  return [...adHoc, ...present(node.loop.inputElement), ...present(node.loop.outputCollection)];
}

function present(name: string | undefined): readonly string[] {
  return name ? [name] : [];
}
