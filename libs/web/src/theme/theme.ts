import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { formVariables } from './form-variables.js';
import { dark, darkVariables, light, lightVariables, sizeVariables, typeScale } from './tokens.js';

const accent: MantineColorsTuple = [
  light['accent-soft'],
  '#c4e3e4',
  '#9dd0d3',
  '#6ed3d9',
  '#35b3bb',
  '#1f9099',
  light.accent,
  light['accent-hover'],
  '#074a50',
  '#053a3f',
];

const gray: MantineColorsTuple = [
  light.canvas,
  light.raised,
  light.line,
  '#d3d3cd',
  '#b7b7b0',
  '#9c9d95',
  light['line-strong'],
  light['ink-soft'],
  '#3a3c3f',
  light.ink,
];

/** Mantine's `dark` runs from the text to the page. */
const darkGray: MantineColorsTuple = [
  dark.ink,
  '#c9ccd1',
  dark['ink-soft'],
  dark['line-strong'],
  '#3a3e44',
  dark.line,
  dark.raised,
  dark.surface,
  '#16181a',
  dark.canvas,
];

const font = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif";

/** The accent is light in the dark theme: what stands on it must turn dark with it. Red words keep their contrast on a red ground. */
const variantColors: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  if (input.color === 'red' && input.variant !== 'filled')
    return { ...resolved, color: 'var(--r-danger)', hover: 'var(--r-danger-soft)' };
  const accented = input.color === undefined || input.color === 'accent';
  if (input.variant !== 'filled' || !accented) return resolved;
  return {
    ...resolved,
    background: 'var(--r-accent)',
    hover: 'var(--r-accent-hover)',
    color: 'var(--r-on-accent)',
  };
};

/** Mantine's names for the tokens; shade 6 is the light accent and shade 4 the dark one. */
export const theme = createTheme({
  fontFamily: font,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontFamily: font,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: typeScale.xxl, lineHeight: '1.25' },
      h2: { fontSize: typeScale.xl, lineHeight: '1.3' },
      h3: { fontSize: typeScale.lg, lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: typeScale.xs, sm: typeScale.md, md: typeScale.lg, lg: typeScale.xl, xl: typeScale.xxl },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'md',
  radius: { sm: '0.25rem', md: '0.5rem', lg: '0.75rem' },
  colors: { accent, gray, dark: darkGray },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  variantColorResolver: variantColors,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, transitionProps: { duration: 100 } } },
    // a dialog's header is not the page's
    Modal: { defaultProps: { transitionProps: { duration: 120 }, attributes: { header: { role: 'presentation' } } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, attributes: { header: { role: 'presentation' } } } },
    // the placeholder is a focusable child that is no item, which a `menu` may not have (ARIA 1.2)
    Menu: { defaultProps: { transitionProps: { duration: 100 }, withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { transitionProps: { duration: 100 } } },
  },
});

const mantine = (palette: typeof light): Record<string, string> => ({
  '--mantine-color-body': palette.surface,
  '--mantine-color-text': palette.ink,
  '--mantine-color-dimmed': palette['ink-soft'],
  '--mantine-color-placeholder': palette['ink-soft'],
  '--mantine-color-error': palette.danger,
  '--mantine-color-disabled': palette.raised,
  '--mantine-color-disabled-color': palette['ink-soft'],
  '--mantine-color-disabled-border': palette.line,
  '--mantine-color-anchor': palette['accent-ink'],
  '--mantine-color-default': palette.surface,
  '--mantine-color-default-hover': palette.raised,
  '--mantine-color-default-color': palette.ink,
  '--mantine-color-default-border': palette.line,
  '--mantine-color-accent-filled': palette.accent,
  '--mantine-color-accent-filled-hover': palette['accent-hover'],
  '--mantine-color-accent-light': palette['accent-soft'],
  '--mantine-color-accent-light-hover': palette['accent-soft'],
  '--mantine-color-accent-light-color': palette['accent-ink'],
  '--mantine-primary-color-contrast': palette['on-accent'],
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { ...sizeVariables, ...formVariables },
  light: { ...lightVariables, ...mantine(light) },
  dark: { ...darkVariables, ...mantine(dark) },
});
