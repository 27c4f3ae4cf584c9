import { compileDiagram, type ProcessDefinition } from '@relevo/bpmn-model';

/** The definitions of a BPMN file, by way of the deploy rules. */
export const compiled = async (xml: string): Promise<readonly ProcessDefinition[]> => {
  const result = await compileDiagram(xml, { profile: 'bundle' });
  if (result.ok) return result.diagram.definitions;
  throw new Error(result.findings.map(({ message }) => message).join('\n'));
};
