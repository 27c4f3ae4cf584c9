/** What DMN 1.4 and 1.5 have beyond 1.3, in the form of dmn-moddle's own descriptor. */
const property = (name: string, type: string) => ({ name, type, xml: { serialize: 'property' } });

const iterator = (name: string, last: string) => ({
  name,
  superClass: ['Expression'],
  properties: [
    { name: 'iteratorVariable', isAttr: true, type: 'String' },
    property('in', 'TypedChildExpression'),
    property(last, 'ChildExpression'),
  ],
});

/** moddle writes into what it is given: each is made anew. */
export const newerElements: readonly (() => object)[] = [
  () => ({
    name: 'ChildExpression',
    properties: [
      { name: 'id', isAttr: true, type: 'String' },
      { name: 'value', type: 'Expression' },
    ],
  }),
  () => ({
    name: 'TypedChildExpression',
    superClass: ['ChildExpression'],
    properties: [{ name: 'typeRef', isAttr: true, type: 'String' }],
  }),
  () => ({
    name: 'Conditional',
    superClass: ['Expression'],
    properties: ['if', 'then', 'else'].map((name) => property(name, 'ChildExpression')),
  }),
  () => ({
    name: 'Filter',
    superClass: ['Expression'],
    properties: ['in', 'match'].map((name) => property(name, 'ChildExpression')),
  }),
  () => iterator('For', 'return'),
  () => iterator('Every', 'satisfies'),
  () => iterator('Some', 'satisfies'),
  () => ({
    name: 'ConstrainedItem',
    extends: ['dmn:ItemDefinition'],
    properties: [property('typeConstraint', 'UnaryTests')],
  }),
];
