import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/** Written as an element with the name of the property; else bpmn-moddle names it by its type. */
const byProperty = { isAttr: false, xml: { serialize: 'property' } } as const;

/** Where bpmn-moddle has a property otherwise than the schema of BPMN 2.0 (Semantic.xsd), by type and name. */
const corrections: Readonly<Record<string, Readonly<Record<string, typeof byProperty>>>> = {
  GlobalScriptTask: { script: byProperty },
  ComplexBehaviorDefinition: { condition: byProperty, event: byProperty },
  CorrelationPropertyRetrievalExpression: { messagePath: byProperty },
  CorrelationPropertyBinding: { dataPath: byProperty },
};

const corrected = {
  ...bpmn,
  types: bpmn.types.map((type) => {
    const properties = corrections[type.name];
    if (properties === undefined) return type;
    return { ...type, properties: type.properties?.map((each) => ({ ...each, ...properties[each.name] })) };
  }),
};

/** What every reader of a diagram is given: BPMN 2.0 as its schema has it, and Camunda 8's extensions. */
export const moddlePackages = { bpmn: corrected, zeebe } as const;
