const drawing = (paths: string): string =>
  `<svg viewBox="0 0 24 24" width="1em" height="1em" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

/** For steps that bpmn.io's font has no sign of: they take the colour of the text around them. */
const drawings = {
  approve: drawing('<rect x="3" y="5" width="18" height="14" rx="3"/><path d="m8 12 3 3 5.5-6"/>'),
  find: drawing('<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/><path d="M8 9.5h5M8 12h3"/>'),
  article: drawing(
    '<path d="M13 20H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h8l4 4v3"/><path d="M8 10h5M8 14h3"/><path d="m14 20 .5-2.5 5-5 2 2-5 5z"/>',
  ),
  rate: drawing('<path d="m12 3.5 2.6 5.3 5.9.9-4.3 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8L3.5 9.7l5.9-.9z"/>'),
  ask: drawing(
    '<path d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z"/><path d="M10 9.2a2.1 2.1 0 1 1 2.6 2c-.5.2-.6.5-.6 1M12 14.5v.01"/>',
  ),
  test: drawing(
    '<path d="M9 3h6M10 3v6l-5.2 9a2 2 0 0 0 1.7 3h11a2 2 0 0 0 1.7-3L14 9V3"/><path d="m9.5 15.5 2 2 3.5-3.5"/>',
  ),
  line1: drawing('<rect x="3" y="4" width="18" height="16" rx="3"/><path d="m10.2 9.6 2.3-1.6v8"/>'),
  line2: drawing(
    '<rect x="3" y="4" width="18" height="16" rx="3"/><path d="M9.8 9.8a2.2 2.2 0 1 1 3.9 1.4L9.7 16h4.6"/>',
  ),
  line3: drawing(
    '<rect x="3" y="4" width="18" height="16" rx="3"/><path d="M9.9 8h4.2l-2.5 3.2a2.4 2.4 0 1 1-2 3.7"/>',
  ),
  more: drawing('<path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="3.5"/>'),
  connect: drawing('<path d="M4 12h14M13 7l5 5-5 5"/><path d="M21 5v14"/>'),
} as const;

export type Drawing = keyof typeof drawings;

/** A class of bpmn.io's own font, or one of our drawings. */
export type Icon = { readonly font: string } | { readonly drawn: Drawing };

export const drawn = (name: Drawing): string => drawings[name];

/** Of an entry of a menu. */
export const menuIcon = (icon: Icon): { readonly className: string } | { readonly imageHtml: string } =>
  'font' in icon ? { className: icon.font } : { imageHtml: drawn(icon.drawn) };

/** Of an entry of the palette: names beside it say what it is. */
export const paletteIcon = (icon: Icon): string =>
  'font' in icon
    ? `<span class="r-step-icon ${icon.font}" aria-hidden="true"></span>`
    : `<span class="r-step-icon" aria-hidden="true">${drawn(icon.drawn)}</span>`;
