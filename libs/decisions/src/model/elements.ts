/** The elements of DMN 1.3 that we read, as dmn-moddle makes them. */
export interface DmnElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly label?: string;
  readonly extensionElements?: { readonly values?: readonly ExtensionElement[] };
}

export interface ExtensionElement {
  readonly $type: string;
  readonly value?: string;
}

interface Reference {
  readonly href?: string;
}

export interface ExpressionElement extends DmnElement {
  readonly typeRef?: string;
  readonly expressionLanguage?: string;
  readonly text?: string;
}

export interface DecisionTableElement extends DmnElement {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly input?: readonly (DmnElement & {
    readonly inputExpression?: ExpressionElement;
    readonly inputValues?: ExpressionElement;
  })[];
  readonly output?: readonly OutputElement[];
  readonly rule?: readonly RuleElement[];
}

export interface OutputElement extends DmnElement {
  readonly typeRef?: string;
  readonly outputValues?: ExpressionElement;
  readonly defaultOutputEntry?: ExpressionElement;
}

export interface RuleElement extends DmnElement {
  readonly inputEntry?: readonly ExpressionElement[];
  readonly outputEntry?: readonly ExpressionElement[];
}

export interface FunctionElement extends DmnElement {
  readonly kind?: string;
  readonly formalParameter?: readonly DmnElement[];
  readonly body?: ExpressionElement;
}

export interface DrgElement extends DmnElement {
  readonly variable?: DmnElement & { readonly typeRef?: string };
  readonly decisionLogic?: ExpressionElement;
  readonly encapsulatedLogic?: FunctionElement;
  readonly informationRequirement?: readonly {
    readonly requiredDecision?: Reference;
    readonly requiredInput?: Reference;
  }[];
  readonly knowledgeRequirement?: readonly { readonly requiredKnowledge?: Reference }[];
}

export interface ItemDefinitionElement extends DmnElement {
  readonly typeRef?: string;
  readonly isCollection?: boolean;
  readonly itemComponent?: readonly ItemDefinitionElement[];
}

export interface DefinitionsElement extends DmnElement {
  readonly expressionLanguage?: string;
  readonly drgElement?: readonly DrgElement[];
  readonly itemDefinition?: readonly ItemDefinitionElement[];
  readonly import?: readonly DmnElement[];
}
