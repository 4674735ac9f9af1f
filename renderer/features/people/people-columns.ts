// The columns of the tables of agents and of skill groups, and what each cell says.
import {
  peopleMetrics,
  type PeopleKind,
  type PeopleMetric,
  type PeopleView,
} from '#shared/contract/page-views';
import { dash, formatValue } from '#shared/language/format';
import { wilson } from '#shared/base/interval';
import type { Figure } from '#shared/domain/metric';
import { metricLabel, metricOf } from '#shared/domain/metrics';
import { fewBelow, hiddenBelow } from '#shared/domain/small-numbers';
import { names } from '../../state/names.svelte';
import { session, t } from '../../state/session.svelte';

export interface PeopleColumn {
  readonly id: PeopleMetric;
  /** A pale bar behind the figure: a count against the greatest, a share of the whole, or an interval. */
  readonly drawing: 'none' | 'bar' | 'share' | 'interval';
}

const agentColumns: readonly PeopleColumn[] = [
  { id: 'calls', drawing: 'bar' },
  { id: 'answered', drawing: 'none' },
  { id: 'connected', drawing: 'none' },
  { id: 'talkMedian', drawing: 'bar' },
  { id: 'satisfiedRate', drawing: 'interval' },
  { id: 'dissatisfiedRate', drawing: 'none' },
  { id: 'rated', drawing: 'none' },
  { id: 'offerRate', drawing: 'share' },
  { id: 'responseRate', drawing: 'none' },
  { id: 'releasedByAgent', drawing: 'none' },
];
const groupColumns: readonly PeopleColumn[] = [
  { id: 'offered', drawing: 'bar' },
  { id: 'answerRate', drawing: 'share' },
  { id: 'abandonRate', drawing: 'share' },
  { id: 'serviceLevel', drawing: 'share' },
  { id: 'waitMedian', drawing: 'none' },
  { id: 'talkMedian', drawing: 'none' },
  { id: 'satisfiedRate', drawing: 'interval' },
  { id: 'dissatisfiedRate', drawing: 'none' },
  { id: 'rated', drawing: 'none' },
];
export const columnsOf = (kind: PeopleKind): readonly PeopleColumn[] =>
  kind === 'agent' ? agentColumns : groupColumns;

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly isNone: boolean;
  readonly figures: Readonly<Record<PeopleMetric, Figure>>;
  readonly trend: Float64Array;
}

const isShare = (id: PeopleMetric): boolean => metricOf(id).unit === 'percent';

/** The figure at a place of the columns; a share with its interval. */
function figureAt({ people }: PeopleView, id: PeopleMetric, place: number): Figure {
  const value = people.values[id][place] ?? NaN;
  const n = people.ns[id][place] ?? 0;
  if (Number.isNaN(value)) return { value: null, n };
  return { value, n, ...(isShare(id) ? wilson(Math.round(value * n), n) : {}) };
}

/** Rows as they are shown; the one of calls without a person is the last. */
export function rowsOf(view: PeopleView, kind: PeopleKind): PersonRow[] {
  const { people, trend, marks } = view;
  return people.ids.map((id, place) => {
    const isNone = place === people.none;
    const name = people.names[place] ?? '';
    return {
      id,
      isNone,
      name: isNone ? t('who.unnamed') : kind === 'agent' ? names.agent(id, name) : name,
      figures: Object.fromEntries(
        peopleMetrics.map((metric) => [metric, figureAt(view, metric, place)]),
      ) as Record<PeopleMetric, Figure>,
      trend: Float64Array.from(trend.subarray(place * marks, (place + 1) * marks)),
    };
  });
}

export function headOf(id: PeopleMetric, { statement }: PeopleView): string {
  // Beside the answered calls of the same table it has to say which calls it means.
  if (id === 'connected') return t('people.connected');
  return metricLabel(id, session.language, {
    serviceLevelSeconds: statement.serviceLevel.thresholdSeconds,
  });
}

/** Few calls say little: under five a share is left out. */
export function cellText(id: PeopleMetric, { value, n }: Figure): string {
  const { unit } = metricOf(id);
  if (value === null || (unit !== 'count' && n < hiddenBelow)) return dash;
  return formatValue(value, unit);
}

export const isFew = (id: PeopleMetric, { n }: Figure): boolean =>
  metricOf(id).unit !== 'count' && n < fewBelow;

/** Why a figure is grey or absent, for the cell's tooltip; empty where it is neither. */
export function cellTitle(id: PeopleMetric, figure: Figure): string {
  if (metricOf(id).unit === 'count') return '';
  const { n, low, high } = figure;
  const parts = [t('tile.n', { n })];
  if (low !== undefined && high !== undefined && n >= hiddenBelow)
    parts.unshift(`${formatValue(low, 'percent')} – ${formatValue(high, 'percent')}`);
  if (n < fewBelow) parts.push(t('common.smallSample'));
  return parts.join(' · ');
}
