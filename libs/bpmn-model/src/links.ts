import { elementOf, elementsOf, type ModdleElement, stringOf, triggersOf } from './moddle/moddle-element.js';

export interface LinkEvent {
  readonly event: ModdleElement;
  readonly link: ModdleElement;
  readonly name: string;
}

/** Link events of that type among the nodes of one scope. */
export function linksOf(nodes: readonly ModdleElement[], type: string): readonly LinkEvent[] {
  return nodes
    .filter((node) => node.$type === type)
    .flatMap((event) => triggersOf(event).map((link) => ({ event, link })))
    .filter(({ link }) => link.$type === 'bpmn:LinkEventDefinition')
    .map(({ event, link }) => ({ event, link, name: stringOf(link, 'name')?.trim() ?? '' }));
}

/** Throwing link events with the catching ones: by the ends that the links name, else by name. */
export function pairLinks(nodes: readonly ModdleElement[]): readonly (readonly [ModdleElement, ModdleElement])[] {
  const catching = linksOf(nodes, 'bpmn:IntermediateCatchEvent');
  return linksOf(nodes, 'bpmn:IntermediateThrowEvent').flatMap((throwing) => {
    const target = targetOf(throwing, catching);
    return target ? [[throwing.event, target.event] as const] : [];
  });
}

export function targetOf(throwing: LinkEvent, catching: readonly LinkEvent[]): LinkEvent | undefined {
  const named = elementOf(throwing.link, 'target');
  if (named) return catching.find((each) => each.link === named);
  return (
    catching.find((each) => elementsOf(each.link, 'source').includes(throwing.link)) ??
    catching.find((each) => each.name === throwing.name && each.name !== '')
  );
}
