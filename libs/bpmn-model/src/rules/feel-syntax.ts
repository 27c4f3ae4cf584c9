import { parseExpression } from '@relevo/feel';
import { labelOf } from '../label.js';
import type { CompiledRule } from './compiled-rule.js';

/** Every expression can be parsed, so that none fails for a typing mistake when a ticket reaches it. */
export const feelSyntax: CompiledRule = {
  codes: ['feel-syntax'],
  source: 'design §4: parsed once, at deployment',
  check({ expressions }, report) {
    for (const { source, owner, role } of expressions) {
      if (source === '') {
        const message = `expected a FEEL expression in the ${role} of ${labelOf(owner)}, but it is empty. Write it after the "=".`;
        report.error('feel-syntax', message, owner);
        continue;
      }
      const parsed = parseExpression(source);
      if (parsed.ok) continue;
      const message = `expected FEEL in the ${role} of ${labelOf(owner)}, but "=${source}" is not: ${parsed.message} (at character ${parsed.position + 1}). Correct the expression.`;
      report.error('feel-syntax', message, owner);
    }
  },
};
