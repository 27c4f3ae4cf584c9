import { ActionIcon, Button, Group, Menu, Modal, Tabs } from '@mantine/core';
import { IconForms, IconPlus, IconRoute, IconTable, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { DraftKeeper } from '../drafts/draft-keeper.js';
import { useWords } from '../words.js';
import { fileNames, freeName, kindOf, titleOf, type FileKind } from './bundle.js';
import classes from './files.module.css';
import type { UsingStep } from './known-for-file.js';
import { newForm } from './new-files.js';
import { newDecision } from './new-from.js';

interface FileTabsProps {
  readonly keeper: DraftKeeper;
  readonly shown: string;
  readonly onShow: (file: string) => void;
  /** The steps that cannot run without the file. */
  readonly usersOf: (file: string) => readonly UsingStep[];
  /** At the end of the row while the diagram is in front. */
  readonly children: ReactNode;
}

const icons: Record<FileKind, typeof IconRoute> = { diagram: IconRoute, form: IconForms, decision: IconTable };

const AddFile = ({ keeper, onShow }: Pick<FileTabsProps, 'keeper' | 'onShow'>) => {
  const t = useWords();
  const add = (kind: 'form' | 'decision'): void => {
    const ending = kind === 'form' ? '.form' : '.dmn';
    const file = freeName(Object.keys(keeper.files), kind, ending);
    const id = `${keeper.draft.processId}-${file.replace(/\.\w+$/, '')}`;
    const table = { id, name: titleOf(file), result: t('files.result') };
    keeper.change(
      file,
      kind === 'form' ? newForm(id, t('files.note')) : newDecision(table, t('variables.ticket.category')),
    );
    onShow(file);
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('files.add')} title={t('files.add')}>
          <IconPlus size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconForms size={16} />} onClick={() => add('form')}>
          {t('files.addForm')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTable size={16} />} onClick={() => add('decision')}>
          {t('files.addDecision')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

interface StillUsedProps {
  readonly file: string;
  readonly steps: readonly UsingStep[];
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

const StillUsed = ({ file, steps, onClose, onRemove }: StillUsedProps) => {
  const t = useWords();
  return (
    <Modal opened onClose={onClose} title={t('files.remove', { file })}>
      <p>{t('variables.stillUsed', { file, steps: steps.map(({ name }) => name).join(', ') })}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button color="red" onClick={onRemove}>
          {t('variables.removeAnyway')}
        </Button>
      </Group>
    </Modal>
  );
};

/** The bundle: the flow with its forms and decisions. */
export const FileTabs = ({ keeper, shown, onShow, usersOf, children }: FileTabsProps) => {
  const t = useWords();
  const [asked, setAsked] = useState<readonly UsingStep[] | null>(null);
  const remove = (): void => {
    setAsked(null);
    keeper.change(shown, undefined);
    onShow(fileNames(keeper.files)[0] ?? '');
  };
  return (
    <div className={classes.tabs}>
      <Tabs value={shown} onChange={(file) => file !== null && onShow(file)}>
        <Tabs.List aria-label={t('files.title')}>
          {fileNames(keeper.files).map((file) => {
            const kind = kindOf(file);
            const Icon = icons[kind];
            return (
              <Tabs.Tab key={file} value={file} leftSection={<Icon size={16} aria-hidden="true" />}>
                {kind === 'diagram' ? t('files.flow') : titleOf(file)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
      </Tabs>
      <AddFile keeper={keeper} onShow={onShow} />
      {kindOf(shown) === 'diagram' && children}
      {kindOf(shown) !== 'diagram' && (
        <ActionIcon
          className={classes.remove ?? ''}
          variant="subtle"
          color="gray"
          aria-label={t('files.remove', { file: shown })}
          title={t('files.remove', { file: shown })}
          onClick={() => (usersOf(shown).length > 0 ? setAsked(usersOf(shown)) : remove())}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
      {asked !== null && <StillUsed file={shown} steps={asked} onClose={() => setAsked(null)} onRemove={remove} />}
    </div>
  );
};
