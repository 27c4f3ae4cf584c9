import type { Factory, Moddle } from '../diagram.js';
import type { PatternNode, Round } from '../pattern.js';

const valuesOf = (carrier: Moddle): Moddle[] | undefined =>
  carrier.get<Moddle | undefined>('extensionElements')?.get<Moddle[]>('values');

/** Writes what a pattern says of a node into its extension elements, before it is drawn. */
export class Extensions {
  constructor(private readonly factory: Factory) {}

  write(carrier: Moddle, node: PatternNode): void {
    const { properties = {}, inputs = [], outputs = [], formId, job, round } = node;
    if (formId !== undefined) this.#container(carrier, 'zeebe:FormDefinition').set('formId', formId);
    if (job !== undefined) this.#container(carrier, 'zeebe:TaskDefinition').set('type', job);
    this.#mappings(
      carrier,
      'inputParameters',
      inputs.map((each) => this.factory.create('zeebe:Input', each)),
    );
    this.#mappings(
      carrier,
      'outputParameters',
      outputs.map((each) => this.factory.create('zeebe:Output', each)),
    );
    this.properties(carrier, properties);
    if (round !== undefined) this.#round(carrier, round);
  }

  /** `zeebe:properties`; one that is there already gets the new value. */
  properties(carrier: Moddle, values: Readonly<Record<string, string>>): void {
    if (Object.keys(values).length === 0) return;
    const container = this.#container(carrier, 'zeebe:Properties');
    const kept = container.get<Moddle[]>('properties').filter(({ name }) => name === undefined || !(name in values));
    const added = Object.entries(values).map(([name, value]) => this.factory.create('zeebe:Property', { name, value }));
    for (const property of added) property.$parent = container;
    container.set('properties', [...kept, ...added]);
  }

  assign(carrier: Moddle, group: string): void {
    this.#container(carrier, 'zeebe:AssignmentDefinition').set('candidateGroups', group);
  }

  #mappings(carrier: Moddle, list: 'inputParameters' | 'outputParameters', added: readonly Moddle[]): void {
    if (added.length === 0) return;
    const container = this.#container(carrier, 'zeebe:IoMapping');
    for (const one of added) one.$parent = container;
    container.set(list, [...container.get<Moddle[]>(list), ...added]);
  }

  #round(carrier: Moddle, { collection, outputs, output, done }: Round): void {
    const loop = this.factory.create('bpmn:MultiInstanceLoopCharacteristics');
    const said = this.#container(loop, 'zeebe:LoopCharacteristics');
    said.set('inputCollection', collection);
    said.set('inputElement', 'place');
    said.set('outputCollection', outputs);
    said.set('outputElement', output);
    const condition = this.factory.create('bpmn:FormalExpression', { body: done });
    condition.$parent = loop;
    loop.set('completionCondition', condition);
    loop.$parent = carrier;
    carrier.set('loopCharacteristics', loop);
  }

  /** The one of its kind, made where there is none. */
  #container(carrier: Moddle, type: string): Moddle {
    const found = valuesOf(carrier)?.find(({ $type }) => $type === type);
    if (found) return found;
    const extension = carrier.get<Moddle | undefined>('extensionElements') ?? this.#extensionsOf(carrier);
    const made = this.factory.create(type);
    made.$parent = extension;
    extension.set('values', [...(extension.get<Moddle[] | undefined>('values') ?? []), made]);
    return made;
  }

  #extensionsOf(carrier: Moddle): Moddle {
    const made = this.factory.create('bpmn:ExtensionElements', { values: [] });
    made.$parent = carrier;
    carrier.set('extensionElements', made);
    return made;
  }
}
