import conditionalFlows from 'bpmnlint/rules/conditional-flows';
import globalNames from 'bpmnlint/rules/global';
import labelRequired from 'bpmnlint/rules/label-required';
import noDisconnected from 'bpmnlint/rules/no-disconnected';
import noDuplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows';
import noJoinFork from 'bpmnlint/rules/no-gateway-join-fork';
import noImplicitEnd from 'bpmnlint/rules/no-implicit-end';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split';
import noOverlap from 'bpmnlint/rules/no-overlapping-elements';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway';
import superfluousTermination from 'bpmnlint/rules/superfluous-termination';

/** The rules of bpmnlint that hold here (README.md says why, and why not the others). Named one by one: nothing is loaded by a name that is only known when it runs. */
export const lintRules = {
  'conditional-flows': conditionalFlows,
  global: globalNames,
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

export type LintRule = keyof typeof lintRules;
