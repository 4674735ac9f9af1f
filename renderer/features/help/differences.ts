// The causes why a figure differs from the console's, and what the present data tell of each.
import { dash, formatCount, formatMinute } from '#shared/language/format';
import { serviceLevelName } from '#shared/domain/service-level';
import { dayText, localDay, zoneOffsetMs } from '#shared/base/period';
import { shareText } from '../../figures/tiles';
import { outcomes } from '#shared/domain/call';
import type { Overview } from '#shared/contract/views';
import { filterParts } from '../../state/filter-texts';
import type { Narrowing } from '../../state/narrowed';
import { names } from '../../state/names.svelte';
import { joined, joinedClauses, paragraph, session, t } from '../../state/session.svelte';
import { spanWords } from '../../state/sync-words';

export const differenceIds = [
  'incomplete',
  'ended',
  'scope',
  'zone',
  'cohort',
  'offered',
  'directions',
  'level',
  'short',
  'waits',
  'ratings',
  'scale',
  'attribution',
  'callers',
  'retention',
  'rounding',
] as const;
export type DifferenceId = (typeof differenceIds)[number];

/** Whether the present data show an effect, show none, or cannot tell. */
export type Bearing = 'here' | 'none' | 'rule';
interface Told {
  readonly bearing: Bearing;
  readonly fact: string;
}
export interface Difference extends Told {
  readonly id: DifferenceId;
}

/** What is looked at: undefined days mean all. */
export interface Looked {
  readonly days: { readonly first: number; readonly last: number } | undefined;
  readonly narrowing: Narrowing;
  readonly instances: number;
  /** Nothing was read yet: there are rules, and nothing that they could matter to. */
  readonly isEmpty: boolean;
  readonly now: number;
}

const mostDays = 6;
const hourMs = 3_600_000;
const rule: Told = { bearing: 'rule', fact: '' };
const told = (isHere: boolean, fact: string): Told => ({ bearing: isHere ? 'here' : 'none', fact });

function daysText(days: readonly string[]): string {
  const text = joined(days.slice(0, mostDays));
  return days.length > mostDays ? `${text} ${t('notice.more')}` : text;
}

const percent = (figure: Parameters<typeof shareText>[0] | undefined): string => {
  if (figure === undefined) return dash;
  const { value, unit } = shareText(figure);
  return value + unit;
};

function zoneFact(zone: string, { days, isEmpty, now }: Looked): Told {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const apart = (-new Date(now).getTimezoneOffset() * 60_000 - zoneOffsetMs(zone, now)) / hourMs;
  const period = isEmpty
    ? t('diff.zone.factEmpty', { zone })
    : days === undefined
      ? t('diff.zone.factAll', { zone })
      : t('diff.zone.fact', { zone, first: dayText(days.first), last: dayText(days.last) });
  if (apart === 0) return { bearing: 'rule', fact: period };
  const bearing = isEmpty ? 'rule' : 'here';
  return { bearing, fact: `${period} ${t('diff.zone.other', { own, hours: Math.abs(apart) })}` };
}

function incompleteFact({ daysIncomplete, daysTotal }: Overview['statement']): Told {
  const n = daysIncomplete.length;
  if (n === 0) return told(false, t('diff.incomplete.factNone', { total: daysTotal }));
  const days = daysText(daysIncomplete);
  return told(true, t('diff.incomplete.fact', { n, total: daysTotal, days }));
}

function endedFact({ dataUpTo, zone }: Overview['statement'], { days, now }: Looked): Told {
  const time = dataUpTo === null ? dash : formatMinute(zone, dataUpTo);
  const hasToday = days === undefined || days.last >= localDay(zone, now);
  return told(hasToday, t(hasToday ? 'diff.ended.fact' : 'diff.ended.factNone', { time }));
}

function levelFact({ statement, serviceLevels }: Overview): Told {
  const { variant, thresholdSeconds } = statement.serviceLevel;
  const values = serviceLevels.map(percent).join(' / ');
  return {
    bearing: variant === 3 && thresholdSeconds === 20 ? 'rule' : 'here',
    fact: t('diff.level.fact', {
      s: thresholdSeconds,
      name: serviceLevelName(variant, session.language),
      values,
    }),
  };
}

function shortFact({ statement, figures }: Overview): Told {
  const [all, long] = [percent(figures.abandonRate), percent(figures.abandonRateNoShort)];
  const fact = t('diff.short.fact', { s: statement.shortAbandonSeconds, with: all, without: long });
  return told(all !== long, fact);
}

/** All inbound calls by whether they were offered; those not offered by outcome. */
function offeredFact({ losses }: Overview): Told {
  const sum = (branch: 'offered' | 'notOffered'): number =>
    outcomes.reduce((total, outcome) => total + losses[branch][outcome], 0);
  const [offered, rest] = [sum('offered'), sum('notOffered')];
  const { ivrExit, systemLost } = losses.notOffered;
  const fact = t('diff.offered.fact', {
    inbound: formatCount(offered + rest),
    offered: formatCount(offered),
    menu: formatCount(ivrExit),
    // Losses in a queue are offered, so what the system lost before it was an IVR error.
    error: formatCount(systemLost),
    other: formatCount(rest - ivrExit - systemLost),
  });
  return told(rest > 0, fact);
}

function waitsFact({ waitsApproximate, waitsUnknown }: Overview['statement']): Told {
  if (waitsApproximate + waitsUnknown === 0) return told(false, t('diff.waits.factNone'));
  const counts = { approximate: formatCount(waitsApproximate), unknown: formatCount(waitsUnknown) };
  return told(true, t('diff.waits.fact', counts));
}

function ratingsFact({ daysProvisional, maturityMs }: Overview['statement']): Told {
  if (daysProvisional.length === 0) return told(false, t('diff.ratings.factNone'));
  const fact = t('diff.ratings.fact', { span: spanWords(maturityMs), days: daysText(daysProvisional) });
  return told(true, fact);
}

function scaleFact({ scales, ratingsInvalid }: Overview['statement']): Told {
  const isOpen = scales.some((scale) => !scale.isConfirmed);
  const named = [...new Set(scales.map(({ name }) => name))];
  const facts = [
    ...(named.length === 0 ? [] : [t('diff.scale.fact', { scales: joined(named) })]),
    ...(isOpen ? [t('diff.scale.unconfirmed')] : []),
    ...(ratingsInvalid > 0 ? [t('diff.scale.invalid', { n: formatCount(ratingsInvalid) })] : []),
  ];
  return { bearing: isOpen || ratingsInvalid > 0 ? 'here' : 'rule', fact: paragraph(facts) };
}

/** Known where every agent has its row. */
function attributionFact({ statement, agents }: Overview): Told {
  if (agents.total > agents.rows.length) return rule;
  const rows = agents.none === null ? agents.rows : [...agents.rows, agents.none];
  const sum = rows.reduce((total, row) => total + (row.figures.calls.value ?? 0), 0);
  const fact = t('diff.attribution.fact', { sum: formatCount(sum), n: formatCount(statement.n) });
  return told(sum > statement.n, fact);
}

function directionsFact({ statement, figures }: Overview): Told {
  const [inbound, dialled, double] = [figures.inbound, figures.dialled, figures.back2back].map(
    ({ value }) => value ?? 0,
  ) as [number, number, number];
  const fact = t('diff.directions.fact', {
    calls: formatCount(statement.n),
    inbound: formatCount(inbound),
    dialled: formatCount(dialled),
    double: formatCount(double),
    other: formatCount(statement.n - inbound - dialled - double),
  });
  return told(inbound !== statement.n, fact);
}

function scopeFact({ narrowing, instances, isEmpty }: Looked): Told {
  if (isEmpty) return rule;
  const filter = filterParts(narrowing, names.lookUp, true).map(({ text }) => text);
  const facts = [
    ...(filter.length === 0 ? [] : [t('diff.scope.filtered', { filter: joinedClauses(filter) })]),
    ...(instances > 1 ? [t('diff.scope.several', { n: instances })] : []),
  ];
  return facts.length === 0 ? told(false, t('diff.scope.factNone')) : told(true, paragraph(facts));
}

/** Every cause in the order of the list; without an overview the rules alone. */
export function differencesOf(overview: Overview | undefined, looked: Looked): Difference[] {
  const { zone, retentionDays } = session.settings;
  const isKept = retentionDays === 0;
  const kept = isKept ? t('diff.retention.factNone') : t('diff.retention.fact', { n: retentionDays });
  const retention: Told = looked.isEmpty ? { bearing: 'rule', fact: kept } : told(!isKept, kept);
  const always: Partial<Record<DifferenceId, Told>> = {
    scope: scopeFact(looked),
    zone: zoneFact(zone, looked),
    retention,
  };
  const ofData: Partial<Record<DifferenceId, Told>> =
    overview === undefined || looked.isEmpty
      ? {}
      : {
          incomplete: incompleteFact(overview.statement),
          ended: endedFact(overview.statement, looked),
          offered: offeredFact(overview),
          directions: directionsFact(overview),
          level: levelFact(overview),
          short: shortFact(overview),
          waits: waitsFact(overview.statement),
          ratings: ratingsFact(overview.statement),
          scale: scaleFact(overview.statement),
          attribution: attributionFact(overview),
        };
  const all = { ...always, ...ofData };
  return differenceIds.map((id) => ({ id, ...(all[id] ?? rule) }));
}
