import { isField } from '../../conditions/condition.js';
import type { BpmnFactory, DiagramElement } from '../../editor/services.js';
import { extensionOf, textOf } from '../../variables/extensions.js';
import { type Change, removeExtension, setExtension } from '../moddle-changes.js';

/** Who does a task, as far as it is said without a formula. */
export type Who =
  | { readonly kind: 'lane' }
  /** Id of a group, or `requester`. */
  | { readonly kind: 'group'; readonly group: string }
  /** A user name. */
  | { readonly kind: 'person'; readonly user: string }
  /** Something known at the step that holds a user name. */
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'formula'; readonly feel: string };

const type = 'zeebe:AssignmentDefinition';

export const readAssignee = (written: string): Who | null => {
  if (written === '') return null;
  if (!written.startsWith('=')) return { kind: 'person', user: written };
  const name = written.slice(1).trim();
  return isField(name) ? { kind: 'variable', name } : { kind: 'formula', feel: written };
};

/** The person goes before the groups: that is how the engine hands the task out. */
export const readWho = ({ businessObject }: DiagramElement): Who => {
  const assigned = extensionOf(businessObject, type);
  const group = textOf(assigned, 'candidateGroups');
  return readAssignee(textOf(assigned, 'assignee')) ?? (group === '' ? { kind: 'lane' } : { kind: 'group', group });
};

const written = (who: Who): Readonly<Record<'assignee' | 'candidateGroups', string | undefined>> => {
  const nobody = { assignee: undefined, candidateGroups: undefined };
  switch (who.kind) {
    case 'lane':
      return nobody;
    case 'group':
      return { ...nobody, candidateGroups: who.group };
    case 'person':
      return { ...nobody, assignee: who.user };
    case 'variable':
      return { ...nobody, assignee: `=${who.name}` };
    case 'formula':
      return { ...nobody, assignee: who.feel };
  }
};

export const writeWho = (
  { businessObject: owner }: DiagramElement,
  who: Who,
  factory: BpmnFactory,
): readonly Change[] => {
  const isLast = who.kind === 'lane' && textOf(extensionOf(owner, type), 'candidateUsers') === '';
  return isLast ? removeExtension({ owner, type }, factory) : setExtension({ owner, type }, written(who), factory);
};
