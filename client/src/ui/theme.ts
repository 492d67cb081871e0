import {
  ActionIcon,
  Anchor,
  Button,
  Checkbox,
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  Drawer,
  Input,
  InputWrapper,
  Menu,
  type MantineColorsTuple,
  Modal,
  Paper,
  Popover,
  SegmentedControl,
} from '@mantine/core';
import classes from './theme.module.css';

const shades = (words: string) => words.split(' ') as unknown as MantineColorsTuple;

const schelde = shades('#edf8fb #dcf0f5 #c1e1ea #a0cfdb #7bb7c7 #579eb0 #398699 #1c6e80 #0f5c6e #003e4a');
const slik = shades('#faf8f4 #f3f0eb #e8e3dc #d7d2c9 #b9b3aa #8c877d #6b665d #56524b #3b3732 #23201c');
const zand = shades('#fcf8f0 #f7efe0 #f1e7d2 #e9dcc3 #dac7a1 #c4ac7e #a58d5e #806c44 #5d4e2f #3c311c');
const red = shades('#fef2ef #fde3dd #fbcabf #f8ab99 #ee8771 #dd664d #c2412d #a93620 #8a2a17 #631c0e');
const green = shades('#edfaf1 #d9f3e1 #bae6c8 #98d5ac #73c08f #53a372 #2f7d4f #246741 #1b5132 #123923');
const amber = shades('#fff6eb #ffecd3 #ffdbaa #fbc77c #e9ae57 #cf953b #b7791f #8c5f0e #6b480c #4b3209');
const dark = shades('#e9e6df #cfcbc3 #aca9a1 #85837c #3c4548 #283033 #1b2124 #14181a #0f1315 #0a0d0e');

const BUTTON: Record<string, Record<'--button-height' | '--button-padding-x', string>> = {
  sm: { '--button-height': '2.25rem', '--button-padding-x': '12px' },
  md: { '--button-height': '2.5rem', '--button-padding-x': '16px' },
  lg: { '--button-height': '3.25rem', '--button-padding-x': '24px' },
};

/** Mantine in the product's own hand: warm greys, one blue-green, no shadow, 16 px text in every control. */
export const theme = createTheme({
  fontFamily: "'Atkinson Hyperlegible Next Variable', system-ui, sans-serif",
  fontSizes: { xs: '.875rem', sm: '.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.43', sm: '1.43', md: '1.5', lg: '1.45', xl: '1.5' },
  spacing: { xs: '.5rem', sm: '.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '8px' },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '2.25rem' },
      h2: { fontSize: '1.125rem', lineHeight: '1.625rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
    },
  },
  colors: { schelde, slik, gray: slik, zand, red, green, teal: green, yellow: amber, orange: amber, dark },
  primaryColor: 'schelde',
  primaryShade: { light: 8, dark: 4 },
  autoContrast: true,
  white: '#ffffff',
  black: '#23201c',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // autoContrast looks at the light shade in both schemes: white on #7bb7c7 would be unreadable
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const primary = input.variant === 'filled' && (!input.color || input.color === 'schelde');
    return primary ? { ...colors, color: 'var(--mantine-primary-color-contrast)' } : colors;
  },
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'md' },
      classNames: { root: classes.button, label: classes.buttonLabel },
      vars: (_theme, props) => ({
        root: { ...(BUTTON[props.size ?? 'md'] ?? BUTTON['md']), '--button-fz': '1rem' },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 36 } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Checkbox: Checkbox.extend({ classNames: { input: classes.checkbox } }),
    Input: Input.extend({
      defaultProps: { size: 'md' },
      vars: () =>
        ({ wrapper: { '--input-bd': 'var(--edge)', '--input-bg': 'var(--surface)' }, input: {} }) as never,
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'input', 'error'] },
      classNames: { label: classes.label, description: classes.description, error: classes.error },
    }),
    Drawer: Drawer.extend({
      defaultProps: {
        position: 'right',
        size: 608,
        radius: 0,
        shadow: 'none',
        overlayProps: { color: '#14181a', backgroundOpacity: 0.42 },
        transitionProps: { duration: 120 },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        shadow: 'none',
        radius: 'lg',
        overlayProps: { color: '#14181a', backgroundOpacity: 0.42 },
        transitionProps: { duration: 120, transition: 'fade' },
      },
      classNames: { content: classes.panel, header: classes.panelHeader },
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'none', radius: 'md', transitionProps: { duration: 120 } },
      classNames: { dropdown: classes.dropdown, item: classes.menuItem, label: classes.menuLabel },
    }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'none', transitionProps: { duration: 120 } },
      classNames: { dropdown: classes.dropdown },
    }),
    Paper: Paper.extend({ defaultProps: { radius: 'lg', shadow: 'none' } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'md', transitionDuration: 120 },
      classNames: {
        root: classes.switch,
        control: classes.switchControl,
        indicator: classes.switchIndicator,
        label: classes.switchLabel,
      },
    }),
  },
});

/** Ties Mantine's own variables to the product's tokens, which hold for both colour schemes. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--dim)',
    '--mantine-color-placeholder': 'var(--dim)',
    '--mantine-color-error': 'var(--red-ink)',
    '--mantine-color-success': 'var(--green-ink)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-primary-color-contrast': 'var(--on-primary)',
  };
  return { variables: {}, light: both, dark: both };
};
