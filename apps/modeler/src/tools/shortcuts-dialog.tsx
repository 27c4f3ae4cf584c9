import { Modal } from '@mantine/core';
import { KeyCap } from '@relevo/web';
import { useWords } from '../words.js';
import { shortcuts } from './shortcuts.js';
import classes from './tools.module.css';

const isMac = /mac/i.test(navigator.userAgent);

const Keys = ({ keys }: { readonly keys: string }) => (
  <span className={classes.keys}>
    {keys.split(' ').map((key) => (
      <KeyCap key={key} name={isMac && key === 'Ctrl' ? '⌘' : key} />
    ))}
  </span>
);

/** Every key of the canvas, in words. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tools.shortcuts')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.hint}>{t('tools.shortcutsHint')}</p>
      <dl className={classes.shortcuts}>
        {shortcuts.map(([act, keys]) => (
          <div key={act}>
            <dt>{t(`tools.keys.${act}`)}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
