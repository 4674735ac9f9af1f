// The design tokens as charts need them: Chart.js draws on a canvas, which knows no CSS variables.
import { inkTokens, type ChartColors, type Ink } from './colors';

const darkScheme = '(prefers-color-scheme: dark)';
/** Tokens differ by scheme alone, and each reading makes the browser work out all styles of the page. */
let known: { readonly isDark: boolean; readonly colors: ChartColors } | undefined;

/** The tokens in force now. */
export function readColors(): ChartColors {
  const isDark = matchMedia(darkScheme).matches;
  if (known?.isDark !== isDark) known = { isDark, colors: readTokens() };
  return known.colors;
}

function readTokens(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    muted: token('--muted'),
    faint: token('--faint'),
    surface: token('--surface'),
    line: token('--line'),
    gridLine: token('--grid-line'),
    outline: token('--data-outline'),
    notice: token('--notice'),
    target: token('--text'),
    font: token('--font-ui'),
    ink: Object.fromEntries(Object.entries(inkTokens).map(([ink, name]) => [ink, token(name)])) as Record<
      Ink,
      string
    >,
  };
}

/** Runs the listener when the system turns light or dark. @returns a function that ends it */
export function onSchemeChange(listener: () => void): () => void {
  const query = matchMedia(darkScheme);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
