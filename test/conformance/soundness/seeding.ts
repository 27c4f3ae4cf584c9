import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDiagram, type FlowNode, type ProcessDefinition, type SequenceFlow } from '@relevo/bpmn-model';
import { parseForm, variableNames } from '@relevo/forms';

type Mutable<Data> = { -readonly [Key in keyof Data]: Data[Key] };
type Nodes = Record<string, Mutable<FlowNode>>;
type Flows = Record<string, Mutable<SequenceFlow>>;

const root = join(import.meta.dirname, '..', '..', '..', 'processes');

/** A shipped flow, and what its tasks' forms may set. */
export interface Shipped {
  readonly definition: ProcessDefinition;
  readonly variablesSetBy: (elementId: string) => readonly string[] | undefined;
}

const read = (process: string, file: string): string => readFileSync(join(root, process, file), 'utf8');

export const shipped = async (process: string, forms: readonly string[]): Promise<Shipped> => {
  const compiled = await compileDiagram(read(process, `${process}.bpmn`), { profile: 'bundle' });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  const [definition] = compiled.diagram.definitions;
  if (!definition) throw new Error(`Expected a process in ${process}.bpmn, but there is none.`);
  const fields = new Map(
    forms.map((file) => {
      const parsed = parseForm(JSON.parse(read(process, file)) as object);
      if (!parsed.ok) throw new Error(`Expected ${file} to be a form.`);
      return [parsed.form.id, variableNames(parsed.form)] as const;
    }),
  );
  const variablesSetBy = (elementId: string): readonly string[] | undefined => {
    const node = definition.nodes[elementId];
    return node?.type === 'userTask' && node.form ? fields.get(node.form.formId) : undefined;
  };
  return { definition, variablesSetBy };
};

/** Spoils a copy of a definition as a person might who redraws it. */
export class Seeding {
  readonly #nodes: Nodes;
  readonly #flows: Flows;
  readonly #definition: ProcessDefinition;

  constructor(definition: ProcessDefinition) {
    this.#definition = structuredClone(definition);
    this.#nodes = this.#definition.nodes as Nodes;
    this.#flows = this.#definition.flows as Flows;
  }

  get definition(): ProcessDefinition {
    return this.#definition;
  }

  /** Another kind of gateway, or end. */
  retype(id: string, changes: object): this {
    Object.assign(this.#node(id), changes);
    return this;
  }

  parallel(id: string): this {
    return this.retype(id, { type: 'parallelGateway', defaultFlow: undefined });
  }

  terminate(id: string): this {
    return this.retype(id, { event: { kind: 'terminate' } });
  }

  redirect(id: string, target: string): this {
    const flow = this.#flow(id);
    const [before, after] = [this.#node(flow.target), this.#node(target)];
    before.incoming = before.incoming.filter((one) => one !== id);
    after.incoming = [...after.incoming, id];
    flow.target = target;
    return this;
  }

  remove(id: string): this {
    const flow = this.#flow(id);
    const [source, target] = [this.#node(flow.source), this.#node(flow.target)];
    source.outgoing = source.outgoing.filter((one) => one !== id);
    target.incoming = target.incoming.filter((one) => one !== id);
    Reflect.deleteProperty(this.#flows, id);
    return this;
  }

  when(id: string, source: string): this {
    this.#flow(id).condition = { kind: 'feel', source };
    return this;
  }

  /** Everything that leads to a node has to come before it goes on. */
  joinBefore(id: string): this {
    const node = this.#node(id);
    const join = { ...structuredClone(node), id: `Join_${id}`, name: `Before ${id}`, type: 'parallelGateway' };
    Object.assign(join, { boundaryEvents: [], outgoing: [`Flow_Join_${id}`], properties: {} });
    for (const flow of node.incoming) this.#flow(flow).target = join.id;
    this.#nodes[join.id] = join as Mutable<FlowNode>;
    this.#flows[`Flow_Join_${id}`] = { id: `Flow_Join_${id}`, source: join.id, target: id };
    node.incoming = [`Flow_Join_${id}`];
    return this;
  }

  #node(id: string): Mutable<FlowNode> {
    const node = this.#nodes[id];
    if (!node) throw new Error(`Expected an element ${id}, but there is none.`);
    return node;
  }

  #flow(id: string): Mutable<SequenceFlow> {
    const flow = this.#flows[id];
    if (!flow) throw new Error(`Expected a flow ${id}, but there is none.`);
    return flow;
  }
}
