import type { Instant, Json } from '@relevo/bpmn-kernel';
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
  SELECT a.key, g.ticket_number, g.use, a.version, max(g.at)
  FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS g (article, ticket_number, use, at)
  JOIN article a ON a.number = g.article OR a.key = CASE WHEN g.article LIKE 'KB-%' THEN NULL ELSE g.article::bigint END
  WHERE NOT EXISTS (SELECT 1 FROM article_ticket w
      WHERE w.article_key = a.key AND w.ticket_number = g.ticket_number AND w.use = 'written' AND g.use = 'applied')
  GROUP BY a.key, g.ticket_number, g.use, a.version
  ON CONFLICT (article_key, ticket_number, use) DO UPDATE SET version = excluded.version, at = excluded.at`;

/** Which tickets an article served: from what the flow sets (`relevo:ticket.articleKey`) and what people link. */
export class ArticleProjection implements CaseProjection {
  project(changes: readonly CaseChange[]): readonly Statement[] {
    const links = changes.flatMap(linksOf);
    // One after the other: what was written first decides about what is applied later.
    return ['written', 'improved', 'applied'].flatMap((use) => statementOf(links.filter((link) => link.use === use)));
  }
}

interface TicketLink extends Link {
  readonly ticketNumber: string;
  readonly at: Instant;
}

const linksOf = ({ ticket, events, at }: CaseChange): TicketLink[] =>
  events.flatMap((event) => {
    const link = linkOf(event);
    return link && ticket ? [{ ...link, ticketNumber: ticket.number, at }] : [];
  });

const statementOf = (links: readonly TicketLink[]): Statement[] => {
  if (links.length === 0) return [];
  return [
    {
      text,
      values: [
        links.map(({ article }) => article),
        links.map(({ ticketNumber }) => ticketNumber),
        links.map(({ use }) => use),
        links.map(({ at }) => at),
      ],
    },
  ];
};
