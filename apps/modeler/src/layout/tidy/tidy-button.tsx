import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconWand } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { BpmnEditor } from '../../editor/bpmn-editor.js';
import { useWords } from '../../words.js';
import type { Tidied } from './tidy-up.js';

/** By click or key: shows the whole drawing in its new order, or says why it stays as it was. */
export const TidyButton = ({ editor }: { readonly editor: BpmnEditor }) => {
  const t = useWords();
  useEffect(() => {
    const bus = editor.get('eventBus');
    const done = ({ refused }: Tidied): void => {
      if (refused === null) editor.fit();
      else notifications.show({ message: t(`tools.notTidied.${refused}`), color: 'yellow' });
    };
    bus.on('tidyUp.done', done);
    return () => bus.off('tidyUp.done', done);
  }, [editor, t]);
  const tidy = (): void => {
    editor.get('editorActions').trigger('tidyUp');
    editor.get('canvas').focus();
  };
  return (
    <ActionIcon variant="default" size="lg" aria-label={t('tools.tidyUp')} title={t('tools.tidyUp')} onClick={tidy}>
      <IconWand size={18} />
    </ActionIcon>
  );
};
