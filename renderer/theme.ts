import { Anchor, Badge, Button, createTheme, Text, type CSSVariablesResolver } from '@mantine/core';

/** Contrast of text and controls holds WCAG 2.2 AA on both schemes. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.25,
  defaultRadius: 'sm',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", "Liberation Mono", monospace',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Text is small, buttons and badges are quiet, where nothing else is said.
    Anchor: Anchor.extend({ defaultProps: { size: 'sm' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none' } }),
    Button: Button.extend({ defaultProps: { variant: 'default' } }),
    Text: Text.extend({ defaultProps: { size: 'sm' } }),
  },
});

/** Colours of Mantine's own that are too faint otherwise. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--focus-ring': '#1864ab',
    '--control-border': '#767d85',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-yellow-light-color': '#7a4a00',
    '--mantine-color-orange-light-color': '#8a3b00',
    '--mantine-color-green-light-color': '#1e6b30',
    '--mantine-color-red-light-color': '#a51111',
    '--mantine-color-placeholder': '#5c636a',
  },
  dark: {
    '--focus-ring': '#74c0fc',
    '--control-border': '#8f8f8f',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-dimmed': '#b0b5ba',
    '--mantine-color-placeholder': '#9aa0a6',
  },
});
