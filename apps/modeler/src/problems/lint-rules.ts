import type { Words } from '@relevo/web';
import conditionalFlows from 'bpmnlint/rules/conditional-flows';
import labelRequired from 'bpmnlint/rules/label-required';
import noDisconnected from 'bpmnlint/rules/no-disconnected';
import noDuplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows';
import noJoinFork from 'bpmnlint/rules/no-gateway-join-fork';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split';
import noOverlap from 'bpmnlint/rules/no-overlapping-elements';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination';
import type { en } from '../languages/en/index.js';
import type { Problem } from './problem.js';

/** Loops back into a task are ordinary here, so `fake-join` is not among them. Named one by one: nothing is loaded by a name that is only known when it runs. */
const rules = {
  'conditional-flows': conditionalFlows,
  'label-required': labelRequired,
  'no-disconnected': noDisconnected,
  'no-duplicate-sequence-flows': noDuplicateFlows,
  'no-gateway-join-fork': noJoinFork,
  'no-implicit-end': noImplicitEnd,
  'no-implicit-split': noImplicitSplit,
  'no-overlapping-elements': noOverlap,
  'superfluous-gateway': superfluousGateway,
  'superfluous-termination': superfluousTermination,
} as const;

export type LintRule = keyof typeof rules;

export interface LintIssue {
  readonly id: string;
  readonly rule: string;
  readonly message: string;
  readonly actualElementId?: string;
}

export type LintIssues = Readonly<Record<string, readonly LintIssue[]>>;

const isRule = (name: string): name is LintRule => name in rules;

/** The engine decides what may run; these rules only say what reads badly, so all of them are hints. */
export const lintConfig = {
  config: { rules: Object.fromEntries(Object.keys(rules).map((name) => [name, 'info'])) },
  resolver: {
    resolveRule: (_: string, name: string) => {
      if (isRule(name)) return rules[name];
      throw new Error(`Expected one of the rules ${Object.keys(rules).join(', ')}, but it is "${name}"`);
    },
    resolveConfig: (_: string, name: string) => {
      throw new Error(`Expected no further set of rules, but "${name}" was asked for`);
    },
  },
};

export const hintsOf = (
  issues: LintIssues,
  nameOf: (elementId: string) => string,
  t: Words<typeof en>,
): readonly Problem[] =>
  Object.values(issues)
    .flat()
    .map(({ id, rule, message }) => ({
      severity: 'hint',
      code: rule,
      message: isRule(rule) ? t(`hints.${rule}`) : message,
      elementId: id,
      elementName: nameOf(id),
    }));
