import { compileDiagram } from '../compile-diagram.js';
import type { FlowNode, ProcessDefinition } from '../definition.js';

/** The processes of a file that must compile; fails with what is wrong with it. */
export async function allCompiled(xml: string): Promise<readonly ProcessDefinition[]> {
  const compilation = await compileDiagram(xml);
  if (compilation.ok) return compilation.diagram.definitions;
  throw new Error(compilation.findings.map((finding) => finding.message).join('\n'));
}

/** The first process of the file. */
export async function compiled(xml: string): Promise<ProcessDefinition> {
  const [definition] = await allCompiled(xml);
  if (!definition) throw new Error('no definition');
  return definition;
}

export async function nodeOf(xml: string, id = 't'): Promise<FlowNode | undefined> {
  return (await compiled(xml)).nodes[id];
}
