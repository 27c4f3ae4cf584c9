import { Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { KeyCap } from '@relevo/web';
import { useWords } from '../words.js';
import classes from './shortcut-help.module.css';
import { useShortcuts } from './use-shortcuts.js';

const rows = [
  [['j', 'k'], 'move'],
  [['Enter'], 'enter'],
  [['e'], 'act'],
  [['n'], 'next'],
  [['/'], 'search'],
  [['Ctrl', 'K'], 'everything'],
  [['←', '→'], 'step'],
  [['Space'], 'play'],
  [['?'], 'help'],
] as const;

/** `?` shows every key. */
export const ShortcutHelp = () => {
  const t = useWords();
  const [opened, { open, close }] = useDisclosure(false);
  useShortcuts({ '?': open });
  return (
    <Modal opened={opened} onClose={close} title={t('frame.keys.title')}>
      <dl className={classes.keys}>
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <KeyCap key={key} name={key} />
              ))}
            </dt>
            <dd>{t(`frame.keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
