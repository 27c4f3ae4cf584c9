import { Alert, Button, FileButton, Modal } from '@mantine/core';
import { useErrorWords } from '@relevo/web';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWords } from '../words.js';
import { ImportRefusal } from './import-refusal.js';
import { ImportedDialog } from './imported-dialog.js';
import { hasNews, type useImport } from './use-import.js';

/** A file let fall anywhere on the page. */
const useDropped = (take: (file: File) => void): void => {
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      event.preventDefault();
      take(file);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [take]);
};

/** What can be chosen; the rest is refused with a sentence. */
export const importable = '.bpmn,.xml,.zip';

interface ImportFileProps {
  readonly taking: ReturnType<typeof useImport>;
  readonly onFile: (file: File) => void;
}

/** A diagram or a bundle from elsewhere, chosen or dropped. */
export const ImportFile = ({ taking, onFile }: ImportFileProps) => {
  const t = useWords();
  const words = useErrorWords();
  const { error, data, reset } = taking;
  useDropped(onFile);
  return (
    <>
      <FileButton accept={importable} onChange={(file) => file !== null && onFile(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={taking.isPending}
            leftSection={<IconFileImport size={16} aria-hidden="true" />}
          >
            {t('exchange.import')}
          </Button>
        )}
      </FileButton>
      {error !== null && (
        <Modal opened onClose={reset} title={t('exchange.notTaken')} closeButtonProps={{ 'aria-label': t('close') }}>
          <Alert color="red" role="alert">
            {error instanceof ImportRefusal ? t(`exchange.problem.${error.problem}`) : words(error)}
          </Alert>
        </Modal>
      )}
      {data !== undefined && hasNews(data) && <ImportedDialog imported={data} onClose={reset} />}
    </>
  );
};
