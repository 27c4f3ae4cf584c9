/** The elements of DMN 1.1 to 1.5 that we read, as dmn-moddle makes them. */
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

export interface Reference {
  readonly href?: string;
}

export interface InformationItem extends DmnElement {
  readonly typeRef?: string;
}

/** Any boxed expression; `$type` says which fields it has. */
export interface ExpressionElement extends DmnElement {
  readonly typeRef?: string;
  readonly expressionLanguage?: string;
  readonly text?: string;
  readonly importedValues?: DmnElement;
}

export interface ChildElement {
  readonly value?: ExpressionElement;
  readonly typeRef?: string;
}

export interface ContextElement extends ExpressionElement {
  readonly contextEntry?: readonly { readonly variable?: InformationItem; readonly value?: ExpressionElement }[];
}

export interface ListElement extends ExpressionElement {
  readonly elements?: readonly ExpressionElement[];
}

export interface RelationElement extends ExpressionElement {
  readonly column?: readonly InformationItem[];
  readonly row?: readonly ListElement[];
}

export interface InvocationElement extends ExpressionElement {
  readonly calledFunction?: ExpressionElement;
  readonly binding?: readonly { readonly parameter?: InformationItem; readonly bindingFormula?: ExpressionElement }[];
}

export interface ConditionalElement extends ExpressionElement {
  readonly if?: ChildElement;
  readonly then?: ChildElement;
  readonly else?: ChildElement;
}

export interface FilterElement extends ExpressionElement {
  readonly in?: ChildElement;
  readonly match?: ChildElement;
}

export interface IteratorElement extends ExpressionElement {
  readonly iteratorVariable?: string;
  readonly in?: ChildElement;
  readonly return?: ChildElement;
  readonly satisfies?: ChildElement;
}

export interface FunctionElement extends ExpressionElement {
  readonly kind?: string;
  readonly formalParameter?: readonly InformationItem[];
  readonly body?: ExpressionElement;
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

export interface DrgElement extends DmnElement {
  readonly variable?: InformationItem;
  readonly decisionLogic?: ExpressionElement;
  readonly encapsulatedLogic?: FunctionElement;
  readonly informationRequirement?: readonly {
    readonly requiredDecision?: Reference;
    readonly requiredInput?: Reference;
  }[];
  readonly knowledgeRequirement?: readonly { readonly requiredKnowledge?: Reference }[];
  readonly outputDecision?: readonly Reference[];
  readonly inputDecision?: readonly Reference[];
  readonly encapsulatedDecision?: readonly Reference[];
  readonly inputData?: readonly Reference[];
}

export interface ItemDefinitionElement extends DmnElement {
  readonly typeRef?: string;
  readonly isCollection?: boolean;
  readonly itemComponent?: readonly ItemDefinitionElement[];
  readonly allowedValues?: ExpressionElement;
  /** DMN 1.5: of the whole value, a collection included. */
  readonly typeConstraint?: ExpressionElement;
  readonly functionItem?: DmnElement & { readonly outputTypeRef?: string };
}

export interface DefinitionsElement extends DmnElement {
  readonly expressionLanguage?: string;
  readonly drgElement?: readonly DrgElement[];
  readonly itemDefinition?: readonly ItemDefinitionElement[];
  readonly import?: readonly DmnElement[];
}
