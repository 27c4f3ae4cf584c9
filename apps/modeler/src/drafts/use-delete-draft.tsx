import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Draft } from '@relevo/contracts';
import { useErrorWords } from '@relevo/web';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../words.js';
import { deleteDraft } from './draft-queries.js';
import classes from './deleted-draft.module.css';
import { makeOwn } from './use-own-draft.js';

/** Time to see that it was the wrong one. */
const undoFor = 8_000;

export interface Deletion {
  readonly id: string;
  /** What was chosen by keyboard is gone with the draft: the focus goes on to “Undo”. */
  readonly byKeyboard: boolean;
}

interface OfferProps {
  readonly said: string;
  readonly act: string;
  readonly onAct: () => void;
  readonly focused: boolean;
}

const Offer = ({ said, act, onAct, focused }: OfferProps) => (
  <span className={classes.offer}>
    <span>{said}</span>
    <Button variant="light" size="xs" autoFocus={focused} onClick={onAct}>
      {act}
    </Button>
  </span>
);

/** Makes a deleted draft again: its name, its files and the version it began from. */
const useBringBack = () => {
  const t = useWords();
  const words = useErrorWords();
  const queries = useQueryClient();
  const bringBack = async (draft: Draft): Promise<void> => {
    const { id, name, files } = draft;
    const failed = `${id}-again`;
    for (const shown of [id, failed]) notifications.hide(shown);
    try {
      await makeOwn({ of: draft, name, files });
      notifications.show({ message: t('library.back', { name }) });
    } catch (error) {
      const said = t('library.notBack', {
        name,
        why: words(error instanceof Error ? error : new Error(String(error))),
      });
      const again = (): void => void bringBack(draft);
      notifications.show({
        id: failed,
        color: 'red',
        autoClose: false,
        closeButtonProps: { 'aria-label': t('close') },
        message: <Offer said={said} act={t('library.tryAgain')} onAct={again} focused />,
      });
    } finally {
      await queries.invalidateQueries({ queryKey: ['processes'] });
    }
  };
  return bringBack;
};

/** Deletes at once, and offers for a while to take that back. */
export const useDeleteDraft = () => {
  const t = useWords();
  const queries = useQueryClient();
  const bringBack = useBringBack();
  return useMutation({
    mutationFn: ({ id }: Deletion) => deleteDraft(id),
    onSuccess: async (draft, { byKeyboard }) => {
      const undo = (): void => void bringBack(draft);
      const said = t('library.deleted', { name: draft.name });
      notifications.show({
        id: draft.id,
        autoClose: undoFor,
        closeButtonProps: { 'aria-label': t('close') },
        message: <Offer said={said} act={t('library.undo')} onAct={undo} focused={byKeyboard} />,
      });
      await queries.invalidateQueries({ queryKey: ['processes'] });
    },
  });
};
