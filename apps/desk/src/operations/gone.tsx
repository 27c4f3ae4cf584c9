import { Button } from '@mantine/core';
import { StatePanel } from '@relevo/web';
import type { ReactNode } from 'react';
import { useWords } from '../words.js';

interface GoneProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly onClose: () => void;
}

/** What the address names is not there any more. */
export const Gone = ({ icon, title, hint, onClose }: GoneProps) => {
  const t = useWords();
  return (
    <StatePanel
      icon={icon}
      title={title}
      action={
        <Button variant="default" onClick={onClose}>
          {t('operations.close')}
        </Button>
      }
    >
      {hint}
    </StatePanel>
  );
};
