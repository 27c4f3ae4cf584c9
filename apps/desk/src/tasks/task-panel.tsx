import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TaskDetail, Values } from '@relevo/contracts';
import { editableNames, FormView, hasFields, TimeLeft, useErrorWords, usePerson, type FormHandle } from '@relevo/web';
import { useEffect, useRef, useState } from 'react';
import { waitingFor } from '../tickets/waiting-for.js';
import { useWords } from '../words.js';
import { DraftConflict } from './draft-conflict.js';
import { DraftNote } from './draft-note.js';
import { HandOver } from './hand-over.js';
import { TaskOrigin } from './task-origin.js';
import classes from './task-panel.module.css';
import { useClaimTask, useCompleteTask, useReleaseTask } from './task-queries.js';
import { useDraft } from './use-draft.js';

interface TaskPanelProps {
  readonly task: TaskDetail;
  /** Number of an article chosen beside the form. */
  readonly article?: string | null;
  readonly onCompleted: (task: TaskDetail) => void;
}

const useClaim = (task: TaskDetail) => {
  const t = useWords();
  const claim = useClaimTask();
  const release = useReleaseTask();
  return {
    busy: claim.isPending || release.isPending,
    error: claim.error ?? release.error,
    claim: () =>
      claim.mutate(task, {
        onSuccess: () => notifications.show({ message: t('tasks.claimed', { step: task.label }) }),
      }),
    release: () =>
      release.mutate(task, {
        onSuccess: () => notifications.show({ message: t('tasks.released', { step: task.label }) }),
      }),
  };
};

const Holder = ({ task }: { readonly task: TaskDetail }) => {
  const t = useWords();
  const person = usePerson();
  const words =
    task.assignee === null
      ? task.group === null
        ? t('tasks.nobody')
        : t('tasks.waitsFor', { group: waitingFor({ ...task, holder: null, requester: task.ticket.requester }) ?? '' })
      : task.assignee.id === person.id
        ? t('tasks.yours')
        : t('tasks.holder', { name: task.assignee.name });
  return (
    <p className={classes.holder}>
      <span>{words}</span>
      {task.dueAt !== null && <TimeLeft at={task.dueAt} />}
    </p>
  );
};

/** Whether an article's number can be put into the task's form. */
export const takesArticle = (task: TaskDetail): boolean =>
  task.may.complete && editableNames(task.form.schema).has(articleField);

const articleField = 'articleKey';

interface OutcomeProps {
  readonly task: TaskDetail;
  readonly busy: boolean;
  readonly onChoose: (values: Values) => void;
}

/** The first outcome is the primary one; the flow's order is the order of its buttons. */
const Outcomes = ({ task, busy, onChoose }: OutcomeProps) => {
  const t = useWords();
  const buttons = task.form.buttons.length > 0 ? task.form.buttons : [{ label: t('tasks.done'), values: {} }];
  return buttons.map(({ label, values }, place) => (
    <Button key={label} variant={place === 0 ? 'filled' : 'default'} disabled={busy} onClick={() => onChoose(values)}>
      {label}
    </Button>
  ));
};

const useCompletion = (task: TaskDetail, onCompleted: () => void) => {
  const t = useWords();
  const words = useErrorWords();
  const form = useRef<FormHandle>(null);
  const complete = useCompleteTask();
  const [wrong, setWrong] = useState(false);
  const choose = (outcome: Values): void => {
    const filled = form.current === null ? {} : form.current.submit();
    setWrong(filled === null);
    if (filled === null) return;
    complete.mutate({ task, body: { values: { ...filled, ...outcome } } }, { onSuccess: onCompleted });
  };
  const problem = wrong
    ? t('tasks.fieldsWrong')
    : complete.error === null
      ? null
      : t('tasks.refused', { reason: words(complete.error) });
  return { form, choose, busy: complete.isPending || complete.isSuccess, problem };
};

/** What to do now: the form, its buttons, and who gave it and why. Mount with the task's key as React key. */
export const TaskPanel = ({ task, article = null, onCompleted }: TaskPanelProps) => {
  const t = useWords();
  const words = useErrorWords();
  const draft = useDraft(task);
  const putArticle = useRef((number: string) => draft.put({ [articleField]: number }));
  useEffect(() => {
    if (article !== null) putArticle.current(article);
  }, [article]);
  const { claim, release, busy: moving, error } = useClaim(task);
  const completion = useCompletion(task, () => {
    draft.stop();
    notifications.show({ message: t('tasks.completed', { step: task.label }) });
    onCompleted(task);
  });
  const problem = completion.problem ?? (error === null ? null : words(error));
  const busy = moving || completion.busy;
  return (
    <section className={classes.panel} aria-labelledby="task-title">
      <header className={classes.head}>
        <div>
          <p className={classes.kicker}>{t('tasks.now')}</p>
          <h2 id="task-title" className={classes.title} tabIndex={-1}>
            {task.label}
          </h2>
        </div>
        <Holder task={task} />
      </header>
      <TaskOrigin from={task.from} />
      {draft.state.kind === 'conflict' && (
        <DraftConflict
          schema={task.form.schema}
          mine={draft.state.mine}
          theirs={draft.state.theirs}
          onChoose={draft.choose}
        />
      )}
      {hasFields(task.form.schema) && (
        <FormView
          schema={task.form.schema}
          data={draft.values}
          readOnly={!task.may.complete}
          onTyped={draft.typed}
          handle={completion.form}
        />
      )}
      {problem !== null && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      <footer className={classes.actions}>
        {task.may.complete && <Outcomes task={task} busy={busy} onChoose={completion.choose} />}
        {task.may.claim && (
          <Button variant={task.may.complete ? 'default' : 'filled'} disabled={busy} onClick={claim}>
            {t('tasks.claim')}
          </Button>
        )}
        {task.may.release && (
          <Button variant="subtle" disabled={busy} onClick={release}>
            {t('tasks.release')}
          </Button>
        )}
        {task.may.assign && <HandOver task={task} />}
        <DraftNote state={draft.state} />
      </footer>
    </section>
  );
};
