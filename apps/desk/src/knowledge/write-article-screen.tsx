import { Alert, Button, SegmentedControl, TextInput, Textarea } from '@mantine/core';
import type { Article, WriteArticle } from '@relevo/contracts';
import { ApiError, QueryState, useErrorWords } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useWords } from '../words.js';
import { ArticleBody } from './article-body.js';
import { articleQuery, useWriteArticle } from './article-queries.js';
import classes from './knowledge.module.css';

interface Draft {
  readonly title: string;
  readonly problem: string;
  readonly solution: string;
  readonly keywords: string;
  readonly visibility: Article['visibility'];
  readonly note: string;
}

const draftOf = (article: Article): Draft => ({ ...article, keywords: article.keywords.join(', '), note: '' });

const bodyOf = (draft: Draft, version: number | null, ticket: string | undefined): WriteArticle => ({
  title: draft.title.trim(),
  problem: draft.problem,
  solution: draft.solution,
  keywords: draft.keywords
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
  visibility: draft.visibility,
  ...(draft.note.trim() === '' ? {} : { note: draft.note.trim() }),
  ...(version === null ? {} : { version }),
  ...(ticket === undefined ? {} : { ticket }),
});

interface StaleProps {
  readonly theirs: Article;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

const Stale = ({ theirs, onMine, onTheirs }: StaleProps) => {
  const t = useWords();
  const title = t('knowledge.form.stale', { name: theirs.author.name, version: theirs.version });
  return (
    <Alert color="yellow" role="alert" title={title}>
      <p>{t('knowledge.form.staleHint')}</p>
      <ArticleBody article={theirs} />
      <div className={classes.actions}>
        <Button onClick={onMine}>{t('knowledge.form.keepMine')}</Button>
        <Button variant="default" onClick={onTheirs}>
          {t('knowledge.form.takeTheirs')}
        </Button>
      </div>
    </Alert>
  );
};

interface FieldsProps {
  readonly draft: Draft;
  readonly edited: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

const Fields = ({ draft, edited, onChange }: FieldsProps) => {
  const t = useWords();
  return (
    <>
      <TextInput
        size="md"
        required
        label={t('knowledge.form.title')}
        description={t('knowledge.form.titleHint')}
        value={draft.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      {(['problem', 'solution'] as const).map((field) => (
        <Textarea
          key={field}
          size="md"
          required
          autosize
          minRows={field === 'problem' ? 3 : 8}
          label={t(`knowledge.form.${field}`)}
          description={t(`knowledge.form.${field}Hint`)}
          value={draft[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        size="md"
        label={t('knowledge.form.keywords')}
        description={t('knowledge.form.keywordsHint')}
        value={draft.keywords}
        onChange={(event) => onChange({ keywords: event.currentTarget.value })}
      />
      <div>
        <p id="visibility-label" className={classes.fieldLabel}>
          {t('knowledge.form.visibility')}
        </p>
        <SegmentedControl
          aria-labelledby="visibility-label"
          value={draft.visibility}
          onChange={(value) => onChange({ visibility: value as Draft['visibility'] })}
          data={(['public', 'internal'] as const).map((value) => ({ value, label: t(`knowledge.${value}`) }))}
        />
      </div>
      {edited && (
        <TextInput
          size="md"
          label={t('knowledge.form.note')}
          value={draft.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      )}
    </>
  );
};

interface WriteProps {
  readonly article: Article | null;
  readonly start: Draft;
  readonly ticket?: string | undefined;
}

const useWriting = ({ article, start, ticket }: WriteProps) => {
  const navigate = useNavigate();
  const write = useWriteArticle(article?.key ?? null);
  const [draft, setDraft] = useState(start);
  const [version, setVersion] = useState(article?.version ?? null);
  const answer = write.error instanceof ApiError && write.error.status === 409 ? write.error.answer['article'] : null;
  const theirs = (answer ?? null) as Article | null;
  const publish = (over: number | null): void =>
    write.mutate(bodyOf(draft, over, ticket), {
      onSuccess: ({ key }) => void navigate({ to: '/knowledge/$key', params: { key } }),
    });
  return {
    draft,
    theirs,
    busy: write.isPending,
    error: theirs === null ? write.error : null,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    save: () => publish(version),
    saveOver: () => theirs !== null && publish(theirs.version),
    takeTheirs: () => {
      if (theirs === null) return;
      setDraft(draftOf(theirs));
      setVersion(theirs.version);
      write.reset();
    },
  };
};

const Write = (props: WriteProps) => {
  const t = useWords();
  const words = useErrorWords();
  const { article } = props;
  const writing = useWriting(props);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    writing.save();
  };
  return (
    <div className={classes.writing}>
      <form className={classes.form} onSubmit={submit}>
        <h1>{t(article === null ? 'knowledge.form.new' : 'knowledge.form.edit')}</h1>
        {writing.theirs !== null && (
          <Stale theirs={writing.theirs} onMine={writing.saveOver} onTheirs={writing.takeTheirs} />
        )}
        <Fields draft={writing.draft} edited={article !== null} onChange={writing.change} />
        {writing.error !== null && (
          <Alert color="red" role="alert">
            {t('knowledge.form.refused', { reason: words(writing.error) })}
          </Alert>
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={writing.busy}>
            {t('knowledge.form.save')}
          </Button>
          <Button variant="subtle" onClick={() => window.history.back()}>
            {t('knowledge.form.cancel')}
          </Button>
        </div>
      </form>
      <section className={classes.preview} aria-labelledby="preview-title">
        <p id="preview-title" className={classes.fieldLabel}>
          {t('knowledge.form.preview')}
        </p>
        <p className={classes.previewTitle}>{writing.draft.title}</p>
        <ArticleBody article={writing.draft} />
      </section>
    </div>
  );
};

const newRoute = getRouteApi('/frame/inside/knowledge/new');
const editRoute = getRouteApi('/frame/inside/knowledge/$key/edit');

export const NewArticleScreen = () => {
  const { title = '', ticket } = newRoute.useSearch();
  const start: Draft = { title, problem: '', solution: '', keywords: '', visibility: 'public', note: '' };
  return <Write article={null} start={start} ticket={ticket} />;
};

export const EditArticleScreen = () => {
  const { key } = editRoute.useParams();
  const article = useQuery({ ...articleQuery(key), refetchOnWindowFocus: false });
  return (
    <QueryState query={article}>
      {(found) => <Write key={found.key} article={found} start={draftOf(found)} />}
    </QueryState>
  );
};
