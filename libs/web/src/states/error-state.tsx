import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconLock, IconMapPinOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWebWords } from '../i18n/languages.js';
import { ApiError, ConnectionError } from '../session/api-client.js';
import { StatePanel } from './state-panel.js';

interface ErrorStateProps {
  readonly error: Error;
  readonly retry?: (() => void) | undefined;
}

/** The sentence a person reads for any error: what the engine said, or what we know. */
export const useErrorWords = (): ((error: Error) => string) => {
  const t = useWebWords();
  return (error) => {
    if (error instanceof ConnectionError) return t('states.offline');
    if (error instanceof ApiError && error.status < 500) return error.problem.detail;
    return t('states.unexpected');
  };
};

interface Shown {
  readonly title: string;
  readonly icon: ReactNode;
  readonly text: string;
}

const useShown = (error: Error): Shown => {
  const t = useWebWords();
  const words = useErrorWords();
  if (error instanceof ConnectionError) {
    return { title: t('states.errorTitle'), icon: <IconCloudOff size={22} />, text: words(error) };
  }
  if (error instanceof ApiError && error.status === 403) {
    return { title: t('states.notAllowedTitle'), icon: <IconLock size={22} />, text: t('states.notAllowed') };
  }
  if (error instanceof ApiError && error.status === 404) {
    return { title: t('states.notFoundTitle'), icon: <IconMapPinOff size={22} />, text: t('states.notFound') };
  }
  return { title: t('states.errorTitle'), icon: <IconAlertTriangle size={22} />, text: words(error) };
};

export const ErrorState = ({ error, retry }: ErrorStateProps) => {
  const t = useWebWords();
  const { title, icon, text } = useShown(error);
  const whole = error instanceof ApiError && (error.status === 403 || error.status === 404);
  const retryButton = retry && (
    <Button variant="default" onClick={retry}>
      {t('states.retry')}
    </Button>
  );
  return (
    <StatePanel tone="problem" level={whole ? 1 : 2} icon={icon} title={title} action={retryButton}>
      {text}
    </StatePanel>
  );
};
