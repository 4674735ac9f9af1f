// Texts for runs, days, schedules and time spans on the sync page.
import { errorCodes, type ErrorCode, type Failure } from '#shared/base/envelope';
import { formatCount, formatMinute } from '#shared/language/format';
import { enumerated } from '#shared/language/text';
import { errorTexts, reasonSentence } from '#shared/texts/errors';
import type { Schedule } from '#shared/domain/settings';
import type { CalendarDay, RunOutcome, SyncProgress, SyncRun } from '#shared/domain/sync';
import { failureSentences, joined, session, t } from './session.svelte';

/** 15 min, 6 h, 1.5 days; one decimal where a whole number would say too little. */
export function spanWords(ms: number): string {
  const minutes = Math.max(Math.ceil(ms / 60_000), 1);
  if (minutes < 60) return t('span.minutes', { n: minutes });
  const hours = ms / 3_600_000;
  const short = (value: number): string =>
    String(Math.round(value * (value < 10 ? 10 : 1)) / (value < 10 ? 10 : 1));
  if (hours < 24) return t('span.hours', { n: short(hours) });
  const days = short(hours / 24);
  return t('span.days', { n: days });
}

/** How long a run still takes, in the same words wherever it is told. */
export function leftText(seconds: number): string {
  const time = seconds < 60 ? t('span.seconds', { n: Math.round(seconds) }) : spanWords(seconds * 1000);
  return t('sync.left', { time });
}

export function within(ms: number): string {
  return ms < 3_600_000 ? t('span.within', { n: Math.max(Math.ceil(ms / 60_000), 1) }) : spanWords(ms);
}

/** Hour and minute today, otherwise with the day. */
export function whenText(at: number): string {
  const { zone } = session.settings;
  const text = formatMinute(zone, at);
  const now = formatMinute(zone, Date.now());
  if (text.slice(0, 10) === now.slice(0, 10)) return text.slice(11);
  return text.startsWith(now.slice(0, 4)) ? text.slice(5) : text;
}

export function dayWord({ state, lacking }: CalendarDay, isToday: boolean): string {
  switch (state) {
    case 'partial':
      return lacking > 0 ? t('day.lacks', { n: formatCount(lacking) }) : t('day.partial');
    case 'open':
      return isToday ? t('day.today') : t('day.open');
    default:
      return t(`day.${state}`);
  }
}

/** Names of the tokens; the word beside the dot says the same. */
export const dayTone: Readonly<Record<CalendarDay['state'], string>> = {
  complete: 'var(--data-connected)',
  open: 'var(--data-missed)',
  partial: 'var(--data-ring)',
  failed: 'var(--bad)',
  missing: 'transparent',
  none: 'transparent',
};

export const outcomeTone: Readonly<Record<RunOutcome, string>> = {
  running: 'var(--accent)',
  done: 'var(--good)',
  incomplete: 'var(--data-ring)',
  failed: 'var(--bad)',
  cancelled: 'var(--data-system)',
  brokenOff: 'var(--data-ring)',
};

export function scheduleText(schedule: Schedule): string {
  const parts = [
    ...(schedule.onStart ? [t('schedule.onStart')] : []),
    ...(schedule.everyMinutes > 0 ? [t('schedule.every', { n: schedule.everyMinutes })] : []),
    ...(schedule.at.length > 0 ? [t('schedule.at', { times: joined(schedule.at) })] : []),
  ];
  return enumerated(session.language, parts);
}

/** Codes for which something has to be put right in the instance's form: its key, whose key it is, its address. */
const mendedByEditing: readonly ErrorCode[] = [
  'noKey',
  'keychain',
  'credentials',
  'keyUnknown',
  'keyInactive',
  'tokenExpired',
  'permission',
  'roleTooLow',
  'notMember',
  'unknownInstance',
  'apiUnknown',
];
export const isMendedByEditing = (code: ErrorCode): boolean => mendedByEditing.includes(code);

/** Whether a run that failed is the last of the log; one that could not begin is not logged. Both are timed apart. */
export function isLogged({ error, startedAt }: SyncProgress, last: SyncRun | undefined): boolean {
  return last?.reason === error?.code && Math.abs(startedAt - (last?.startedAt ?? 0)) < 2000;
}

/** What a run without end of its own says: sentences, and the failure to copy where it is one. */
export function reasonOf(run: SyncRun): { sentences: string[]; failure?: Failure } {
  if (run.outcome === 'brokenOff') return { sentences: [t('outcome.brokenOffWhy')] };
  if (run.reason === '') return { sentences: [] };
  const code = errorCodes.find((one) => one === run.reason);
  if (code === undefined) return { sentences: [reasonSentence(run.reason, session.language)] };
  const failure = { code, detail: '' };
  // What stopped the schedule in an earlier session does not stop it now.
  return { sentences: failureSentences(failure, errorTexts[code].retry !== 'no'), failure };
}
