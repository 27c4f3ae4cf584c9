import { describe, expect, it } from '@jest/globals';
import { dark, light, type Palette } from './tokens.js';

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

/** WCAG 2.2, relative luminance. */
const contrast = (a: string, b: string): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const text: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...(['canvas', 'surface', 'raised'] as const).flatMap((ground) =>
    (['ink', 'ink-soft', 'accent-ink', 'danger', 'warning', 'success', 'info'] as const).map(
      (ink) => [ink, ground] as const,
    ),
  ),
  ...(['danger', 'warning', 'success', 'info'] as const).map((signal) => [signal, `${signal}-soft`] as const),
  ['ink', 'accent-soft'],
  ['accent-ink', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_name, palette) => {
  it.each(text)('reads %s on %s at 4.5:1', (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the edge of what can be typed into at 3:1', () => {
    expect(contrast(palette['line-strong'], palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
