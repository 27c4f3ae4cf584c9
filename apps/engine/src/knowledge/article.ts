import type { Instant, Key } from '@relevo/bpmn-kernel';
import type { ArticleSummary } from '@relevo/contracts';

/** What a person writes; one version of an article. */
export interface ArticleText {
  readonly title: string;
  readonly problem: string;
  readonly solution: string;
  readonly keywords: readonly string[];
  readonly visibility: 'public' | 'internal';
}

export interface ArticleRow extends ArticleText {
  readonly key: Key;
  readonly number: string;
  readonly version: number;
  readonly author_id: string;
  readonly author_name: string;
  /** bigint, as pg hands it over. */
  readonly updated_at: string;
  readonly helped: number;
  readonly used: number;
}

export const timestamp = (at: Instant | string): string => new Date(Number(at)).toISOString();

export const summaryOf = (row: ArticleRow): ArticleSummary => ({
  key: row.key,
  number: row.number,
  title: row.title,
  visibility: row.visibility,
  version: row.version,
  updatedAt: timestamp(row.updated_at),
  helped: row.helped,
  used: row.used,
});

/** Columns of an ArticleRow from `article a`. */
export const articleColumns = `
  a.key::text AS key, a.number, a.version, a.title, a.problem, a.solution, a.keywords, a.visibility,
  a.author_id, a.author_name, a.updated_at,
  (SELECT count(*)::int FROM article_feedback f WHERE f.article_key = a.key AND f.helped) AS helped,
  (SELECT count(*)::int FROM article_ticket t WHERE t.article_key = a.key AND t.use = 'applied') AS used`;
