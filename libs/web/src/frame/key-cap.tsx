import { Kbd } from '@mantine/core';
import { useWebWords } from '../i18n/languages.js';

/** Keys that keyboards of other languages call by other names. */
const translated = ['Space', 'Del', 'Enter', 'Shift'] as const;

/** A key as it stands on the reader's keyboard; `name` as an English one has it. */
export const KeyCap = ({ name }: { readonly name: string }) => {
  const t = useWebWords();
  const known = translated.find((key) => key === name);
  return <Kbd>{known === undefined ? name : t(`keys.${known}`)}</Kbd>;
};
