import type { Json } from '@relevo/bpmn-kernel';
import type { CaseChange, CaseEvent, CaseProjection, Statement } from '../execution/executor.js';
import type { ArticleUse } from './article-store.js';

interface Link {
  /** Key or number. */
  readonly article: string;
  readonly use: ArticleUse;
}

/** bigint or KB number; anything else that a flow put there is no article. */
const referenceOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && /^(\d{1,18}|KB-\d{1,12})$/.test(value) ? value : null;

const linkOf = (event: CaseEvent): Link | null => {
  if (event.type === 'ArticleLinked') return { article: event.articleKey, use: event.use };
  if (event.type !== 'TicketFieldsSet') return null;
  const article = referenceOf(event.fields['articleKey']);
  return article === null ? null : { article, use: 'applied' };
};

const text = `
  INSERT INTO article_ticket (article_key, ticket_number, use, version, at)
  SELECT a.key, $2, $3, a.version, $4 FROM article a
  WHERE (a.number = $1 OR a.key = CASE WHEN $1 LIKE 'KB-%' THEN NULL ELSE $1::bigint END)
    AND NOT EXISTS (SELECT 1 FROM article_ticket w
      WHERE w.article_key = a.key AND w.ticket_number = $2 AND w.use = 'written' AND $3 = 'applied')
  ON CONFLICT (article_key, ticket_number, use) DO UPDATE SET version = excluded.version, at = excluded.at`;

/** Which tickets an article served: from what the flow sets (`relevo:ticket.articleKey`) and what people link. */
export class ArticleProjection implements CaseProjection {
  project(change: CaseChange): readonly Statement[] {
    const number = change.ticket?.number;
    if (!number) return [];
    return change.events.flatMap((event) => {
      const link = linkOf(event);
      return link ? [{ text, values: [link.article, number, link.use, change.at] }] : [];
    });
  }
}
