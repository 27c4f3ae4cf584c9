import type { Row, Value } from '../conditions/condition.js';
import { readCondition } from '../conditions/read-condition.js';
import type { Choice } from '../variables/variable.js';
import type { Speaker } from './sentence.js';

const daySaid = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso));

const valueSaid = (value: Value, choices: readonly Choice[], { t, language }: Speaker): string => {
  const quoted = (text: string): string =>
    t('changes.quoted', { name: choices.find((choice) => choice.value === text)?.label ?? text });
  if (value.kind === 'text') return quoted(value.text);
  if (value.kind === 'texts')
    return new Intl.ListFormat(language, { type: 'disjunction' }).format(value.texts.map(quoted));
  if (value.kind === 'number') return new Intl.NumberFormat(language).format(value.number);
  if (value.kind === 'yes-no') return t(value.yes ? 'conditions.yes' : 'conditions.no');
  return value.kind === 'date' ? daySaid(value.date, language) : t('conditions.today');
};

const rowSaid = ({ field, comparison, value }: Row, speaker: Speaker): string => {
  const isDay = value?.kind === 'date' || value?.kind === 'today';
  const compared = speaker.t(`conditions.${isDay ? 'compareDays' : 'compare'}.${comparison}`);
  const { label, choices = [] } = speaker.fields.get(field) ?? {};
  const called = label === undefined ? field : speaker.t('changes.quoted', { name: label });
  return [called, compared, ...(value === null ? [] : [valueSaid(value, choices, speaker)])].join(' ');
};

/** A condition in the words that it is built with; null: it says more than can be chosen. */
export const saidCondition = (feel: string, speaker: Speaker): string | null => {
  const read = readCondition(feel);
  if (read === null || read.rows.length === 0) return null;
  const joined = read.join === 'all' ? 'saidConditions.and' : 'saidConditions.or';
  return read.rows.map((row) => rowSaid(row, speaker)).reduceRight((rest, first) => speaker.t(joined, { first, rest }));
};
