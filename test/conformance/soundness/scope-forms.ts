import type { CaseState, ElementInstance, Key } from '@relevo/bpmn-kernel';
import { placeOf } from '../differential/kernel-run.js';

/** A boundary event that does not interrupt and has occurred: `elementKey targetElementId`. */
export type Note = string;

export interface Stuck {
  /** Joins at which a token waits in a scope where nobody can do anything. */
  readonly at: readonly string[];
  /** The same, where a scope inside is what it waits for. */
  readonly behind: readonly string[];
}

/** A case as a tree of scopes: which of several equal instances is which does not matter. */
export class ScopeForms {
  readonly #inside = new Map<Key, ElementInstance[]>();

  constructor(
    private readonly state: CaseState,
    private readonly root: Key,
    private readonly occurred: readonly Note[],
  ) {
    for (const element of state.elements.values()) {
      const siblings = this.#inside.get(element.scopeKey) ?? [];
      this.#inside.set(element.scopeKey, [...siblings, element]);
    }
  }

  /** The same for states that behave the same. */
  get form(): string {
    return this.#formIn(this.root);
  }

  /** More than two tokens at one place of one scope. */
  get isCrowded(): boolean {
    return this.#scopes().some((scope) => {
      const places = this.#in(scope)
        .flatMap((element) => placeOf(element) ?? [])
        .sort();
      return places.some((place, index) => place === places[index + 2]);
    });
  }

  get stuck(): Stuck {
    const dead = this.#scopes().filter((scope) => !this.#movable().has(scope));
    const joinsIn = (scope: Key): readonly string[] =>
      this.#in(scope).flatMap(({ state, elementId }) => (state === 'joining' ? [elementId] : []));
    const holds = (scope: Key): boolean => this.#in(scope).some(({ key }) => this.#inside.has(key));
    return {
      at: dead.filter((scope) => !holds(scope)).flatMap(joinsIn),
      behind: dead.filter(holds).flatMap(joinsIn),
    };
  }

  /** Scopes in which somebody can do something, at any depth. */
  #movable(): ReadonlySet<Key> {
    const waiting = [...this.state.subscriptions.values()].filter(
      (row) => !this.occurred.includes(`${row.elementKey} ${row.targetElementId}`),
    );
    const movable = new Set<Key>();
    for (const { elementKey } of [...this.state.userTasks.values(), ...waiting]) {
      let scope = this.state.elements.get(elementKey)?.scopeKey;
      for (; scope !== undefined; scope = this.state.elements.get(scope)?.scopeKey) movable.add(scope);
    }
    return movable;
  }

  #scopes(): readonly Key[] {
    return [...this.#inside.keys()];
  }

  #in(scope: Key): readonly ElementInstance[] {
    return this.#inside.get(scope) ?? [];
  }

  #formIn(scope: Key): string {
    return this.#in(scope)
      .map((element) => this.#formOf(element))
      .sort()
      .join(' ');
  }

  #formOf(element: ElementInstance): string {
    const { key, loop } = element;
    const notes = this.occurred.filter((note) => note.startsWith(`${key} `)).map((note) => note.split(' ')[1] ?? '');
    const rounds = loop?.kind === 'body' ? `#${loop.entered}-${loop.completed}` : '';
    const inside = this.#inside.has(key) ? `(${this.#formIn(key)})` : '';
    return `${placeOf(element) ?? ''}${rounds}${notes.sort().join('~')}${inside}`;
  }
}
