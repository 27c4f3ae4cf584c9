import type { TidyUp } from './tidy-up.js';

interface Keys {
  addListener(listen: (context: { readonly keyEvent: KeyboardEvent }) => boolean | undefined): void;
}

interface Actions {
  register(action: string, act: () => void): void;
}

/** As a command of the editor, and on a key of its own. */
export const tidyKeys = (tidyUp: TidyUp, keyboard: Keys, actions: Actions): void => {
  actions.register('tidyUp', () => void tidyUp.run());
  keyboard.addListener(({ keyEvent: { key, ctrlKey, metaKey, altKey } }) => {
    if (ctrlKey || metaKey || altKey || key.toLowerCase() !== 't') return undefined;
    void tidyUp.run();
    return true;
  });
};
tidyKeys.$inject = ['tidyUp', 'keyboard', 'editorActions'];
