// Notes on figures that are not final or not comparable yet, as sentences; for the window and for paper.
import { formatCount, formatDay, formatMinute } from '#shared/language/format';
import type { Comparison, ComparisonBase, Overview, Statement } from '#shared/contract/views';
import { joined, joinedClauses, session, t } from '../state/session.svelte';
import { spanWords } from '../state/sync-words';

/** Keys above it are counted as one: see `largeRating` of the columns. */
const largestKey = 253;

/** Up to three days by name; the year where it is not this one. */
function daysText(days: readonly string[]): string {
  const year = formatMinute(session.settings.zone, Date.now()).slice(0, 5);
  const named = days.slice(0, 3).map((day) => (day.startsWith(year) ? day.slice(5) : day));
  const text = joined(named);
  return days.length > 3 ? `${text} ${t('notice.more')}` : text;
}

function daysNotices({ daysIncomplete, daysTotal, daysProvisional, maturityMs }: Statement): string[] {
  const found: string[] = [];
  if (daysIncomplete.length > 0) {
    const days = daysText(daysIncomplete);
    found.push(t('notice.incomplete', { n: daysIncomplete.length, total: daysTotal, days }));
  }
  if (daysProvisional.length > 0)
    found.push(t('notice.provisional', { days: daysText(daysProvisional), span: spanWords(maturityMs) }));
  return found;
}

function scaleNotices({ scales, ratingsInvalid, keysInvalid }: Statement): string[] {
  const found: string[] = [];
  const unconfirmed = new Set(scales.filter((scale) => !scale.isConfirmed).map(({ name }) => name));
  if (unconfirmed.size > 0) found.push(t('notice.unconfirmed', { scale: joinedClauses([...unconfirmed]) }));
  if (ratingsInvalid > 0) {
    const keys = joined(keysInvalid.map((key) => (key > largestKey ? `${key}+` : String(key))));
    found.push(t('notice.invalidKeys', { n: formatCount(ratingsInvalid), keys }));
  }
  return found;
}

/** A result, and of it what its notices speak of. */
export type Noticed = Pick<Overview, 'statement'> &
  Partial<Pick<Overview, 'scaleBreaks' | 'comparisons'>> & {
    readonly figures?: Partial<Pick<Overview['figures'], 'serviceLevel'>>;
  };

function waitNotices({ statement, figures }: Noticed): string[] {
  const found: string[] = [];
  const { waitsApproximate, waitsUnknown } = statement;
  if (waitsApproximate > 0) found.push(t('notice.approximate', { n: formatCount(waitsApproximate) }));
  if (waitsUnknown > 0) {
    const { value = null, unjudged = 0 } = figures?.serviceLevel ?? {};
    // Of some variants abandoned calls are no part, whatever their wait.
    const late = value === null ? 0 : unjudged;
    const n = formatCount(waitsUnknown);
    found.push(
      late === 0 ? t('notice.waitsUnknown', { n }) : t('notice.waitsLate', { n, late: formatCount(late) }),
    );
  }
  return found;
}

function comparisonNotices(comparison: Comparison | null, which: ComparisonBase): string[] {
  if (comparison === null) return [];
  const base = t(`compare.note.${which}`);
  const { daysUnlike, notAlike } = comparison;
  return [
    ...notAlike.map((what) => t(`notice.notAlike.${what}`, { base })),
    ...(daysUnlike > 0 ? [t('notice.unlike', { n: daysUnlike, base })] : []),
  ];
}

export function noticesOf(overview: Noticed, base: ComparisonBase): string[] {
  const { statement, scaleBreaks = [], comparisons } = overview;
  const { holidaysUnknown } = statement;
  const holidays =
    holidaysUnknown.length > 0 ? [t('notice.holidays', { years: joined(holidaysUnknown.map(String)) })] : [];
  const ofDays = daysNotices(statement);
  // Without calls there is nothing to count by a scale, and nothing to compare.
  if (statement.n === 0) return [...ofDays, ...holidays];
  const breaks = joined(scaleBreaks.map((day) => formatDay(session.language, day)));
  return [
    ...ofDays,
    ...scaleNotices(statement),
    ...(breaks === '' ? [] : [t('notice.scaleChanged', { days: breaks })]),
    ...comparisonNotices(comparisons?.[base] ?? null, base),
    ...waitNotices(overview),
    ...holidays,
  ];
}
