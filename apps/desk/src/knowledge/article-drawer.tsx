import { Button, Drawer } from '@mantine/core';
import { QueryState, SkeletonRows } from '@relevo/web';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';
import { ArticleBody } from './article-body.js';
import { articleQuery } from './article-queries.js';
import { DidHelp } from './did-help.js';
import classes from './knowledge.module.css';

interface ArticleDrawerProps {
  readonly articleKey: string | null;
  readonly ticket?: string | undefined;
  /** The article solves the ticket at hand. */
  readonly onUse?: ((number: string) => void) | undefined;
  readonly onClose: () => void;
}

/** An article read beside the work, without leaving it. */
export const ArticleDrawer = ({ articleKey, ticket, onUse, onClose }: ArticleDrawerProps) => {
  const t = useWords();
  const article = useQuery({ ...articleQuery(articleKey ?? ''), enabled: articleKey !== null });
  return (
    <Drawer
      opened={articleKey !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={article.data?.number ?? ''}
      closeButtonProps={{ 'aria-label': t('knowledge.close') }}
      transitionProps={{ duration: 120 }}
    >
      <QueryState query={article} skeleton={<SkeletonRows shape="text" />}>
        {(found) => (
          <article className={classes.drawer}>
            <h1>{found.title}</h1>
            <ArticleBody article={found} />
            {onUse !== undefined && (
              <Button
                onClick={() => {
                  onUse(found.number);
                  onClose();
                }}
              >
                {t('knowledge.use')}
              </Button>
            )}
            <DidHelp key={found.key} articleKey={found.key} ticket={ticket} />
            <Link to="/knowledge/$key" params={{ key: found.key }} className={classes.openPage}>
              <IconExternalLink size={16} aria-hidden="true" />
              {t('knowledge.openPage')}
            </Link>
          </article>
        )}
      </QueryState>
    </Drawer>
  );
};
