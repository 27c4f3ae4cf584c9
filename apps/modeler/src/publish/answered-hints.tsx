import { useLanguage } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { checkDraft } from '../drafts/draft-queries.js';
import { useWords } from '../words.js';
import classes from './publish.module.css';

/** What the owner says cannot happen, and why: for who reviews the change. */
export const AnsweredHints = ({ keeper }: { readonly keeper: DraftKeeper }) => {
  const t = useWords();
  const language = useLanguage();
  const check = useQuery({
    queryKey: ['answered', keeper.draft.id, keeper.revision],
    queryFn: () => checkDraft(keeper.draft.id),
    retry: false,
    gcTime: 0,
  });
  const answered = check.data?.answered ?? [];
  if (answered.length === 0) return null;
  return (
    <section aria-labelledby="answered-hints">
      <h3 id="answered-hints">{t('publish.answered')}</h3>
      <ul className={classes.answered}>
        {answered.map(({ code, elementId, sentence, message, answer }) => (
          <li key={`${code} ${elementId ?? ''}`}>
            <span>{sentence?.[language] ?? message}</span>
            <strong>{t('problems.because', { reason: answer ?? '' })}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
};
