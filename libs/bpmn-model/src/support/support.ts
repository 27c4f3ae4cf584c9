/**
 * What the engine does with something that a diagram may carry (design §3, "nothing is silently ignored"):
 * executed: it means what the standard says. not-used: kept, exported again and listed. refused: it would change
 * execution and is not executed, so the file is refused.
 */
export type Use = 'executed' | 'not-used' | 'refused';

export type AttributeSupport =
  | { readonly use: 'executed' | 'not-used' }
  /** Executed with these values only; anything else is refused. */
  | { readonly use: 'only'; readonly values: readonly string[]; readonly reason: string }
  | { readonly use: 'refused'; readonly reason: string };

export interface ElementSupport {
  readonly use: Use;
  /** Why it is refused and what to draw instead, or what becomes of it when it is not used. */
  readonly reason?: string;
  readonly attributes: Readonly<Record<string, AttributeSupport>>;
  /** Elements of the same namespace that may stand inside. */
  readonly children: readonly string[];
  /** `zeebe:` elements that may stand in its extension elements. */
  readonly extensions: readonly string[];
}

type Attributes = ElementSupport['attributes'];

export const executed: AttributeSupport = { use: 'executed' };
export const notUsed: AttributeSupport = { use: 'not-used' };

export function only(values: readonly string[], reason: string): AttributeSupport {
  return { use: 'only', values, reason };
}

export function attributes(support: AttributeSupport, ...names: readonly string[]): Attributes {
  return Object.fromEntries(names.map((name) => [name, support]));
}

/** An element that is executed, made of what it adds to `bases`. */
export function element(
  bases: readonly Partial<ElementSupport>[],
  own: Partial<Omit<ElementSupport, 'use'>> = {},
): ElementSupport {
  const parts = [...bases, own];
  return {
    use: 'executed',
    attributes: Object.assign({}, ...parts.map((part) => part.attributes ?? {})) as Attributes,
    children: parts.flatMap((part) => part.children ?? []),
    extensions: parts.flatMap((part) => part.extensions ?? []),
  };
}

/** Refused as a whole: what stands inside is not looked at. */
export function refused(reason: string): ElementSupport {
  return { use: 'refused', reason, attributes: {}, children: [], extensions: [] };
}

/** Kept and listed as a whole: what stands inside is not looked at. */
export function kept(reason: string): ElementSupport {
  return { use: 'not-used', reason, attributes: {}, children: [], extensions: [] };
}
