import {
  evaluateFeel,
  feelFunction,
  type CompiledExpression,
  type EvaluationContext,
  type KnownNames,
} from '@relevo/feel';
import { called, type Findings } from './finding.js';
import { decisionTable } from './logic/decision-table.js';
import { compileText } from './logic/expressions.js';
import { literalExpression } from './logic/literal-expression.js';
import type { CompileContext, Logic } from './logic/logic.js';
import type { DefinitionsElement, DrgElement } from './model/elements.js';
import { ItemTypes } from './model/item-types.js';

/** A decision of a published DMN model, parsed and compiled once. Run it with `evaluateDecision`. */
export interface CompiledDecision {
  readonly id: string;
  readonly name: string;
  /** `zeebe:versionTag`. */
  readonly versionTag?: string;
  /** Names under which decisions that require it read its result: variable, name and id. */
  readonly resultNames: readonly string[];
  /** Input data it requires, with the type that their texts are read as. */
  readonly inputs: readonly { readonly name: string; readonly type: string | undefined }[];
  readonly required: readonly CompiledDecision[];
  readonly functions: readonly CompiledFunction[];
  readonly logic: Logic;
}

/** A business knowledge model: a function that expressions call. */
export interface CompiledFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: CompiledExpression;
  readonly functions: readonly CompiledFunction[];
}

/** The decisions of a file, in document order. Empty where `findings` holds errors. */
export function compileDecisions(definitions: DefinitionsElement, findings: Findings): readonly CompiledDecision[] {
  const compiler = new DecisionCompiler(definitions, findings);
  const decisions = (definitions.drgElement ?? []).filter(({ $type }) => $type === 'dmn:Decision');
  const compiled = decisions.map((decision) => compiler.decision(decision)).filter((decision) => decision !== null);
  compiler.reportUnused();
  return findings.hasErrors ? [] : compiled;
}

class DecisionCompiler {
  private readonly elements: ReadonlyMap<string, DrgElement>;
  private readonly types: ItemTypes;
  private readonly done = new Map<DrgElement, CompiledDecision>();
  private readonly functions = new Map<DrgElement, CompiledFunction>();
  private readonly open = new Set<DrgElement>();

  constructor(
    private readonly definitions: DefinitionsElement,
    private readonly findings: Findings,
  ) {
    this.elements = new Map((definitions.drgElement ?? []).map((element) => [element.id ?? '', element]));
    this.types = new ItemTypes(definitions.itemDefinition ?? []);
    for (const imported of definitions.import ?? []) {
      const message = `Expected one file that holds all it needs, but it imports ${called(imported)}. Copy it in.`;
      findings.error('unsupported-element', message, imported);
    }
  }

  decision(element: DrgElement): CompiledDecision | null {
    const known = this.done.get(element);
    if (known) return known;
    if (!this.enter(element)) return null;
    const compiled = this.compile(element);
    this.open.delete(element);
    if (compiled) this.done.set(element, compiled);
    return compiled;
  }

  /** What is kept and takes no part in a decision. */
  reportUnused(): void {
    for (const element of this.elements.values()) {
      if (element.$type !== 'dmn:DecisionService') continue;
      this.findings.warning(
        'unused-element',
        `The decision service ${called(element)} is kept, but not used.`,
        element,
      );
    }
  }

  private enter(element: DrgElement): boolean {
    if (element.id === undefined) {
      this.findings.error(
        'missing-id',
        `Expected every decision to have an id, but ${called(element)} has none.`,
        element,
      );
      return false;
    }
    if (this.open.has(element)) {
      const message = `Expected requirements without a circle, but ${called(element)} requires itself in the end. Remove one requirement.`;
      this.findings.error('requirement-cycle', message, element);
      return false;
    }
    this.open.add(element);
    return true;
  }

  private compile(element: DrgElement): CompiledDecision | null {
    const requirements = element.informationRequirement ?? [];
    const inputs = requirements.flatMap(({ requiredInput }) =>
      this.required(requiredInput?.href, 'InputData', element),
    );
    const required = requirements
      .flatMap(({ requiredDecision }) => this.required(requiredDecision?.href, 'Decision', element))
      .map((other) => ({ other, compiled: this.decision(other) }));
    const functions = this.requiredFunctions(element);
    const known = {
      ...Object.fromEntries(inputs.map((input) => [variableName(input), this.types.shape(input.variable?.typeRef)])),
      ...Object.fromEntries(
        required.map(({ other }) => [variableName(other), this.types.shape(other.variable?.typeRef)]),
      ),
      ...Object.fromEntries(functions.map(({ name }) => [name, null])),
    };
    const logic = this.logic(element, known);
    if (!logic) return null;
    const id = element.id ?? '';
    const versionTag = element.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:versionTag')?.value;
    return {
      id,
      name: element.name ?? id,
      ...(versionTag === undefined ? {} : { versionTag }),
      resultNames: [...new Set([variableName(element), element.name ?? id, id])],
      inputs: inputs.map((input) => ({ name: variableName(input), type: this.types.basic(input.variable?.typeRef) })),
      required: required.map(({ compiled }) => compiled).filter((decision) => decision !== null),
      functions,
      logic,
    };
  }

  private logic(element: DrgElement, known: KnownNames): Logic | null {
    const logic = element.decisionLogic;
    const context = this.context(element, known);
    if (logic?.$type === 'dmn:DecisionTable') return decisionTable(logic, context);
    if (logic?.$type === 'dmn:LiteralExpression') return literalExpression(logic, context);
    if (!logic) {
      const message = `Expected a decision table or an expression, but the decision ${called(element)} has none.`;
      this.findings.error('missing-logic', message, element);
      return null;
    }
    this.unsupported(element, logic.$type);
    return null;
  }

  private requiredFunctions(element: DrgElement): readonly CompiledFunction[] {
    return (element.knowledgeRequirement ?? [])
      .flatMap(({ requiredKnowledge }) => this.required(requiredKnowledge?.href, 'BusinessKnowledgeModel', element))
      .map((model) => this.functions.get(model) ?? this.businessKnowledge(model))
      .filter((compiled) => compiled !== null);
  }

  private businessKnowledge(element: DrgElement): CompiledFunction | null {
    if (!this.enter(element)) return null;
    const { body, kind, formalParameter = [] } = element.encapsulatedLogic ?? {};
    const functions = this.requiredFunctions(element);
    this.open.delete(element);
    if (body?.$type !== 'dmn:LiteralExpression' || (kind ?? 'FEEL') !== 'FEEL') {
      this.unsupported(
        element,
        kind === undefined || kind === 'FEEL' ? (body?.$type ?? 'no logic') : `${kind} function`,
      );
      return null;
    }
    const parameters = formalParameter.map(({ name }) => name ?? '');
    const names = [...parameters, ...functions.map(({ name }) => name)];
    const known = Object.fromEntries(names.map((name) => [name, null]));
    const compiled = compileText(body, 'the expression', this.context(element, known));
    const result = { name: variableName(element), parameters, body: compiled, functions };
    this.functions.set(element, result);
    return result;
  }

  private context(owner: DrgElement, known: KnownNames): CompileContext {
    const { findings, types } = this;
    return { owner, findings, types, known, expressionLanguage: this.definitions.expressionLanguage };
  }

  private unsupported(element: DrgElement, type: string): void {
    const found = type.replace('dmn:', '');
    const message = `Expected a decision table or a literal expression, but ${called(element)} is made of ${found}. Rewrite it as one of these.`;
    this.findings.error('unsupported-element', message, element);
  }

  /** The element that a reference leads to, in a list of one; a reference that leads nowhere is a finding. */
  private required(href: string | undefined, type: string, from: DrgElement): readonly DrgElement[] {
    if (href === undefined) return [];
    const found = this.elements.get(href.slice(href.indexOf('#') + 1));
    if (found?.$type === `dmn:${type}`) return [found];
    const message = `Expected "${href}" to lead to an element of type ${type}, but it leads nowhere. Correct the requirement of ${called(from)}.`;
    this.findings.error('dangling-reference', message, from);
    return [];
  }
}

/** DMN 1.3 §7.3.4: the name of its variable, which is its own name. */
const variableName = ({ variable, name, id }: DrgElement) => variable?.name ?? name ?? id ?? '';

/** A function's FEEL value: its body sees its arguments and the functions it requires, nothing else. */
export function functionValue(compiled: CompiledFunction, context: EvaluationContext): unknown {
  const { parameters, body, functions } = compiled;
  return feelFunction(parameters, (...values) => {
    const scope = new Map([
      ...functions.map((inner) => [inner.name, functionValue(inner, context)] as const),
      ...parameters.map((name, index) => [name, values[index] ?? null] as const),
    ]);
    const outcome = evaluateFeel(body, { ...context, lookup: (name) => scope.get(name) });
    if (outcome.ok) return outcome.value;
    throw new Error(outcome.message);
  });
}
