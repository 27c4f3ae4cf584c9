const names: Readonly<Record<string, string>> = { formalExpression: 'condition', implicitThrowEvent: 'event' };

const definition = /<([\w.-]+:)?complexBehaviorDefinition\b[\s\S]*?<\/\1?complexBehaviorDefinition>/g;
const misnamed = /(<\/?(?:[\w.-]+:)?)(formalExpression|implicitThrowEvent)\b/g;

/** moddle writes the parts of a complex behaviour by their types, where BPMN has their roles. */
export const withComplexBehavior = (xml: string): string =>
  xml.replaceAll(definition, (part) =>
    part.replaceAll(misnamed, (_, open: string, name: string) => `${open}${names[name] ?? name}`),
  );
