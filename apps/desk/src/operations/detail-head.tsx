import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import classes from './operations.module.css';

interface DetailHeadProps {
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** What is looked at, and the way back. */
export const DetailHead = ({ children, onClose }: DetailHeadProps) => {
  const t = useWords();
  return (
    <header className={classes.detailHead}>
      <h2>{children}</h2>
      <ActionIcon variant="subtle" aria-label={t('operations.close')} onClick={onClose}>
        <IconX size={18} />
      </ActionIcon>
    </header>
  );
};
