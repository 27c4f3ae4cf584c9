import type { LabelledValue } from '@relevo/contracts';
import { useWords } from '../words.js';
import classes from './labelled-values.module.css';
import { useValueWords } from './value-words.js';

/** What was filled in, by the form's own labels; empty fields are left out. */
export const LabelledValues = ({ values }: { readonly values: readonly LabelledValue[] }) => {
  const t = useWords();
  const words = useValueWords();
  const shown = values.filter(({ value, erased }) => erased || words(value) !== '');
  if (shown.length === 0) return null;
  return (
    <dl className={classes.values}>
      {shown.map(({ name, label, value, erased }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-erased={erased}>{erased ? t('tickets.erased') : words(value)}</dd>
        </div>
      ))}
    </dl>
  );
};
