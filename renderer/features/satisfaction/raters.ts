// Agents or skill groups by how surely they satisfy, and whether they offer surveys clearly more or less often. Pure.
import type { PeopleTable, RaterMetric } from '#shared/contract/page-views';
import { newcombe, wilson } from '#shared/base/interval';
import type { Figure } from '#shared/domain/metric';
import { fewBelow } from '#shared/domain/small-numbers';

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
/** With very many calls even trifles are certain. */
const leastDifference = 0.05;

export interface Offers {
  readonly hits: number;
  readonly n: number;
}
const rateOf = ({ hits, n }: Offers): number => hits / n;

/**
 * What is usual: the middle half of all with enough calls, together. The total would not do, since a few who never ask,
 * such as those who dial out, would make all others stand out.
 */
export function usualOffers(all: readonly Offers[]): readonly Offers[] {
  const ranked = all.filter(({ n }) => n >= fewBelow).sort((a, b) => rateOf(a) - rateOf(b));
  const cut = Math.floor(ranked.length / 4);
  return ranked.slice(cut, ranked.length - cut);
}

/** Whether someone's offer rate is clearly unlike what is usual (of others). */
export function offerFlag(own: Offers, usual: readonly Offers[]): OfferFlag | undefined {
  const others = usual.filter((one) => one !== own);
  const sum = (pick: (one: Offers) => number): number => others.reduce((total, one) => total + pick(one), 0);
  const [hits, n] = [sum((one) => one.hits), sum((one) => one.n)];
  if (own.n < fewBelow || n < fewBelow) return undefined;
  const interval = newcombe(own.hits, own.n, hits, n, z998);
  const difference = rateOf(own) - hits / n;
  if (interval === undefined || (interval.low <= 0 && interval.high >= 0)) return undefined;
  if (Math.abs(difference) < leastDifference) return undefined;
  return { side: difference > 0 ? 'more' : 'less', own: rateOf(own), others: hits / n };
}

function figureAt(table: PeopleTable<RaterMetric>, id: RaterMetric, place: number): Figure {
  const value = table.values[id][place] ?? NaN;
  const n = table.ns[id][place] ?? 0;
  return Number.isNaN(value) ? { value: null, n } : { value, n, ...wilson(Math.round(value * n), n) };
}

/** As the table has them: by the lower end of the interval, those with few ratings after them, without a person last. */
export function ratersOf(
  table: PeopleTable<RaterMetric>,
  nameOf: (id: string, name: string, isNone: boolean) => string,
): Rater[] {
  const offers = table.ids.map((_, place): Offers => {
    const n = table.ns.offerRate[place] ?? 0;
    return { hits: n === 0 ? 0 : Math.round((table.values.offerRate[place] ?? 0) * n), n };
  });
  const usual = usualOffers(offers.filter((_, place) => place !== table.none));
  let rank = 0;
  return table.ids.map((id, place) => {
    const isNone = place === table.none;
    const at = (metric: RaterMetric): Figure => figureAt(table, metric, place);
    const satisfiedRate = at('satisfiedRate');
    const isRanked = !isNone && satisfiedRate.n >= fewBelow;
    if (isRanked) rank += 1;
    return {
      id,
      name: nameOf(id, table.names[place] ?? '', isNone),
      isNone,
      rank: isRanked ? rank : null,
      calls: table.values.calls[place] ?? 0,
      figures: {
        satisfiedRate,
        dissatisfiedRate: at('dissatisfiedRate'),
        offerRate: at('offerRate'),
        responseRate: at('responseRate'),
      },
      offers: isNone ? undefined : offerFlag(offers[place]!, usual),
    };
  });
}
