import { getLabel } from 'bpmn-js/lib/util/LabelUtil';
import type { BaseToken, SearchResult, Token } from 'diagram-js/lib/features/search/search';
import type { DiagramElement, ElementRegistry } from '../editor/services.js';
import { saidOf } from './said-of.js';

interface SearchPad {
  registerProvider(provider: object): void;
}

interface RootElements {
  getRootElements(): readonly DiagramElement[];
}

interface Searched {
  readonly [key: string]: string | string[];
  readonly id: string;
}

type Search = (items: Searched[], pattern: string, options: { keys: string[] }) => SearchResult<Searched>[];

interface Found {
  readonly element: DiagramElement | undefined;
  readonly primaryTokens: readonly Token[];
  readonly secondaryTokens: readonly BaseToken[];
}

/** So much before the words that matched still lets them stand on the one line that a result has. */
const before = 24;

const matchedLength = (text: readonly BaseToken[]): number =>
  text.reduce((sum, { match, value }) => sum + (match === true ? value.length : 0), 0);

/** From a little before the first match on. */
const excerptOf = ([first, ...others]: readonly BaseToken[]): readonly BaseToken[] => {
  if (first === undefined) return [];
  if (first.match === true || first.value.length <= before) return [first, ...others];
  return [{ ...first, value: `…${first.value.slice(-before).replace(/^\S*\s/, '')}` }, ...others];
};

/** Where most of the words were found; the id where it is as good as any. */
const secondLine = ({ id = [], said = [] }: Readonly<Record<string, Token[]>>): readonly BaseToken[] => {
  const ids = id.flat();
  const texts = said.map((text) => (Array.isArray(text) ? text : [text]));
  const [best = ids] = [ids, ...texts].toSorted((a, b) => matchedLength(b) - matchedLength(a));
  return best === ids ? ids : excerptOf(best);
};

/** bpmn.io's search knows names and ids; people also remember what the requester reads, and what was written about a step. */
export class StepSearch {
  static readonly $inject = ['elementRegistry', 'searchPad', 'canvas', 'search'];

  constructor(
    private readonly elements: ElementRegistry,
    searchPad: SearchPad,
    private readonly canvas: RootElements,
    private readonly search: Search,
  ) {
    searchPad.registerProvider(this);
  }

  find(pattern: string): readonly Found[] {
    const roots = new Set(this.canvas.getRootElements());
    const all = this.elements.filter((element) => element.labelTarget === undefined && !roots.has(element));
    const searched = all.map((element) => ({
      id: element.id,
      label: getLabel(element as unknown as Parameters<typeof getLabel>[0]) ?? '',
      said: [...saidOf(element.businessObject)],
    }));
    return this.search(searched, pattern, { keys: ['label', 'id', 'said'] }).map(({ item, tokens }) => ({
      element: this.elements.get(item.id),
      primaryTokens: tokens['label'] ?? [],
      secondaryTokens: secondLine(tokens),
    }));
  }
}
