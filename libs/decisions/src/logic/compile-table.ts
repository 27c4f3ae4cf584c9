import { called } from '../finding.js';
import type { DecisionTableElement, RuleElement } from '../model/elements.js';
import type { Table, TableInput, TableOutput, TableRule } from './decision-table.js';
import { compileCell, compileText } from './expressions.js';
import { hitPolicies, type HitPolicy } from './hit-policy.js';
import type { CompileContext } from './logic.js';

export function compileTable(element: DecisionTableElement, context: CompileContext): Table {
  const inputs = (element.input ?? []).map((input, index): TableInput => {
    const expression = compileText(input.inputExpression, `input ${index + 1}`, context);
    const number = `input ${index + 1}`;
    return {
      id: input.id ?? number,
      label: input.label ?? input.inputExpression?.text ?? number,
      expression,
      type: context.types.basic(input.inputExpression?.typeRef),
      allowed: compileCell(input.inputValues, `the values of ${number}`, context),
    };
  });
  const outputs = compileOutputs(element, context);
  const rules = (element.rule ?? []).map((rule, index) => compileRule(rule, index + 1, context));
  const table = { inputs, outputs, rules, policy: policyOf(element, context) };
  checkShape(table, context);
  checkPolicy(element, table, context);
  return table;
}

function compileOutputs(element: DecisionTableElement, context: CompileContext): readonly TableOutput[] {
  return (element.output ?? []).map((output, index): TableOutput => {
    const where = `output ${index + 1}`;
    const values = output.outputValues?.text?.trim();
    return {
      id: output.id ?? where,
      name: output.name ?? '',
      allowed: compileCell(output.outputValues, `the values of ${where}`, context),
      values: values
        ? compileText({ ...output.outputValues, $type: '', text: `[${values}]` }, `the values of ${where}`, context)
        : null,
      otherwise: output.defaultOutputEntry?.text?.trim()
        ? compileText(output.defaultOutputEntry, `the default of ${where}`, context)
        : null,
    };
  });
}

function compileRule(rule: RuleElement, number: number, context: CompileContext): TableRule {
  const cells = (rule.inputEntry ?? []).map((entry, index) =>
    compileCell(entry, `rule ${number}, input ${index + 1}`, context),
  );
  const outputs = (rule.outputEntry ?? []).map((entry, index) => {
    const written = entry.text?.trim() ? entry : { ...entry, text: 'null' };
    return compileText(written, `rule ${number}, output ${index + 1}`, context);
  });
  return { id: rule.id ?? `rule-${number}`, number, cells, outputs };
}

const refusing: HitPolicy = () => ({ refused: 'Expected a hit policy, but there is none' });

function policyOf({ hitPolicy, aggregation }: DecisionTableElement, { owner, findings }: CompileContext): HitPolicy {
  const written = hitPolicy ?? 'UNIQUE';
  const name = written === 'COLLECT' && aggregation ? `COLLECT ${aggregation}` : written;
  const policy = hitPolicies[name];
  if (policy) return policy;
  const known = Object.keys(hitPolicies).join(', ');
  findings.error('invalid-table', `Expected a hit policy of ${known}, but ${called(owner)} has "${name}".`, owner);
  return refusing;
}

/** DMN 1.5 §8.2.8: priorities stand in output values, and what is collected into one value is one output. */
function checkPolicy(
  { hitPolicy = 'UNIQUE', aggregation }: DecisionTableElement,
  { outputs }: Table,
  { owner, findings }: CompileContext,
): void {
  const report = (message: string) => findings.error('invalid-table', message, owner);
  const ranks = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER';
  if (ranks && outputs.every(({ values }) => values === null)) {
    report(
      `Expected output values in their order of priority (hit policy ${hitPolicy}), but no output of ${called(owner)} has any. Add them, or take another hit policy.`,
    );
  }
  if (aggregation && aggregation !== 'COUNT' && hitPolicy === 'COLLECT' && outputs.length > 1) {
    report(
      `Expected one output to collect with ${aggregation}, but ${called(owner)} has ${outputs.length}. Split the table, or collect without it.`,
    );
  }
}

function checkShape({ inputs, outputs, rules }: Table, { owner, findings }: CompileContext): void {
  const report = (what: string) =>
    findings.error('invalid-table', `Expected ${what} in the decision table of ${called(owner)}. Correct it.`, owner);
  if (outputs.length === 0) report('at least one output, but there is none');
  const names = outputs.map(({ name }) => name);
  if (outputs.length > 1 && (names.includes('') || new Set(names).size < names.length)) {
    report('outputs with different names, but one has no name or the name of another');
  }
  for (const { number, cells, outputs: entries } of rules) {
    if (cells.length !== inputs.length) report(`${inputs.length} inputs, but rule ${number} has ${cells.length}`);
    if (entries.length !== outputs.length)
      report(`${outputs.length} outputs, but rule ${number} has ${entries.length}`);
  }
}
