import type { BpmnFactory, ModdleElement } from '../../editor/services.js';
import { addRoots, rootsOf } from '../data/items.js';
import type { Change } from '../moddle-changes.js';

/** What the engine can throw by name or code. */
export const throwKinds = ['signal', 'message', 'escalation'] as const;
export type ThrowKind = (typeof throwKinds)[number];

export interface Thrown {
  readonly kind: ThrowKind;
  /** Of a signal or message its name, of an escalation its code. */
  readonly name: string;
}

interface Kind {
  readonly definition: string;
  readonly root: string;
  readonly reference: string;
  readonly named: string;
}

const kinds: Record<ThrowKind, Kind> = {
  signal: { definition: 'bpmn:SignalEventDefinition', root: 'bpmn:Signal', reference: 'signalRef', named: 'name' },
  message: { definition: 'bpmn:MessageEventDefinition', root: 'bpmn:Message', reference: 'messageRef', named: 'name' },
  escalation: {
    ...{ definition: 'bpmn:EscalationEventDefinition', root: 'bpmn:Escalation' },
    ...{ reference: 'escalationRef', named: 'escalationCode' },
  },
};

export const readThrown = (definition: ModdleElement | undefined): Thrown | null => {
  const kind = throwKinds.find((each) => kinds[each].definition === definition?.$type);
  if (kind === undefined) return null;
  const { reference, named } = kinds[kind];
  return { kind, name: definition?.get<ModdleElement | undefined>(reference)?.get<string | undefined>(named) ?? '' };
};

interface Named {
  readonly root: ModdleElement | undefined;
  readonly made: readonly ModdleElement[];
}

/** The one of the file that is called so; made where there is none. */
const namedRoot = (near: ModdleElement, { kind, name }: Thrown, factory: BpmnFactory): Named => {
  const { root: type, named } = kinds[kind];
  if (name === '') return { root: undefined, made: [] };
  const found = rootsOf(near, type).find((each) => each.get<unknown>(named) === name);
  if (found) return { root: found, made: [] };
  const root = factory.create(type, named === 'name' ? { name } : { name, [named]: name });
  return { root, made: [root] };
};

/** The message, signal or escalation of that name at `of`, an event definition or a task. */
export const referTo = (of: ModdleElement, thrown: Thrown, factory: BpmnFactory): readonly Change[] => {
  const { root, made } = namedRoot(of, thrown, factory);
  return [...addRoots(of, made), { of, set: { [kinds[thrown.kind].reference]: root } }];
};

export interface MadeDefinition {
  readonly definition: ModdleElement;
  /** New elements of the whole file that it refers to. */
  readonly made: readonly ModdleElement[];
}

/** An event definition that throws it. */
export const definitionOf = (near: ModdleElement, thrown: Thrown, factory: BpmnFactory): MadeDefinition => {
  const { root, made } = namedRoot(near, thrown, factory);
  const { definition, reference } = kinds[thrown.kind];
  return { definition: factory.create(definition, root ? { [reference]: root } : {}), made };
};
