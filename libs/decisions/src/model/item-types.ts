import {
  coerceToType,
  compileUnaryTests,
  evaluateUnaryTests,
  isOfType,
  readTyped,
  type CompiledExpression,
  type EvaluationContext,
} from '@relevo/feel';
import { called, type Findings } from '../finding.js';
import type { ExpressionElement, ItemDefinitionElement } from './elements.js';

type Entries = Readonly<Record<string, unknown>>;

/** What item definitions say of a type: its components, which values it allows, how its texts are read. */
export class ItemTypes {
  private readonly definitions: ReadonlyMap<string, ItemDefinitionElement>;
  private readonly tests = new Map<ExpressionElement, CompiledExpression>();

  constructor(definitions: readonly ItemDefinitionElement[], findings: Findings) {
    this.definitions = new Map(definitions.map((definition) => [definition.name ?? '', definition]));
    for (const definition of definitions) this.check(definition, findings);
  }

  /** The basic type behind a type reference (`feel:date`, `tBirthday`). */
  basic(typeRef: string | undefined, depth = 0): string | undefined {
    if (typeRef === undefined || depth > maximumDepth) return undefined;
    const definition = this.definition(typeRef);
    return definition ? this.basic(definition.typeRef, depth + 1) : basicName(typeRef);
  }

  /** The type of what functions of a type answer. DMN 1.1 names that type itself. */
  resultOf(typeRef: string | undefined): string | undefined {
    const definition = this.definition(typeRef);
    return definition?.functionItem ? definition.functionItem.outputTypeRef : typeRef;
  }

  /** For `instance of`, which looks at the form of a value, not at the values that a type allows. */
  readonly testOf = (typeRef: string): ((value: unknown) => boolean) | undefined =>
    this.definition(typeRef) && ((value) => value !== null && this.fits(value, typeRef, null));

  /** Names of components, for reading paths whose names hold spaces or operators. */
  shape(typeRef: string | undefined, depth = 0): Shape {
    const definition = this.definition(typeRef);
    return definition && depth < maximumDepth ? this.shapeOf(definition, depth) : null;
  }

  /** JSON as the type says: texts of temporal types become dates, times and durations. */
  read(value: unknown, typeRef: string | undefined): unknown {
    const definition = this.definition(typeRef);
    if (!definition) return Array.isArray(value) ? value : readTyped(value, typeRef && basicName(typeRef));
    return this.readItem(value, definition);
  }

  /** DMN 1.5 §10.3.2.9.4: the value where it has the type, else what it can stand for, else null. */
  coerce(value: unknown, typeRef: string | undefined, context: EvaluationContext): unknown {
    if (typeRef === undefined || value === null || value === undefined) return value ?? null;
    const fits = (candidate: unknown) => this.fits(candidate, typeRef, context);
    if (fits(value)) return value;
    const [only] = Array.isArray(value) && value.length === 1 ? (value as readonly unknown[]) : [undefined];
    if (only !== undefined && fits(only)) return only;
    if (fits([value])) return [value];
    const converted = coerceToType(value, this.basic(typeRef) ?? '');
    return fits(converted) ? converted : null;
  }

  private check(definition: ItemDefinitionElement, findings: Findings): void {
    for (const written of [definition.allowedValues, definition.typeConstraint]) {
      if (!written?.text) continue;
      const compiled = compileUnaryTests(written.text);
      this.tests.set(written, compiled);
      if (!compiled.problem) continue;
      const message = `The allowed values of the type ${called(definition)}: ${compiled.problem.message}`;
      findings.error('invalid-expression', message, definition);
    }
    for (const component of definition.itemComponent ?? []) this.check(component, findings);
  }

  private definition(typeRef: string | undefined): ItemDefinitionElement | undefined {
    if (typeRef === undefined) return undefined;
    return this.definitions.get(typeRef) ?? this.definitions.get(withoutPrefix(typeRef));
  }

  private shapeOf(definition: ItemDefinitionElement, depth: number): Shape {
    const components = definition.itemComponent ?? [];
    if (components.length === 0) return this.shape(definition.typeRef, depth + 1);
    return Object.fromEntries(
      components.map((component) => {
        const inner = component.itemComponent
          ? this.shapeOf(component, depth + 1)
          : this.shape(component.typeRef, depth + 1);
        return [component.name ?? '', inner];
      }),
    );
  }

  private readItem(value: unknown, definition: ItemDefinitionElement): unknown {
    if (Array.isArray(value)) return value.map((each) => this.readItem(each, definition));
    const components = definition.itemComponent ?? [];
    if (components.length === 0) return this.read(value, definition.typeRef);
    if (!isEntries(value)) return value;
    const read = components
      .filter(({ name }) => name !== undefined && Object.hasOwn(value, name))
      .map((component) => [component.name ?? '', this.readItem(value[component.name ?? ''], component)] as const);
    return { ...value, ...Object.fromEntries(read) };
  }

  private fits(value: unknown, typeRef: string, context: EvaluationContext | null, depth = 0): boolean {
    if (value === null || depth > maximumDepth) return true;
    const definition = this.definition(typeRef);
    if (definition) return this.fitsDefinition(value, definition, context, depth);
    return isOfType(value, basicName(typeRef)) ?? true;
  }

  private fitsDefinition(
    value: unknown,
    definition: ItemDefinitionElement,
    context: EvaluationContext | null,
    depth: number,
  ): boolean {
    const items: readonly unknown[] = definition.isCollection && Array.isArray(value) ? value : [value];
    if (definition.isCollection && !Array.isArray(value)) return false;
    if (!items.every((item) => item === null || this.fitsItem(item, definition, context, depth))) return false;
    return this.allows(value, definition.typeConstraint, context);
  }

  private fitsItem(
    item: unknown,
    definition: ItemDefinitionElement,
    context: EvaluationContext | null,
    depth: number,
  ): boolean {
    if (definition.functionItem) return isOfType(item, 'function') === true;
    const components = definition.itemComponent ?? [];
    if (components.length > 0) {
      if (!isEntries(item)) return false;
      return components.every((component) => {
        const name = component.name ?? '';
        if (!Object.hasOwn(item, name)) return false;
        return item[name] === null || this.fitsDefinition(item[name], component, context, depth + 1);
      });
    }
    const fits = definition.typeRef === undefined || this.fits(item, definition.typeRef, context, depth + 1);
    return fits && this.allows(item, definition.allowedValues, context);
  }

  private allows(value: unknown, written: ExpressionElement | undefined, context: EvaluationContext | null): boolean {
    const tests = written && this.tests.get(written);
    if (!tests || !context) return true;
    const outcome = evaluateUnaryTests(tests, value, context);
    return outcome.ok && outcome.value;
  }
}

const withoutPrefix = (typeRef: string) => typeRef.replace(/^[\w.-]+:/, '');

/** Spellings of DMN 1.1 and of Camunda 7 in the words of FEEL. */
const spellings: Readonly<Record<string, string>> = {
  integer: 'number',
  long: 'number',
  double: 'number',
  dateTime: 'date and time',
  dayTimeDuration: 'days and time duration',
  yearMonthDuration: 'years and months duration',
};

const basicName = (typeRef: string) => spellings[withoutPrefix(typeRef)] ?? withoutPrefix(typeRef);

const isEntries = (value: unknown): value is Entries => isOfType(value, 'context') === true;

export type Shape = null | { readonly [name: string]: Shape };

/** Definitions may name each other in a circle. */
const maximumDepth = 8;
