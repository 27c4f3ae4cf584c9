import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/wght.css';
import './global.css';
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LiveProvider } from '../live/live-provider.js';
import { cssVariables, theme } from './theme.js';

const schemes = localStorageColorSchemeManager({ key: 'relevo.theme' });

interface RelevoProviderProps {
  readonly queryClient: QueryClient;
  readonly children: ReactNode;
}

/** Theme, server state and live updates: the outermost element of each app. Call `startLanguages` first. */
export const RelevoProvider = ({ queryClient, children }: RelevoProviderProps) => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    colorSchemeManager={schemes}
    defaultColorScheme="auto"
  >
    <QueryClientProvider client={queryClient}>
      <LiveProvider>{children}</LiveProvider>
      <Notifications position="bottom-right" autoClose={5000} limit={3} />
    </QueryClientProvider>
  </MantineProvider>
);
