import { Button } from '@mantine/core';
import { useErrorWords } from '@relevo/web';
import { useWords } from '../words.js';
import { useArticleHelped } from './article-queries.js';
import classes from './knowledge.module.css';

interface DidHelpProps {
  readonly articleKey: string;
  readonly ticket?: string | undefined;
}

export const DidHelp = ({ articleKey, ticket }: DidHelpProps) => {
  const t = useWords();
  const words = useErrorWords();
  const verdict = useArticleHelped(articleKey);
  const say = (helped: boolean): void => verdict.mutate(ticket === undefined ? { helped } : { helped, ticket });
  if (verdict.isSuccess) {
    return (
      <p role="status" className={classes.help}>
        {t('knowledge.thanks')}
      </p>
    );
  }
  return (
    <div className={classes.help} role="group" aria-label={t('knowledge.didHelp')}>
      <strong>{t('knowledge.didHelp')}</strong>
      <Button variant="default" onClick={() => say(true)} disabled={verdict.isPending}>
        {t('knowledge.yes')}
      </Button>
      <Button variant="default" onClick={() => say(false)} disabled={verdict.isPending}>
        {t('knowledge.no')}
      </Button>
      {verdict.error !== null && <span role="alert">{words(verdict.error)}</span>}
    </div>
  );
};
