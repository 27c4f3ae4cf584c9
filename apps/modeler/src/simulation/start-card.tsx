import { Alert, Button, Select, Textarea, TextInput } from '@mantine/core';
import { FormView, hasFields, type FormHandle } from '@relevo/web';
import { useRef, useState } from 'react';
import { useWords } from '../words.js';
import type { StartView } from './protocol.js';
import classes from './simulation.module.css';
import type { Doors, Scenario } from './use-simulation.js';

interface StartCardProps {
  readonly starts: readonly StartView[];
  readonly scenario: Scenario;
  readonly doors: Doors;
}

const nothing = {};

const ScenarioAgain = ({ scenario, doors }: Omit<StartCardProps, 'starts'>) => {
  const t = useWords();
  if (scenario.acts.length === 0) return null;
  return (
    <div className={classes.card}>
      <Button variant="default" disabled={doors.busy} onClick={() => void doors.repeat(scenario)}>
        {t('simulation.again', { count: scenario.acts.length })}
      </Button>
      <p className={classes.quiet}>{t('simulation.againHint')}</p>
    </div>
  );
};

/** Somebody asks: the start's own form, filled by the person who tries. */
export const StartCard = ({ starts, scenario, doors }: StartCardProps) => {
  const t = useWords();
  const form = useRef<FormHandle>(null);
  const [chosen, setChosen] = useState(0);
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const start = starts[chosen];
  if (start === undefined) return null;
  const go = async (): Promise<void> => {
    const values = form.current === null ? {} : form.current.submit();
    setWrong(values === null ? t('simulation.fieldsWrong') : null);
    if (values === null) return;
    const ticket = { title: title.trim() || t('simulation.start.subjectExample'), description };
    const answer = await doors.act({ kind: 'start', elementId: start.elementId, ticket, values });
    if (answer?.kind !== 'refused') return;
    const left = form.current?.mark(answer.fields) ?? answer.fields;
    setWrong(left[0]?.message ?? t('simulation.fieldsWrong'));
  };
  return (
    <>
      <ScenarioAgain scenario={scenario} doors={doors} />
      <section className={classes.card} aria-label={t('simulation.start.title')}>
        <h3>{t('simulation.start.title')}</h3>
        <p className={classes.quiet}>{t('simulation.start.as')}</p>
        {starts.length > 1 && (
          <Select
            label={t('simulation.start.choose')}
            data={starts.map(({ name }, place) => ({ value: String(place), label: name }))}
            value={String(chosen)}
            allowDeselect={false}
            onChange={(value) => setChosen(Number(value ?? 0))}
          />
        )}
        <TextInput
          label={t('simulation.start.subject')}
          placeholder={t('simulation.start.subjectExample')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Textarea
          label={t('simulation.start.description')}
          value={description}
          autosize
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        {start.schema !== null && hasFields(start.schema) && (
          <FormView schema={start.schema} data={nothing} readOnly={false} onTyped={() => undefined} handle={form} />
        )}
        {wrong !== null && (
          <Alert color="red" role="alert">
            {wrong}
          </Alert>
        )}
        <div className={classes.buttons}>
          <Button disabled={doors.busy} onClick={() => void go()}>
            {t('simulation.start.go')}
          </Button>
        </div>
      </section>
    </>
  );
};
