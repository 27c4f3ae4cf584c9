import { Alert, Button } from '@mantine/core';
import type { Group, Values } from '@relevo/contracts';
import { FormView, hasFields, useLanguage, type FormHandle } from '@relevo/web';
import { useRef, useState } from 'react';
import { useWords } from '../words.js';
import type { Todo } from './protocol.js';
import classes from './simulation.module.css';
import { timeSpan } from './time-span.js';
import type { Doors } from './use-simulation.js';
import { useWhoWords } from './who-words.js';

interface TaskCardProps {
  readonly task: Extract<Todo, { kind: 'task' }>;
  readonly now: number;
  readonly groups: readonly Group[];
  readonly doors: Doors;
}

const Who = ({ task, now, groups }: Omit<TaskCardProps, 'doors'>) => {
  const t = useWords();
  const language = useLanguage();
  const who = useWhoWords(groups);
  const done = task.assignee ?? who(task.groups);
  const left = task.dueAt === null ? null : task.dueAt - now;
  return (
    <p className={classes.quiet}>
      {done === '' ? t('simulation.nobody') : t('simulation.who', { who: done })}
      {task.inside !== null && ` · ${t('simulation.inside', { process: task.inside })}`}
      {left !== null &&
        ` · ${t(left >= 0 ? 'simulation.due' : 'simulation.overdue', { time: timeSpan(Math.abs(left), language) })}`}
    </p>
  );
};

/** The task as the desk shows it: its real form, its buttons, checked as the engine checks it. */
export const TaskCard = ({ task, now, groups, doors }: TaskCardProps) => {
  const t = useWords();
  const form = useRef<FormHandle>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const buttons = task.buttons.length > 0 ? task.buttons : [{ label: t('simulation.done'), values: {} }];
  const complete = async (outcome: Values): Promise<void> => {
    const filled = form.current === null ? {} : form.current.submit();
    setWrong(filled === null ? t('simulation.fieldsWrong') : null);
    if (filled === null) return;
    const answer = await doors.act({ kind: 'complete-task', at: task.at, values: { ...filled, ...outcome } });
    if (answer?.kind !== 'refused' || answer.fields.length === 0) return;
    const left = form.current?.mark(answer.fields) ?? answer.fields;
    setWrong(left[0]?.message ?? t('simulation.fieldsWrong'));
  };
  return (
    <section className={classes.card} aria-label={task.name}>
      <h3>{task.name}</h3>
      <Who task={task} now={now} groups={groups} />
      {hasFields(task.schema) && (
        <FormView schema={task.schema} data={task.data} readOnly={false} onTyped={() => undefined} handle={form} />
      )}
      {wrong !== null && (
        <Alert color="red" role="alert">
          {wrong}
        </Alert>
      )}
      <div className={classes.buttons}>
        {buttons.map(({ label, values }, place) => (
          <Button
            key={label}
            variant={place === 0 ? 'filled' : 'default'}
            disabled={doors.busy}
            onClick={() => void complete(values)}
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
};
