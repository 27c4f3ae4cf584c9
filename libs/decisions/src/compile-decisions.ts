import type { EvaluationContext, KnownNames } from '@relevo/feel';
import { called, type Findings } from './finding.js';
import { boxedExpression, kindOfLogic } from './logic/boxed-expression.js';
import { functionBody, functionValue } from './logic/functions.js';
import { functionValues } from './logic/invocables.js';
import type { CompileContext, Logic, Scope } from './logic/logic.js';
import { DrgElements, nameOf } from './model/drg-elements.js';
import type { DefinitionsElement, DrgElement } from './model/elements.js';
import { ItemTypes } from './model/item-types.js';

/** A decision of a published DMN model (or a decision service), parsed and compiled once. Run it with `evaluateDecision`. */
export interface CompiledDecision {
  readonly id: string;
  readonly name: string;
  /** `decision-table`, `literal-expression`, `context`, …; `decision-service`. */
  readonly kind: string;
  /** `zeebe:versionTag`. */
  readonly versionTag?: string;
  /** Names under which decisions that require it read its result: variable, name and id. */
  readonly resultNames: readonly string[];
  readonly inputs: readonly CompiledInput[];
  readonly required: readonly CompiledDecision[];
  readonly functions: readonly CompiledFunction[];
  /** Its result as the type of its variable; null where it is none. */
  readonly typed: (value: unknown, context: EvaluationContext) => unknown;
  readonly logic: Logic;
  /** Only of a decision service. */
  readonly service: CompiledService | null;
}

/** Input data, by the name that expressions use. */
export interface CompiledInput {
  readonly name: string;
  /** A variable as the type says: texts become dates; null where it is none of it. */
  readonly read: (value: unknown, context: EvaluationContext) => unknown;
}

/** What a decision service hands out, and what it takes instead of deciding it. */
export interface CompiledService {
  readonly outputs: readonly CompiledDecision[];
  readonly givenInputs: readonly CompiledInput[];
  readonly givenDecisions: readonly CompiledDecision[];
}

/** A business knowledge model or a decision service: a function that expressions call. */
export type CompiledFunction =
  | { readonly kind: 'knowledge'; readonly name: string; readonly value: (scope: Scope) => unknown }
  | { readonly kind: 'service'; readonly name: string; readonly service: CompiledDecision };

/** The decisions of a file, in document order, then its decision services. Empty where `findings` holds errors. */
export function compileDecisions(definitions: DefinitionsElement, findings: Findings): readonly CompiledDecision[] {
  const compiler = new DecisionCompiler(definitions, findings);
  const decisions = compiler.all('Decision').map((element) => compiler.decision(element));
  const services = compiler.all('DecisionService').map((element) => compiler.service(element));
  compiler.all('BusinessKnowledgeModel').forEach((element) => compiler.knowledge(element));
  const compiled = [...decisions, ...services].filter((decision) => decision !== null);
  return findings.hasErrors ? [] : compiled;
}

class DecisionCompiler {
  private readonly elements: DrgElements;
  private readonly types: ItemTypes;
  private readonly done = new Map<DrgElement, CompiledDecision>();
  private readonly functions = new Map<DrgElement, CompiledFunction>();
  private readonly open = new Set<DrgElement>();

  constructor(
    private readonly definitions: DefinitionsElement,
    private readonly findings: Findings,
  ) {
    this.elements = new DrgElements(definitions.drgElement ?? [], findings);
    this.types = new ItemTypes(definitions.itemDefinition ?? [], findings);
    for (const imported of definitions.import ?? []) {
      const message = `Expected one file that holds all it needs, but it imports ${called(imported)}. Copy it in.`;
      findings.error('unsupported-element', message, imported);
    }
  }

  all(type: string): readonly DrgElement[] {
    return (this.definitions.drgElement ?? []).filter(({ $type }) => $type === `dmn:${type}`);
  }

  decision(element: DrgElement): CompiledDecision | null {
    return this.once(element, () => this.compileDecision(element));
  }

  service(element: DrgElement): CompiledDecision | null {
    return this.once(element, () => this.compileService(element));
  }

  knowledge(element: DrgElement): CompiledFunction | null {
    const known = this.functions.get(element);
    if (known) return known;
    if (!this.enter(element)) return null;
    const compiled = this.compileKnowledge(element);
    this.open.delete(element);
    this.functions.set(element, compiled);
    return compiled;
  }

  private once(element: DrgElement, compile: () => CompiledDecision): CompiledDecision | null {
    const known = this.done.get(element);
    if (known) return known;
    if (!this.enter(element)) return null;
    const compiled = compile();
    this.open.delete(element);
    this.done.set(element, compiled);
    return compiled;
  }

  private enter(element: DrgElement): boolean {
    if (element.id === undefined) {
      const message = `Expected every decision to have an id, but ${called(element)} has none.`;
      this.findings.error('missing-id', message, element);
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

  private compileDecision(element: DrgElement): CompiledDecision {
    const requirements = element.informationRequirement ?? [];
    const inputs = this.elements.found(
      requirements.map(({ requiredInput }) => requiredInput),
      'InputData',
      element,
    );
    const decisions = this.elements.found(
      requirements.map(({ requiredDecision }) => requiredDecision),
      'Decision',
      element,
    );
    const required = decisions.map((other) => this.decision(other)).filter((decision) => decision !== null);
    const functions = this.requiredFunctions(element);
    const names = Object.fromEntries([...inputs, ...decisions].map((other) => [nameOf(other), this.shapeOf(other)]));
    const known = { ...names, ...Object.fromEntries(functions.map(({ name }) => [name, null])) };
    return {
      ...this.identity(element),
      kind: kindOfLogic(element.decisionLogic),
      inputs: inputs.map((input) => this.input(input)),
      required,
      functions,
      logic: this.logic(element, known),
      service: null,
    };
  }

  private logic(element: DrgElement, known: KnownNames): Logic {
    if (element.decisionLogic)
      return boxedExpression(element.decisionLogic, 'the expression', this.context(element, known));
    const message = `The decision ${called(element)} has no decision table and no expression: its result is null.`;
    this.findings.warning('missing-logic', message, element);
    return () => null;
  }

  private compileService(element: DrgElement): CompiledDecision {
    const { elements } = this;
    const decide = (others: readonly DrgElement[]) =>
      others.map((other) => this.decision(other)).filter((decision) => decision !== null);
    elements.found(element.encapsulatedDecision, 'Decision', element);
    const service = {
      outputs: decide(elements.found(element.outputDecision, 'Decision', element)),
      givenDecisions: decide(elements.found(element.inputDecision, 'Decision', element)),
      givenInputs: elements.found(element.inputData, 'InputData', element).map((input) => this.input(input)),
    };
    if (service.outputs.length === 0) {
      const message = `Expected at least one output decision, but the decision service ${called(element)} has none. Add one.`;
      this.findings.error('missing-logic', message, element);
    }
    const identity = this.identity(element);
    return {
      ...identity,
      kind: 'decision-service',
      inputs: [],
      required: [],
      functions: [],
      logic: () => null,
      service,
    };
  }

  private compileKnowledge(element: DrgElement): CompiledFunction {
    const name = nameOf(element);
    const functions = this.requiredFunctions(element);
    const known = Object.fromEntries([name, ...functions.map((other) => other.name)].map((each) => [each, null]));
    const { encapsulatedLogic } = element;
    if (!encapsulatedLogic?.body) {
      const message = `The business knowledge model ${called(element)} has no logic: its result is null.`;
      this.findings.warning('missing-logic', message, element);
      return { kind: 'knowledge', name, value: () => null };
    }
    const body = functionBody(encapsulatedLogic, 'the expression', this.context(element, known));
    if (!body) return { kind: 'knowledge', name, value: () => null };
    const typeRef = this.types.resultOf(element.variable?.typeRef);
    const typed = { ...body, body: (scope: Scope) => this.types.coerce(body.body(scope), typeRef, scope) };
    const compiled: CompiledFunction = {
      kind: 'knowledge',
      name,
      value: (scope) => functionValue(typed, alone(scope, [compiled, ...functions])),
    };
    return compiled;
  }

  private requiredFunctions(element: DrgElement): readonly CompiledFunction[] {
    const references = (element.knowledgeRequirement ?? []).map(({ requiredKnowledge }) => requiredKnowledge);
    return this.elements
      .found(references, 'BusinessKnowledgeModel or DecisionService', element)
      .map((other) => (other.$type === 'dmn:DecisionService' ? this.serviceFunction(other) : this.knowledge(other)))
      .filter((compiled) => compiled !== null);
  }

  private serviceFunction(element: DrgElement): CompiledFunction | null {
    const service = this.service(element);
    return service && { kind: 'service', name: nameOf(element), service };
  }

  private input(element: DrgElement): CompiledInput {
    const typeRef = element.variable?.typeRef;
    const { types } = this;
    return {
      name: nameOf(element),
      read: (value, context) => types.coerce(types.read(value, typeRef), typeRef, context),
    };
  }

  private identity(element: DrgElement) {
    const { types } = this;
    const id = element.id ?? '';
    const typeRef = this.resultType(element);
    const versionTag = element.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:versionTag')?.value;
    return {
      id,
      name: element.name ?? id,
      ...(versionTag === undefined ? {} : { versionTag }),
      resultNames: [...new Set([nameOf(element), element.name ?? id, id])],
      typed: (value: unknown, context: EvaluationContext) => types.coerce(value, typeRef, context),
    };
  }

  /** The variable of a decision service has the type of a function. */
  private resultType({ variable, $type }: DrgElement): string | undefined {
    return $type === 'dmn:DecisionService' ? this.types.resultOf(variable?.typeRef) : variable?.typeRef;
  }

  private shapeOf(element: DrgElement) {
    return this.types.shape(element.variable?.typeRef);
  }

  private context(owner: DrgElement, known: KnownNames): CompileContext {
    const { findings, types } = this;
    return { owner, findings, types, known, expressionLanguage: this.definitions.expressionLanguage };
  }
}

/** Its body sees its arguments, itself and the functions that it requires, nothing else. */
function alone(scope: Scope, functions: readonly CompiledFunction[]): Scope {
  const names = functionValues(functions, scope);
  return { ...scope, lookup: (name) => names.get(name) };
}
