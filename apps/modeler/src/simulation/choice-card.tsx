import { Button, Checkbox } from '@mantine/core';
import type { Values } from '@relevo/contracts';
import { useLanguage } from '@relevo/web';
import { useState } from 'react';
import { useWords } from '../words.js';
import type { Todo, Way } from './protocol.js';
import classes from './simulation.module.css';
import type { Doors } from './use-simulation.js';

type Choice = Extract<Todo, { kind: 'choice' }>;

interface ChoiceProps {
  readonly todo: Choice;
  readonly doors: Doors;
}

const choose = ({ todo, doors }: ChoiceProps, ways: readonly Way[]): void => {
  const variables: Values = Object.assign({}, ...ways.map((way) => way.variables));
  void doors.act({ kind: 'choose', at: todo.at, flowIds: ways.map(({ flowId }) => flowId), variables });
};

const setBy = ({ variables }: Way): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(', ');

const OneWay = (props: ChoiceProps) => (
  <div className={classes.buttons}>
    {props.todo.ways.map((way) => (
      <Button
        key={way.flowId}
        variant={way.flowId === props.todo.otherwise ? 'filled' : 'default'}
        disabled={props.doors.busy}
        title={setBy(way)}
        onClick={() => choose(props, [way])}
      >
        {way.label}
      </Button>
    ))}
  </div>
);

/** The way that is taken where nothing else is, is taken alone. */
const SeveralWays = (props: ChoiceProps) => {
  const t = useWords();
  const { todo, doors } = props;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const asked = todo.ways.filter(({ flowId }) => flowId !== todo.otherwise);
  const alone = todo.ways.filter(({ flowId }) => flowId === todo.otherwise);
  const ways = todo.ways.filter(({ flowId }) => chosen.includes(flowId));
  return (
    <>
      {asked.map(({ flowId, label }) => (
        <Checkbox
          key={flowId}
          label={label}
          checked={chosen.includes(flowId)}
          onChange={({ currentTarget: { checked } }) =>
            setChosen(checked ? [...chosen, flowId] : chosen.filter((one) => one !== flowId))
          }
        />
      ))}
      <div className={classes.buttons}>
        <Button disabled={doors.busy || ways.length === 0} onClick={() => choose(props, ways)}>
          {t('simulation.choice.go')}
        </Button>
        {alone.map((way) => (
          <Button key={way.flowId} variant="default" disabled={doors.busy} onClick={() => choose(props, [way])}>
            {t('simulation.choice.onlyWay', { way: way.label })}
          </Button>
        ))}
      </div>
    </>
  );
};

/** A gateway where the person decides: every way out of it. */
export const ChoiceCard = (props: ChoiceProps) => {
  const t = useWords();
  const language = useLanguage();
  const { message, unknown, otherwise, ways, several } = props.todo;
  const names = new Intl.ListFormat(language).format(unknown);
  const usual = ways.find(({ flowId }) => flowId === otherwise)?.label;
  return (
    <>
      <p>{message === null ? t('simulation.choice.unset', { names }) : t('simulation.choice.question')}</p>
      {message === null && usual !== undefined && (
        <p className={classes.quiet}>{t('simulation.choice.usual', { way: usual })}</p>
      )}
      {several ? <SeveralWays {...props} /> : <OneWay {...props} />}
      {message !== null && (
        <details>
          <summary>{t('simulation.choice.why')}</summary>
          <p>{message}</p>
        </details>
      )}
    </>
  );
};
