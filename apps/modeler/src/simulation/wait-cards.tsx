import { Autocomplete, Button, SegmentedControl } from '@mantine/core';
import { useCauseWords } from '@relevo/web';
import { useState } from 'react';
import { useWords } from '../words.js';
import { ChoiceCard } from './choice-card.js';
import type { Todo } from './protocol.js';
import classes from './simulation.module.css';
import type { Doors } from './use-simulation.js';
import { VariableFields } from './variable-fields.js';

type Of<Kind extends Todo['kind']> = Extract<Todo, { kind: Kind }>;

interface CardProps<Kind extends Todo['kind']> {
  readonly todo: Of<Kind>;
  readonly doors: Doors;
}

const none: readonly string[] = [];

const Fails = ({ todo, doors }: CardProps<'job'>) => {
  const t = useWords();
  const [code, setCode] = useState(todo.errorCodes[0] ?? '');
  return (
    <>
      <Autocomplete label={t('simulation.job.code')} data={[...todo.errorCodes]} value={code} onChange={setCode} />
      <div className={classes.buttons}>
        <Button
          disabled={doors.busy || code.trim() === ''}
          onClick={() => void doors.act({ kind: 'throw-error', at: todo.at, errorCode: code.trim() })}
        >
          {t('simulation.job.fails')}
        </Button>
      </div>
    </>
  );
};

const Job = ({ todo, doors }: CardProps<'job'>) => {
  const t = useWords();
  const [answer, setAnswer] = useState('answers');
  const choices = [
    { value: 'answers', label: t('simulation.job.answers') },
    { value: 'fails', label: t('simulation.job.fails') },
  ];
  return (
    <>
      <p>{t(todo.standsFor === null ? 'simulation.job.question' : 'simulation.job.opaque')}</p>
      <SegmentedControl data={choices} value={answer} onChange={setAnswer} aria-label={t('simulation.job.question')} />
      {answer === 'fails' ? (
        <Fails todo={todo} doors={doors} />
      ) : (
        <VariableFields
          names={todo.suggested}
          act={t('simulation.job.answers')}
          busy={doors.busy}
          onSet={(variables) => void doors.act({ kind: 'complete-job', at: todo.at, variables })}
        />
      )}
    </>
  );
};

const Message = ({ todo, doors }: CardProps<'message'>) => {
  const t = useWords();
  return (
    <>
      <p>
        {t('simulation.message.question', { name: todo.message })}
        {todo.correlationKey !== null && ` ${t('simulation.message.key', { key: todo.correlationKey })}`}
      </p>
      <VariableFields
        names={none}
        act={t('simulation.message.act', { name: todo.message })}
        busy={doors.busy}
        onSet={(variables) => void doors.act({ kind: 'message', at: todo.at, variables })}
      />
    </>
  );
};

const Signal = ({ todo, doors }: CardProps<'signal'>) => {
  const t = useWords();
  return (
    <>
      <p>{t('simulation.signal.question', { name: todo.signal })}</p>
      <VariableFields
        names={none}
        act={t('simulation.signal.act', { name: todo.signal })}
        busy={doors.busy}
        onSet={(variables) => void doors.act({ kind: 'signal', at: todo.at, variables })}
      />
    </>
  );
};

const Condition = ({ todo, doors }: CardProps<'condition'>) => {
  const t = useWords();
  return (
    <>
      <p>{t('simulation.condition.question', { expression: todo.expression })}</p>
      <VariableFields
        names={todo.names}
        act={t('simulation.condition.act')}
        busy={doors.busy}
        onSet={(variables) => void doors.act({ kind: 'set-variables', variables })}
      />
    </>
  );
};

const Fault = ({ todo, doors }: CardProps<'fault'>) => {
  const t = useWords();
  const cause = useCauseWords();
  return (
    <>
      <p>
        <strong>{t('simulation.fault.question')}</strong> {t('runs.because', { cause: cause(todo.code) })}
      </p>
      <p lang="en">{todo.message}</p>
      <VariableFields
        names={todo.names}
        act={t(todo.names.length > 0 ? 'simulation.fault.act' : 'simulation.fault.plain')}
        busy={doors.busy}
        onSet={(variables) => void doors.act({ kind: 'mend', at: todo.at, variables })}
      />
    </>
  );
};

const cards: { readonly [Kind in Exclude<Todo['kind'], 'task'>]: (props: CardProps<Kind>) => React.ReactNode } = {
  job: Job,
  message: Message,
  signal: Signal,
  condition: Condition,
  choice: ChoiceCard,
  fault: Fault,
};

/** What is waited for that no person does: a system, a message, a choice, or a way out. */
export const WaitCard = ({
  todo,
  doors,
}: {
  readonly todo: Exclude<Todo, { kind: 'task' }>;
  readonly doors: Doors;
}) => {
  const t = useWords();
  const Card = cards[todo.kind] as (props: { todo: Todo; doors: Doors }) => React.ReactNode;
  const tone = todo.kind === 'fault' || todo.kind === 'choice' ? 'stuck' : 'plain';
  return (
    <section className={classes.card} data-tone={tone} aria-label={todo.name}>
      <h3>{todo.name}</h3>
      {todo.inside !== null && todo.kind === 'job' && todo.standsFor === null && (
        <p className={classes.quiet}>{t('simulation.inside', { process: todo.inside })}</p>
      )}
      <Card todo={todo} doors={doors} />
    </section>
  );
};
