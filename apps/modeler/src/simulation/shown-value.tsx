import type { Values } from '@relevo/contracts';
import { useLanguage } from '@relevo/web';
import { useWords } from '../words.js';
import classes from './shown-value.module.css';
import { dateWords, numberWords } from './value-words.js';

type Value = Values[string];

interface ShownValueProps {
  readonly value: Value;
}

const isEmpty = (value: Value): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

const Many = ({ value }: { readonly value: Extract<Value, object> }) =>
  Array.isArray(value) ? (
    <ul className={classes.list}>
      {value.map((one: Value, place) => (
        <li key={place}>
          <ShownValue value={one} />
        </li>
      ))}
    </ul>
  ) : (
    <dl className={classes.parts}>
      {Object.entries(value as Values).map(([name, part]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <ShownValue value={part} />
          </dd>
        </div>
      ))}
    </dl>
  );

/** A value in a person's words; as it is kept in the tooltip. */
export const ShownValue = ({ value }: ShownValueProps) => {
  const t = useWords();
  const language = useLanguage();
  if (!isEmpty(value) && typeof value === 'object' && value !== null) return <Many value={value} />;
  const said = (): string => {
    if (typeof value === 'boolean') return t(value ? 'simulation.table.yes' : 'simulation.table.no');
    if (typeof value === 'number') return numberWords(value, language);
    return typeof value === 'string' && value !== ''
      ? (dateWords(value, language) ?? value)
      : t('simulation.table.empty');
  };
  return (
    <span title={JSON.stringify(value)} data-empty={isEmpty(value)} className={classes.value}>
      {said()}
    </span>
  );
};

/** As expressions see it: `null`, `""` and `[]` are three different things. */
export const KeptValue = ({ value }: ShownValueProps) => <code>{JSON.stringify(value)}</code>;
