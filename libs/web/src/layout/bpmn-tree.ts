const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
export const di = 'http://www.omg.org/spec/BPMN/20100524/DI';

/** The children that are BPMN elements of one of these names. */
export const childrenOf = (parent: Element, ...names: readonly string[]): readonly Element[] =>
  [...parent.children].filter(({ namespaceURI, localName }) => namespaceURI === bpmn && names.includes(localName));

export const idOf = (element: Element): string => element.getAttribute('id') ?? '';

export const textsOf = (parent: Element, name: string): readonly string[] =>
  childrenOf(parent, name).map(({ textContent }) => localId(textContent.trim()));

/** References are qualified names: `semantic:Task_1` means the element with the id `Task_1`. */
export const localId = (reference: string): string => reference.split(':').at(-1) ?? reference;

export const referenceOf = (element: Element, name: string): string => localId(element.getAttribute(name) ?? '');

const scopes = ['subProcess', 'transaction', 'adHocSubProcess'];

export const isScope = ({ localName }: Element): boolean => scopes.includes(localName);

export const isBoundary = ({ localName }: Element): boolean => localName === 'boundaryEvent';

const flowNode = /^(task|.+Task|callActivity|.+Event|.+Gateway)$/;

export const flowNodesOf = (scope: Element): readonly Element[] =>
  [...scope.children].filter(
    (element) => element.namespaceURI === bpmn && (flowNode.test(element.localName) || isScope(element)),
  );

export const artifactsOf = (scope: Element): readonly Element[] =>
  childrenOf(scope, 'dataObjectReference', 'dataStoreReference', 'textAnnotation', 'group');

/** Every scope inside, itself first. */
export const scopesIn = (scope: Element): readonly Element[] => [
  scope,
  ...flowNodesOf(scope).filter(isScope).flatMap(scopesIn),
];
