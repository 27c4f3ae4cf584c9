import type { ModdleElement } from '@relevo/bpmn-model';
import traverse from 'bpmnlint/lib/traverse';
import { drawnIn, lanesOf, nameOf, processesOf } from '../problems/rules/drawn-elements.js';
import { lintRules } from '../problems/rules/lint-rules.js';
import { onSideWays } from '../problems/rules/side-ways.js';
import type { Found } from './found.js';

/** What a rule of bpmnlint takes for a mistake and is ordinary here. */
const isOrdinary = (rule: string, element: ModdleElement | undefined, side: ReadonlySet<ModdleElement>): boolean => {
  if (element === undefined) return false;
  // Waiting again for the same events is a loop, not a join.
  if (rule === 'no-gateway-join-fork') return element.$type === 'bpmn:EventBasedGateway';
  if (rule !== 'label-required') return false;
  // Ways out of decisions have a rule of their own.
  return element.$type === 'bpmn:SequenceFlow' || (element.$type === 'bpmn:EndEvent' && side.has(element));
};

/** The ids that a rule reports, each once. bpmnlint's Linter does the same, but needs its rules loaded by name. */
const reportedBy = (
  rule: (typeof lintRules)[keyof typeof lintRules],
  definitions: ModdleElement,
): ReadonlySet<string> => {
  const { check } = rule();
  const reported = new Set<string>();
  const reporter = { report: (id: string) => void reported.add(id) };
  traverse(definitions, { enter: (element) => check(element, reporter) });
  return reported;
};

/** What bpmnlint's own rules say about the drawing. */
export const lint = (definitions: ModdleElement): readonly Found[] => {
  const elements = new Map(
    [...processesOf(definitions), ...lanesOf(definitions), ...drawnIn(definitions)].map((each) => [each.id, each]),
  );
  const side = onSideWays(definitions);
  return Object.entries(lintRules).flatMap(([code, rule]) =>
    [...reportedBy(rule, definitions)]
      .filter((id) => !isOrdinary(code, elements.get(id), side))
      .map((id) => {
        const element = elements.get(id);
        const elementName = element === undefined ? '' : nameOf(element);
        return { severity: 'hint', code, elementId: id, ...(elementName !== '' && { elementName }) } as const;
      }),
  );
};
