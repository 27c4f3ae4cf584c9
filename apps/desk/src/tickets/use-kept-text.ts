import { useState } from 'react';

const keyOf = (name: string): string => `relevo.text.${name}`;

interface KeptText {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly forget: () => void;
}

/** A text that is there again after a reload on this device. */
export const useKeptText = (name: string): KeptText => {
  const [kept, setKept] = useState(() => ({ name, text: localStorage.getItem(keyOf(name)) ?? '' }));
  const current = kept.name === name ? kept : { name, text: localStorage.getItem(keyOf(name)) ?? '' };
  const setText = (text: string): void => {
    if (text === '') localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), text);
    setKept({ name, text });
  };
  return { text: current.text, setText, forget: () => setText('') };
};
