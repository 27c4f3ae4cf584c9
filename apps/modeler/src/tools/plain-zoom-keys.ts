interface Keys {
  addListener(listen: (context: { readonly keyEvent: KeyboardEvent }) => boolean | undefined): void;
}

interface Actions {
  trigger(action: string, options: object): void;
}

/** Zooming without Ctrl, too: with it, some browsers zoom the page instead. */
export const plainZoomKeys = (keyboard: Keys, actions: Actions): void => {
  const acts: Readonly<Record<string, () => void>> = {
    '+': () => actions.trigger('stepZoom', { value: 1 }),
    '-': () => actions.trigger('stepZoom', { value: -1 }),
    '0': () => actions.trigger('zoom', { value: 'fit-viewport' }),
  };
  keyboard.addListener(({ keyEvent }) => {
    const act = keyEvent.ctrlKey || keyEvent.metaKey || keyEvent.altKey ? undefined : acts[keyEvent.key];
    if (act === undefined) return undefined;
    act();
    return true;
  });
};
plainZoomKeys.$inject = ['keyboard', 'editorActions'];
