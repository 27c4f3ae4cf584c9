import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

type Singular<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

/** Paths of all texts of a resource; the forms of a plural count as one. */
export type WordKey<Resource, Prefix extends string = ''> = {
  [Key in keyof Resource & string]: Resource[Key] extends string
    ? `${Prefix}${Singular<Key>}`
    : WordKey<Resource[Key], `${Prefix}${Key}.`>;
}[keyof Resource & string];

/** The same shape in another language. */
export type Translated<Resource> = {
  readonly [Key in keyof Resource]: Resource[Key] extends string ? string : Translated<Resource[Key]>;
};

export type WordValues = Readonly<Record<string, string | number>>;
export type Words<Resource> = (key: WordKey<Resource>, values?: WordValues) => string;

/**
 * Makes the hook that an app reads its texts with: a key that does not exist does not compile. What it answers stays
 * the same until the language changes.
 */
export const createWords =
  <Resource>(namespace: string) =>
  (): Words<Resource> => {
    const { t } = useTranslation(namespace);
    return useCallback((key, values) => t(key as string, values as never) as unknown as string, [t]);
  };
