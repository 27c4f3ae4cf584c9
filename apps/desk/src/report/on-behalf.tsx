import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '../frame/people-queries.js';
import { useWords } from '../words.js';

interface OnBehalfProps {
  readonly value: string | null;
  readonly onChange: (user: string | null) => void;
}

/** Staff reports for somebody who called. */
export const OnBehalf = ({ value, onChange }: OnBehalfProps) => {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, 150);
  const { data } = useQuery({ ...peopleQuery(settled), placeholderData: keepPreviousData });
  return (
    <Select
      size="md"
      searchable
      clearable
      label={t('report.behalf')}
      description={t('report.behalfHint')}
      data={(data ?? []).map(({ id, name }) => ({ value: id, label: name === id ? name : `${name} (${id})` }))}
      filter={({ options }) => options}
      nothingFoundMessage={t('report.behalfNone')}
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
    />
  );
};
