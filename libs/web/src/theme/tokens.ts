/** Every colour of both themes. Components name these as `var(--r-<token>)`; contrast is held by tokens.spec.ts. */
export interface Palette {
  /** The page behind everything. */
  readonly canvas: string;
  readonly surface: string;
  /** Hovered and selected rows, chips, quiet panels. */
  readonly raised: string;
  readonly line: string;
  /** Borders of what can be typed into: 3:1 on `surface`. */
  readonly 'line-strong': string;
  readonly ink: string;
  readonly 'ink-soft': string;
  readonly accent: string;
  readonly 'accent-hover': string;
  readonly 'on-accent': string;
  readonly 'accent-soft': string;
  readonly 'accent-ink': string;
  readonly danger: string;
  readonly 'danger-soft': string;
  readonly warning: string;
  readonly 'warning-soft': string;
  readonly success: string;
  readonly 'success-soft': string;
  readonly info: string;
  readonly 'info-soft': string;
  readonly shadow: string;
}

export const light: Palette = {
  canvas: '#f6f6f3',
  surface: '#ffffff',
  raised: '#eeeeea',
  line: '#e1e1dc',
  'line-strong': '#86877f',
  ink: '#1b1d1f',
  'ink-soft': '#5a5d60',
  accent: '#0d6b73',
  'accent-hover': '#09565d',
  'on-accent': '#ffffff',
  'accent-soft': '#dff0f0',
  'accent-ink': '#0a5d64',
  danger: '#b3261e',
  'danger-soft': '#fcebe9',
  warning: '#8a4b08',
  'warning-soft': '#fcf0da',
  success: '#216e39',
  'success-soft': '#e4f3e7',
  info: '#2455a8',
  'info-soft': '#e6eefa',
  shadow: '0 1px 2px rgb(27 29 31 / 6%), 0 4px 16px rgb(27 29 31 / 6%)',
};

export const dark: Palette = {
  canvas: '#131416',
  surface: '#1a1c1f',
  raised: '#25282c',
  line: '#2e3136',
  'line-strong': '#777c85',
  ink: '#ecedee',
  'ink-soft': '#a6abb2',
  accent: '#35b3bb',
  'accent-hover': '#55c6cd',
  'on-accent': '#04282b',
  'accent-soft': '#123639',
  'accent-ink': '#6ed3d9',
  danger: '#ff9d92',
  'danger-soft': '#421b1a',
  warning: '#f0b866',
  'warning-soft': '#392a13',
  success: '#82d197',
  'success-soft': '#163322',
  info: '#98baff',
  'info-soft': '#1a2a49',
  shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 4px 16px rgb(0 0 0 / 32%)',
};

/** Rem at 16 px to the root: 12, 13, 14, 16, 20, 26. */
export const typeScale = {
  xs: '0.75rem',
  sm: '0.8125rem',
  md: '0.875rem',
  lg: '1rem',
  xl: '1.25rem',
  xxl: '1.625rem',
} as const;

/** Steps of 4 px: `var(--r-space-<n>)` is n × 4 px. */
export const spaceSteps = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16] as const;

const variables = (palette: Palette): Record<string, string> =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--r-${name}`, value as string]));

export const lightVariables = variables(light);
export const darkVariables = variables(dark);
export const sizeVariables: Record<string, string> = {
  ...Object.fromEntries(spaceSteps.map((step) => [`--r-space-${step}`, `${step * 0.25}rem`])),
  ...Object.fromEntries(Object.entries(typeScale).map(([name, size]) => [`--r-text-${name}`, size])),
  '--r-radius': '0.5rem',
  '--r-radius-small': '0.25rem',
  '--r-row': '2rem',
  '--r-reading': '70ch',
};
