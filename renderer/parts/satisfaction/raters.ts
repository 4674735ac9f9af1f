// Agents or skill groups by how surely they satisfy, and whether they offer surveys clearly more or less often. Pure.
import type { PeopleTable, RaterMetric } from '../../../shared/desk-views';
import { newcombe, wilson } from '../../../shared/interval';
import type { Figure } from '../../../shared/metric';
import { fewBelow } from '../../../shared/small-numbers';

export interface Rater {
  readonly id: string;
  readonly name: string;
  /** Calls without an agent (a skill group). */
  readonly isNone: boolean;
  /** Null: too few ratings for a rank. */
  readonly rank: number | null;
  readonly calls: number;
  readonly figures: Readonly<Record<Exclude<RaterMetric, 'calls' | 'rated'>, Figure>>;
  readonly offers: OfferFlag | undefined;
}
export interface OfferFlag {
  readonly side: 'more' | 'less';
  readonly own: number;
  readonly others: number;
}

/** Many are looked at for the one that stands out, so by 99.8 % and not by 95 %. */
const z998 = 3.0902;

/** Whether someone's offer rate is clearly unlike that of all others. @param team the offer rate of all calls */
export function offerFlag(own: Figure, team: Figure): OfferFlag | undefined {
  if (own.value === null || team.value === null || own.n < fewBelow) return undefined;
  const hits = Math.round(own.value * own.n);
  const othersN = team.n - own.n;
  const othersHits = Math.round(team.value * team.n) - hits;
  if (othersN < fewBelow) return undefined;
  const interval = newcombe(hits, own.n, othersHits, othersN, z998);
  if (interval === undefined || (interval.low <= 0 && interval.high >= 0)) return undefined;
  return { side: interval.low > 0 ? 'more' : 'less', own: own.value, others: othersHits / othersN };
}

function figureAt(table: PeopleTable<RaterMetric>, id: RaterMetric, place: number): Figure {
  const value = table.values[id][place] ?? NaN;
  const n = table.ns[id][place] ?? 0;
  return Number.isNaN(value) ? { value: null, n } : { value, n, ...wilson(Math.round(value * n), n) };
}

/** As the table has them: by the lower end of the interval, those with few ratings after them, without a person last. */
export function ratersOf(
  table: PeopleTable<RaterMetric>,
  team: Figure,
  nameOf: (id: string, name: string, isNone: boolean) => string,
): Rater[] {
  let rank = 0;
  return table.ids.map((id, place) => {
    const isNone = place === table.none;
    const at = (metric: RaterMetric): Figure => figureAt(table, metric, place);
    const satisfiedRate = at('satisfiedRate');
    const isRanked = !isNone && satisfiedRate.n >= fewBelow;
    if (isRanked) rank += 1;
    const offerRate = at('offerRate');
    return {
      id,
      name: nameOf(id, table.names[place] ?? '', isNone),
      isNone,
      rank: isRanked ? rank : null,
      calls: table.values.calls[place] ?? 0,
      figures: {
        satisfiedRate,
        dissatisfiedRate: at('dissatisfiedRate'),
        offerRate,
        responseRate: at('responseRate'),
      },
      offers: isNone ? undefined : offerFlag(offerRate, team),
    };
  });
}
