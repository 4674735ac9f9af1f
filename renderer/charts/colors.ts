// The colours of charts by name, and which outcome has which: the same everywhere, paper included. Knows no page.
import type { Disposition, Outcome } from '#shared/domain/call';

/** The CSS variable of each ink; a series names its ink, never a colour. */
export const inkTokens = {
  answered: '--data-answered',
  queue: '--data-queue',
  ring: '--data-ring',
  system: '--data-system',
  ivr: '--data-ivr',
  other: '--data-other',
  connected: '--data-connected',
  missed: '--data-missed',
  navigator: '--data-navigator',
  overflow: '--data-overflow',
  failed: '--data-failed',
  fault: '--data-fault',
  rejected: '--data-rejected',
  busy: '--data-busy',
  voicemail: '--data-voicemail',
  forwarded: '--data-forwarded',
  unknown: '--data-unknown',
  best: '--rating-best',
  good: '--rating-good',
  neutral: '--rating-neutral',
  poor: '--rating-poor',
  worst: '--rating-worst',
  accent: '--accent',
  muted: '--muted',
} as const;
export type Ink = keyof typeof inkTokens;

export interface ChartColors {
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly surface: string;
  readonly line: string;
  readonly gridLine: string;
  readonly outline: string;
  readonly notice: string;
  readonly target: string;
  readonly font: string;
  readonly ink: Readonly<Record<Ink, string>>;
}

/** Colours that stand out too little from a white ground (contrast under 3:1) get a thin outline. */
export const paleInks: ReadonlySet<Ink> = new Set<Ink>(['ring', 'other', 'missed', 'good', 'poor']);

export const outcomeInk: Readonly<Record<Outcome, Ink>> = {
  answered: 'answered',
  abandonedQueue: 'queue',
  abandonedRing: 'ring',
  systemLost: 'system',
  ivrExit: 'ivr',
  other: 'other',
};

export const dispositionInk: Readonly<Record<Disposition, Ink>> = {
  success: 'answered',
  abandonedQueue: 'queue',
  abandonedRing: 'ring',
  abandonedIvr: 'ivr',
  abandonedNavigator: 'navigator',
  queueTimeout: 'system',
  queueOverflow: 'overflow',
  queueFailed: 'failed',
  ivrException: 'fault',
  noAnswer: 'missed',
  reject: 'rejected',
  busy: 'busy',
  voicemail: 'voicemail',
  forwarded: 'forwarded',
  unknown: 'unknown',
};

/** As a style value. */
export function inkStyle(ink: Ink): string {
  return `var(${inkTokens[ink]})`;
}
