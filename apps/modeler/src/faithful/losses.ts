import { localOf, namespaceOf, type QualifiedName, type XmlNode } from './xml-tree.js';

/** Something of a file that is not in it any more. */
export interface Loss {
  readonly kind: 'element' | 'attribute' | 'text' | 'comment';
  /** As written in the file: `camunda:in`, `calledElement`. */
  readonly what: string;
  /** What it was, where that is a word or two. */
  readonly value: string;
  /** Name or id of the nearest element that has one. */
  readonly where: string;
}

/** True where leaving the attribute out says the same. */
export type SaysTheSame = (element: QualifiedName, attribute: QualifiedName, value: string) => boolean;

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const xsiType = '{http://www.w3.org/2001/XMLSchema-instance}type';

const withoutPrefix = (value: string): string => value.replace(/^[\w.-]+:(?=[\w.-]+$)/, '');

const asNumber = (value: string): string => (/^-?\d+\.\d+$/.test(value) ? String(Number(value)) : value);

/** References and types are qualified names; their prefix may be another one afterwards. */
const sameValue = (one: string, other: string): boolean =>
  one === other || withoutPrefix(one) === withoutPrefix(other) || asNumber(one) === asNumber(other);

const sameText = (one: string, other: string): boolean => one === other || sameValue(one.trim(), other.trim());

const short = (value: string): string => (value.length > 60 ? `${value.slice(0, 59)}…` : value);

const placeOf = (node: XmlNode, around: string): string => {
  const own = node.attributes['name'] ?? node.attributes['id'] ?? '';
  return own === '' ? around : short(own);
};

/** A formal expression may stand wherever an expression may (BPMN 2.0.2, 8.4.2), under the name of either. */
const roleOf = ({ name }: XmlNode): QualifiedName =>
  name === `{${bpmn}}formalExpression` ? `{${bpmn}}expression` : name;

/** The same element in the other tree: by id, else the one at the same place among its likes. */
const partnersOf = (before: XmlNode, after: XmlNode): readonly (readonly [XmlNode, XmlNode | undefined])[] => {
  const left = [...after.children];
  const take = (fits: (node: XmlNode) => boolean): XmlNode | undefined => {
    const found = left.findIndex(fits);
    return found < 0 ? undefined : left.splice(found, 1)[0];
  };
  return before.children.map((child) => {
    const id = child.attributes['id'];
    return [child, take((other) => roleOf(other) === roleOf(child) && other.attributes['id'] === id)];
  });
};

const lostAttributes = (before: XmlNode, after: XmlNode, around: string, same: SaysTheSame): readonly Loss[] =>
  Object.entries(before.attributes).flatMap(([name, value]) => {
    const kept = after.attributes[name];
    if (kept === undefined ? same(before.name, name, value) : sameValue(kept, value)) return [];
    // A formal expression is what BPMN takes a condition for in any case.
    if (name === xsiType && namespaceOf(before.name) === bpmn && kept === undefined) return [];
    return [{ kind: 'attribute' as const, what: localOf(name), value: short(value), where: around }];
  });

/** What stands in `before` and not in `after`; order, prefixes and formatting say nothing. */
export const lossesBetween = (before: XmlNode, after: XmlNode, same: SaysTheSame, around = ''): readonly Loss[] => {
  const where = placeOf(before, around);
  const text = sameText(before.text, after.text)
    ? []
    : [{ kind: 'text' as const, what: before.written, value: short(before.text), where }];
  const comments = before.comments > after.comments;
  return [
    ...lostAttributes(before, after, where, same),
    ...text,
    ...(comments ? [{ kind: 'comment' as const, what: before.written, value: '', where }] : []),
    ...partnersOf(before, after).flatMap(([child, kept]) =>
      kept === undefined
        ? [{ kind: 'element' as const, what: child.written, value: short(child.text), where: placeOf(child, where) }]
        : lossesBetween(child, kept, same, where),
    ),
  ];
};
