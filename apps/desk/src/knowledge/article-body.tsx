import type { Article } from '@relevo/contracts';
import Markdown from 'react-markdown';
import { useWords } from '../words.js';
import classes from './knowledge.module.css';

/** CommonMark without raw HTML; links open beside, without telling where one came from. */
export const MarkdownText = ({ children }: { readonly children: string }) => (
  <div className={classes.prose}>
    <Markdown
      skipHtml
      components={{
        a: ({ href, children: words }) => (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {words}
          </a>
        ),
        h1: ({ children: words }) => <h3>{words}</h3>,
        h2: ({ children: words }) => <h3>{words}</h3>,
      }}
    >
      {children}
    </Markdown>
  </div>
);

export const ArticleBody = ({ article }: { readonly article: Pick<Article, 'problem' | 'solution'> }) => {
  const t = useWords();
  return (
    <div className={classes.body}>
      <h2>{t('knowledge.problem')}</h2>
      <MarkdownText>{article.problem}</MarkdownText>
      <h2>{t('knowledge.solution')}</h2>
      <MarkdownText>{article.solution}</MarkdownText>
    </div>
  );
};
