import { Injectable } from '@nestjs/common';
import type { ArticleHit, Page } from '@relevo/contracts';
import { Database } from '../database/database.js';
import { articleColumns, type ArticleRow, summaryOf } from './article.js';
import { asPrefix, searchWords } from './search-words.js';

export interface SearchRequest {
  readonly words: string;
  readonly limit: number;
  readonly offset: number;
  readonly internal: boolean;
}

export interface FoundPage extends Page<ArticleHit> {
  /** The words that were looked for, mistyped ones mended; none: the newest were listed. */
  readonly searched: readonly string[];
}

interface Term {
  readonly word: string;
  /** Empty: a stop word in one of the languages. */
  readonly query: string;
}

interface HitRow extends ArticleRow {
  readonly rank: number;
  readonly total: number;
  readonly title_en: string;
  readonly title_es: string;
  readonly excerpt_en: string;
  readonly excerpt_es: string;
}

const open = '\uE000';
const close = '\uE001';
const titleOptions = `StartSel="${open}", StopSel="${close}", HighlightAll=true`;
const excerptOptions = `StartSel="${open}", StopSel="${close}", MaxFragments=2, MaxWords=26, MinWords=10, FragmentDelimiter=" … "`;

/** Below it a word of the articles is another word, not a slip of the fingers. */
const similarEnough = 0.4;

const mendStatement = `
  SELECT w.word, coalesce(
    (SELECT w.word WHERE EXISTS (SELECT 1 FROM article_word v WHERE v.word LIKE w.word || '%')),
    (SELECT v.word FROM article_word v
     WHERE v.word % w.word AND similarity(v.word, w.word) >= $2
     ORDER BY similarity(v.word, w.word) DESC, v.word LIMIT 1),
    w.word) AS mended
  FROM unnest($1::text[]) WITH ORDINALITY AS w(word, place) ORDER BY w.place`;

const termStatement = `
  SELECT t.word, CASE WHEN numnode(en) = 0 OR numnode(es) = 0 THEN '' ELSE (en || es)::text END AS query
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t(word, pattern, place),
    to_tsquery('relevo_english', t.pattern) en, to_tsquery('relevo_spanish', t.pattern) es
  ORDER BY t.place`;

/** Rank: how many of the words, where they stand, and whether it helped before. The markers are kept out of the text first. */
const hitStatement = `
  WITH hit AS (
    SELECT ${articleColumns}, m.hits, count(*) OVER ()::int AS total,
      ts_rank('{0.05, 0.2, 0.5, 1}', a.search, $1::tsquery, 1) AS text_rank
    FROM article a
    CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE a.search @@ term) AS hits FROM unnest($2::tsquery[]) term) m
    WHERE a.search @@ $1::tsquery AND m.hits >= $3 AND ($4 OR a.visibility = 'public')
  ), ranked AS (
    SELECT *, hits::float8 / cardinality($2::tsquery[]) + text_rank + 0.05 * ln(1 + helped) AS rank FROM hit
    ORDER BY rank DESC, key LIMIT $5 OFFSET $6
  )
  SELECT r.*,
    ts_headline('relevo_english', p.title, $1::tsquery, $7) AS title_en,
    ts_headline('relevo_spanish', p.title, $1::tsquery, $7) AS title_es,
    ts_headline('relevo_english', p.body, $1::tsquery, $8) AS excerpt_en,
    ts_headline('relevo_spanish', p.body, $1::tsquery, $8) AS excerpt_es
  FROM ranked r, LATERAL (SELECT
    translate(r.title, U&'\\E000\\E001', '') AS title,
    translate(r.problem || E'\\n' || r.solution, U&'\\E000\\E001', '') AS body) p
  ORDER BY rank DESC, key`;

const newestStatement = `
  SELECT ${articleColumns}, count(*) OVER ()::int AS total FROM article a
  WHERE $1 OR a.visibility = 'public' ORDER BY a.updated_at DESC, a.key DESC LIMIT $2 OFFSET $3`;

const unmarked = (text: string): string => text.replaceAll(open, '').replaceAll(close, '');

/** The language whose stems found more words in it. */
const clearer = (english: string, spanish: string): string =>
  spanish.split(open).length > english.split(open).length ? spanish : english;

const hitOf = (row: HitRow): ArticleHit => ({
  ...summaryOf(row),
  rank: row.rank,
  titleMarked: clearer(row.title_en, row.title_es),
  excerptMarked: clearer(row.excerpt_en, row.excerpt_es),
});

const listed = (row: ArticleRow): ArticleHit => ({
  ...summaryOf(row),
  rank: 0,
  titleMarked: unmarked(row.title),
  excerptMarked: unmarked(row.problem).slice(0, 200),
});

/** Finds articles by their words: both languages, word beginnings, mistyped words, ranked and marked. */
@Injectable()
export class ArticleSearch {
  constructor(private readonly database: Database) {}

  async search(request: SearchRequest): Promise<FoundPage> {
    const words = searchWords(request.words);
    return words.length === 0 ? this.newest(request) : this.find(await this.terms(words), request);
  }

  private async newest({ internal, limit, offset }: SearchRequest): Promise<FoundPage> {
    const rows = await this.database.query<ArticleRow & { total: number }>(newestStatement, [internal, limit, offset]);
    return { ...pageOf(rows.map(listed), rows[0]?.total ?? 0, offset), searched: [] };
  }

  private async find(terms: readonly Term[], { internal, limit, offset }: SearchRequest): Promise<FoundPage> {
    const queries = terms.map((term) => term.query);
    const searched = terms.map((term) => term.word);
    if (queries.length === 0) return { ...pageOf([], 0, offset), searched };
    const whole = queries.map((query) => `(${query})`).join(' | ');
    const fewest = Math.ceil(queries.length / 3);
    const values = [whole, queries, fewest, internal, limit, offset, titleOptions, excerptOptions];
    const rows = await this.database.query<HitRow>(hitStatement, values);
    return { ...pageOf(rows.map(hitOf), rows[0]?.total ?? 0, offset), searched };
  }

  /** Each word as a query, the mistyped ones mended; stop words are left out unless there is nothing else. */
  private async terms(words: readonly string[]): Promise<readonly Term[]> {
    const mendable = words.filter((word) => word.length >= 4 && !/\p{N}/u.test(word));
    const mended = await this.database.query<{ word: string; mended: string }>(mendStatement, [
      mendable,
      similarEnough,
    ]);
    const mends = new Map(mended.map((row) => [row.word, row.mended]));
    const sought = [...new Set(words.map((word) => mends.get(word) ?? word))];
    const terms = await this.database.query<{ word: string; query: string }>(termStatement, [
      sought,
      sought.map(asPrefix),
    ]);
    return terms.filter((term) => term.query !== '');
  }
}

const pageOf = (items: readonly ArticleHit[], total: number, offset: number): Page<ArticleHit> => ({
  items,
  total,
  nextCursor: items.length > 0 && offset + items.length < total ? String(offset + items.length) : null,
});
