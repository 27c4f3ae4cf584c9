import { useMantineColorScheme } from '@mantine/core';

export type ColorScheme = 'light' | 'dark' | 'auto';

/** What the person chose and the way to change it; `auto` follows the system. */
export const useColorScheme = (): readonly [ColorScheme, (scheme: ColorScheme) => void] => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return [colorScheme, setColorScheme];
};
