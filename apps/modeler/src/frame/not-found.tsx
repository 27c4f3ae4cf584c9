import { Button } from '@mantine/core';
import { StatePanel } from '@relevo/web';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words.js';

/** An address that leads nowhere, or not any more; the way out is the list of processes. */
export const NotFound = () => {
  const t = useWords();
  const toProcesses = (
    <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
      {t('editor.back')}
    </Button>
  );
  return (
    <StatePanel level={1} title={t('notFound.title')} action={toProcesses}>
      {t('notFound.text')}
    </StatePanel>
  );
};
