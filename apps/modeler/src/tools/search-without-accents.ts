import search, { type BaseToken, type SearchResult, type Token } from 'diagram-js/lib/features/search/search';
import { withoutAccents } from './without-accents.js';

type Text = string | readonly string[] | undefined;

type Searched = Readonly<Record<string, unknown>>;

const bare = (text: Text): string | string[] =>
  typeof text === 'string' ? withoutAccents(text) : (text ?? []).map(withoutAccents);

const isText = (text: unknown): text is Text =>
  text === undefined ||
  typeof text === 'string' ||
  (Array.isArray(text) && text.every((one) => typeof one === 'string'));

/** The words as they are written, where the search looked at them without accents. */
const asWritten = (token: BaseToken, text: string): BaseToken => ({
  ...token,
  value: text.normalize('NFC').slice(token.index, token.index + token.value.length),
});

const allAsWritten = (tokens: readonly Token[], text: Text): Token[] =>
  tokens.map((token, place) => {
    const own = (typeof text === 'string' ? text : text?.[place]) ?? '';
    return Array.isArray(token) ? token.map((one) => asWritten(one, own)) : asWritten(token, own);
  });

/** bpmn.io's search, for steps to find and steps to add, where “resolucion” finds “Resolución”. */
export const searchWithoutAccents = <Item extends Searched>(
  items: readonly Item[],
  pattern: string,
  options: { readonly keys: readonly string[] },
): SearchResult<Item>[] => {
  const keys = [...options.keys];
  const textOf = (item: Item, key: string): Text => (isText(item[key]) ? item[key] : undefined);
  const looked = items.map((item, place) => ({
    ...Object.fromEntries(keys.map((key) => [key, bare(textOf(item, key))])),
    place: String(place),
  }));
  return search(looked, withoutAccents(pattern), { keys }).flatMap(({ item: { place }, tokens }) => {
    const item = items[Number(place)];
    if (item === undefined) return [];
    const written = keys.map((key) => [key, allAsWritten(tokens[key] ?? [], textOf(item, key))] as const);
    return [{ item, tokens: Object.fromEntries(written) }];
  });
};
