// The overview's figures from what DuckDB counted, by the formulas of metrics.md.
import type { OverviewMetric } from '#shared/contract/views';
import type { Rules } from '#shared/domain/settings';
import type { Answer, Cell } from './duck';
import { codeOf, success, typeOf, type DuckFigures } from './duck-overview';

export interface Expected {
  readonly value: number | null;
  readonly n: number;
}
export const num = (answer: Answer, name: string): number => Number(answer[name] ?? 0);
export const total = (
  answers: readonly Answer[],
  name: string,
  test: (one: Answer) => boolean = () => true,
): number => answers.filter(test).reduce((sum, one) => sum + num(one, name), 0);
export const ratio = (hits: number, n: number): Expected => ({ value: n === 0 ? null : hits / n, n });
export const secondsOf = (value: unknown): number | null => (typeof value === 'number' ? value / 1000 : null);
export const is =
  (name: string, value: Cell): ((one: Answer) => boolean) =>
  (one) =>
    one[name] === value;

const inboundWith =
  (...codes: number[]) =>
  (one: Answer): boolean =>
    one['type'] === typeOf('inbound') && codes.includes(num(one, 'disposition'));
export const abandonedCodes = [codeOf('abandonedQueue'), codeOf('abandonedRing')];
export const lostCodes = [
  codeOf('queueTimeout'),
  codeOf('queueOverflow'),
  codeOf('queueFailed'),
  codeOf('ivrException'),
];
const isDialled = (one: Answer): boolean =>
  [typeOf('outbound'), typeOf('predictive'), typeOf('privacyDial')].includes(num(one, 'type'));
const isSuccess = is('disposition', success);
const agentSide = 1;
const customerSide = 2;

/** The five service levels by the formulas of product.md 2.1. */
export function levelsOf({ cells, waits }: DuckFigures): Expected[] {
  const answered = total(cells, 'calls', inboundWith(success));
  const abandoned = total(cells, 'calls', inboundWith(...abandonedCodes));
  const inTime = total(waits, 'inTime', is('answered', true));
  const gaveUpInTime = total(waits, 'inTime', is('answered', false));
  const short = total(waits, 'short', is('answered', false));
  return [
    ratio(inTime + gaveUpInTime, answered + abandoned),
    ratio(inTime, answered),
    ratio(inTime, answered + abandoned),
    ratio(inTime, answered + abandoned - gaveUpInTime),
    ratio(inTime, answered + abandoned - short),
  ];
}

export function figuresOf(
  asked: DuckFigures,
  rules: Rules,
): Omit<Record<OverviewMetric, Expected>, 'ratingDistribution'> {
  const { cells, talk, ratings } = asked;
  const all = total(cells, 'calls');
  const count = (test: (one: Answer) => boolean): Expected => ({
    value: total(cells, 'calls', test),
    n: all,
  });
  const valueOf = (test: (one: Answer) => boolean): number => total(cells, 'calls', test);
  const offered = valueOf(is('offered', true));
  const answered = valueOf(inboundWith(success));
  const abandoned = valueOf(inboundWith(...abandonedCodes));
  const wait = asked.waits.find(is('answered', true));
  const patience = asked.waits.find(is('answered', false));
  const short = total(asked.waits, 'short', is('answered', false));
  const quantile = (one: Answer | undefined, place: number): Expected => {
    const n = one === undefined ? 0 : num(one, 'n');
    const values = (one?.['q'] ?? []) as number[];
    return { value: n === 0 || (place === 1 && n < 20) ? null : secondsOf(values[place]), n };
  };
  const surveyed = total(cells, 'surveyed');
  const rated = total(ratings, 'n');
  const keyed = (first: number, last: number): number =>
    total(ratings, 'n', (one) => num(one, 'key') >= first && num(one, 'key') <= last);
  const points = ratings.reduce((sum, one) => sum + num(one, 'key') * num(one, 'n'), 0);
  const side = (...sides: number[]): number =>
    valueOf((one) => isSuccess(one) && sides.includes(num(one, 'side')));
  return {
    calls: count(() => true),
    inbound: count(is('type', typeOf('inbound'))),
    outbound: count(is('type', typeOf('outbound'))),
    back2back: count(is('type', typeOf('back2back'))),
    offered: { value: offered, n: all },
    answered: { value: answered, n: all },
    answerRate: ratio(answered, offered),
    abandoned: { value: abandoned, n: all },
    abandonRate: ratio(abandoned, offered),
    abandonRateNoShort: ratio(abandoned - short, offered - short),
    abandonedIvr: count(inboundWith(codeOf('abandonedIvr'))),
    abandonedQueue: count(inboundWith(codeOf('abandonedQueue'))),
    abandonedRing: count(inboundWith(codeOf('abandonedRing'))),
    systemLost: count(inboundWith(...lostCodes)),
    dialled: count(isDialled),
    connected: count((one) => isDialled(one) && isSuccess(one)),
    connectRate: ratio(
      valueOf((one) => isDialled(one) && isSuccess(one)),
      valueOf(isDialled),
    ),
    waitMean: wait === undefined ? ratio(0, 0) : ratio(num(wait, 'sum') / 1000, num(wait, 'n')),
    waitMedian: quantile(wait, 0),
    waitP90: quantile(wait, 1),
    waitMax: { value: secondsOf(wait?.['most']), n: wait === undefined ? 0 : num(wait, 'n') },
    patienceMedian: quantile(patience, 0),
    serviceLevel: levelsOf(asked)[rules.serviceLevelVariant - 1]!,
    talkMean: ratio(num(talk, 'sum') / 1000, num(talk, 'n')),
    talkMedian: quantile(talk, 0),
    talkP90: quantile(talk, 1),
    surveyOffered: { value: surveyed, n: all },
    offerRate: ratio(surveyed, valueOf(isSuccess)),
    rated: { value: rated, n: all },
    responseRate: ratio(rated, surveyed),
    csatMean: ratio(points, rated),
    satisfiedRate: ratio(keyed(4, 5), rated),
    dissatisfiedRate: ratio(keyed(1, 2), rated),
    releasedByAgent: ratio(side(agentSide), side(agentSide, customerSide)),
  };
}
