// The design tokens as charts need them: Chart.js draws on a canvas, which knows no CSS variables.
import type { Outcome } from '../../shared/views';

export interface ChartColors {
  readonly text: string;
  readonly muted: string;
  readonly gridLine: string;
  readonly surface: string;
  readonly line: string;
  readonly outline: string;
  readonly notice: string;
  readonly font: string;
  readonly outcome: Readonly<Record<Outcome, string>>;
}

/** The CSS variable of each outcome's colour; the same everywhere, paper included. */
export const outcomeToken: Readonly<Record<Outcome, string>> = {
  answered: '--data-answered',
  abandonedQueue: '--data-queue',
  abandonedRing: '--data-ring',
  systemLost: '--data-system',
  ivrExit: '--data-ivr',
  other: '--data-other',
};

/** Reads the tokens in force now. */
export function readColors(): ChartColors {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    muted: token('--muted'),
    gridLine: token('--grid-line'),
    surface: token('--raised'),
    line: token('--line'),
    outline: token('--data-outline'),
    notice: token('--notice'),
    font: token('--font-ui'),
    outcome: Object.fromEntries(
      Object.entries(outcomeToken).map(([outcome, name]) => [outcome, token(name)]),
    ) as Record<Outcome, string>,
  };
}

/** Runs the listener when the system turns light or dark. @returns a function that ends it */
export function onSchemeChange(listener: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
