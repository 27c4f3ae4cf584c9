import type { ReplayFrame } from '@relevo/contracts';
import { en } from '../languages/en/index.js';
import { useWords } from '../words.js';

type Command = keyof typeof en.replay.command;

const known = (command: string): command is Command => command in en.replay.command && command !== 'other';

/** "CompleteUserTask" reads as a word apart where a command has no sentence yet. */
const spaced = (command: string): string => command.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** What a frame did, as a headline. */
export const useFrameWords = (): ((frame: ReplayFrame) => string) => {
  const t = useWords();
  return ({ command, elementName, elementId }) =>
    known(command)
      ? t(`replay.command.${command}`, { step: elementName ?? elementId ?? '' })
      : t('replay.command.other', { command: spaced(command) });
};
