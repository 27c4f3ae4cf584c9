interface Labelled {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
}

/** Names that are not simply the words of the type. */
const KINDS: Readonly<Record<string, string>> = {
  SubProcess: 'subprocess',
  AdHocSubProcess: 'ad-hoc subprocess',
  EventBasedGateway: 'event-based gateway',
  BusinessRuleTask: 'business rule task',
};

/** `bpmn:UserTask` -> `user task`; `userTask` -> `user task`. */
export function kindOf(type: string): string {
  const name = capitalised(type.slice(type.indexOf(':') + 1));
  return KINDS[name] ?? name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** How messages name an element: `user task "Attend" (Task_1)`. */
export function labelOf(element: Labelled): string {
  const name = element.name?.replace(/\s+/g, ' ').trim();
  const id = element.id ?? 'without id';
  return name ? `${kindOf(element.$type)} "${name}" (${id})` : `${kindOf(element.$type)} ${id}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
