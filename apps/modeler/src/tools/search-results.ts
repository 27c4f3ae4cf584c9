import type { Canvas, Translate } from '../editor/services.js';

interface SearchPad {
  close(): void;
}

/** The list of what was found scrolls; by keyboard, too. Empty it is no stop (see tools.css). */
export const reachableResults = (canvas: Canvas, searchPad: SearchPad, translate: Translate): void => {
  const results = canvas.getContainer().querySelector<HTMLElement>('.djs-search-results');
  if (results === null) return;
  results.replaceChildren();
  results.tabIndex = 0;
  results.setAttribute('role', 'group');
  results.setAttribute('aria-label', translate('Search in diagram'));
  results.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') searchPad.close();
  });
};
reachableResults.$inject = ['canvas', 'searchPad', 'translate'];
