import { useCauseWords } from '@relevo/web';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useWords } from '../words.js';
import { ChoiceChip, Sentence, type Choice } from '../filters/choice-chip.js';
import { faultCountsQuery, type FaultChoice } from './operation-queries.js';

interface FaultFiltersProps {
  readonly choice: FaultChoice;
  readonly onChange: (part: FaultChoice) => void;
}

/** Minutes. */
const ages = [
  ['hour', '60'],
  ['day', '1440'],
  ['week', '10080'],
] as const;

const useChoices = (choice: FaultChoice) => {
  const t = useWords();
  const cause = useCauseWords();
  const { data } = useQuery(faultCountsQuery(choice));
  return {
    process: (data?.processes ?? []).map(({ id, name, count }): Choice => ({ value: id, label: name, count })),
    element: (data?.elements ?? []).map(({ id, label, count }): Choice => ({ value: id, label, count })),
    code: (data?.codes ?? []).map(({ code, count }): Choice => ({ value: code, label: cause(code), count })),
    olderThan: ages.map(([age, value]): Choice => ({ value, label: t(`operations.faults.age.${age}`) })),
  };
};

const parts = [
  ['process', 'process'],
  ['element', 'element'],
  ['code', 'code'],
  ['olderThan', 'age'],
] as const;

/** Filters that read as a sentence: "Stuck elements of any process at any step …". */
export const FaultFilters = ({ choice, onChange }: FaultFiltersProps) => {
  const t = useWords();
  const choices = useChoices(choice);
  return (
    <Sentence>
      <span>{t('operations.faults.sentence.start')}</span>
      {parts.map(([name, word]) => (
        <Fragment key={name}>
          <span>{t(`operations.faults.sentence.${word}`)}</span>
          <ChoiceChip
            name={t(`operations.faults.names.${word}`)}
            value={choice[name]}
            any={t(`operations.faults.any.${word}`)}
            choices={choices[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        </Fragment>
      ))}
    </Sentence>
  );
};
