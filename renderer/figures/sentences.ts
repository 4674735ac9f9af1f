// The overview in at most three sentences, by rule: only what chance does not explain. Pure.
import { formatCount, formatDuration, formatPercent, weekdayLongName } from '#shared/language/format';
import { inSentence, type Language } from '#shared/language/text';
import { newcombe, wilson } from '#shared/base/interval';
import { message, type MessageKey } from '#shared/texts/messages';
import { callWord } from '#shared/texts/words';
import { metricLabel, metricOf } from '#shared/domain/metrics';
import type { Settings } from '#shared/domain/settings';
import { fewBelow } from '#shared/domain/small-numbers';
import {
  isHardlyAlike,
  type Comparison,
  type ComparisonBase,
  type Overview,
  type OverviewMetric,
} from '#shared/contract/views';
import type { Outcome } from '#shared/domain/call';
import type { Narrowing } from '../state/narrowed';
import { givenUpCalls, lossCalls, tileCalls } from '../state/narrowings';

export interface Sentence {
  readonly id: string;
  readonly text: string;
  /** How much it matters; the heaviest come first. */
  readonly weight: number;
  /** The calls that it speaks of; undefined where it speaks of none. */
  readonly calls: Narrowing | undefined;
}

const most = 3;
/** What the tiles show, in their order. */
const told = [
  'serviceLevel',
  'abandonRate',
  'answerRate',
  'satisfiedRate',
  'waitMedian',
  'inbound',
] as const satisfies readonly OverviewMetric[];
type Told = (typeof told)[number];

/** Among 199 hours, weekdays and their cells one stands out by chance, unless the interval is as wide as this. */
const zOfMany = 3.66;

interface Ground {
  readonly overview: Overview;
  readonly settings: Pick<Settings, 'targets'>;
  readonly language: Language;
  readonly base: ComparisonBase;
}

function targetOf(id: Told, { targets }: Ground['settings']): number | null {
  return id === 'waitMedian' || id === 'inbound' ? null : targets[id];
}

/** Whether the whole interval lies on one side of the target. */
function targetState(id: Told, { overview, settings }: Ground): 'missed' | 'met' | undefined {
  const target = targetOf(id, settings);
  const { low, high, n } = overview.figures[id];
  if (target === null || low === undefined || high === undefined || n < fewBelow) return undefined;
  const isLower = metricOf(id).better === 'lower';
  if (high < target) return isLower ? 'met' : 'missed';
  if (low > target) return isLower ? 'missed' : 'met';
  return undefined;
}

const percent = (share: number): string => `${formatPercent(share)}%`;
const goal = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

function isComparable(comparison: Comparison | null): comparison is Comparison {
  return (
    comparison !== null && comparison.daysComplete === comparison.daysTotal && !isHardlyAlike(comparison)
  );
}

/** One sentence about a figure: what changed, and how it stands to its target. */
function figureSentence(id: Told, ground: Ground): Sentence | undefined {
  const { overview, settings, language, base } = ground;
  const say = (key: MessageKey, words: Record<string, string> = {}): string => message(language, key, words);
  const figure = overview.figures[id];
  if (figure.value === null || (id !== 'inbound' && figure.n < fewBelow)) return undefined;
  const comparison = overview.comparisons[base];
  const change = isComparable(comparison) ? comparison.changes[id] : undefined;
  const isChanged = change?.clear === true;
  const state = targetState(id, ground);
  const target = targetOf(id, settings);
  if (!isChanged && state === undefined) return undefined;
  const { unit, better } = metricOf(id);
  const rules = { serviceLevelSeconds: overview.statement.serviceLevel.thresholdSeconds };
  const words = {
    metric: metricLabel(id, language, rules),
    value:
      unit === 'percent'
        ? percent(figure.value)
        : unit === 'seconds'
          ? formatDuration(figure.value)
          : formatCount(figure.value),
    target: target === null ? '' : goal(target),
  };
  const isLimit = better === 'lower';
  const missed = isLimit ? 'over' : 'missed';
  const offTarget = target === null ? 0 : Math.abs(figure.value - target);
  if (!isChanged)
    return {
      id,
      text: say(`sentence.target.${state === 'missed' ? missed : 'met'}`, words),
      weight: (state === 'missed' ? 50 : 10) + Math.min(offTarget * 100, 20),
      calls: tileCalls(id, overview),
    };
  const { difference } = change;
  const size = Math.abs(difference);
  const by =
    unit === 'percent'
      ? say('change.points', { value: (size * 100).toFixed(1) })
      : unit === 'seconds'
        ? say('change.seconds', { value: size.toFixed(0) })
        : `${(size * 100).toFixed(1)}%`;
  const than = say(`sentence.than.${base}`);
  const end = state === undefined ? '' : say(`sentence.and.${state === 'missed' ? missed : 'met'}`, words);
  const isWorse = better !== 'none' && difference > 0 === (better === 'lower');
  return {
    id,
    text: say(difference > 0 ? 'sentence.changed.up' : 'sentence.changed.down', { ...words, by, than }) + end,
    weight:
      30 +
      (isWorse ? 10 : 0) +
      (state === 'missed' ? 25 : 0) +
      Math.min(unit === 'seconds' ? size : size * 100, 20),
    calls: tileCalls(id, overview),
  };
}

interface Slot {
  readonly hours?: number[];
  readonly weekdays?: number[];
  readonly abandoned: number;
  readonly offered: number;
}

function slotsOf({ heat }: Overview): Slot[] {
  const at = (cells: readonly number[]): { abandoned: number; offered: number } => ({
    abandoned: cells.reduce((sum, cell) => sum + (heat.abandoned[cell] ?? 0), 0),
    offered: cells.reduce((sum, cell) => sum + (heat.offered[cell] ?? 0), 0),
  });
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const cell = (weekday: number, hour: number): number => (weekday - 1) * 24 + hour;
  return [
    ...hours.map((hour) => ({ hours: [hour], ...at(weekdays.map((weekday) => cell(weekday, hour))) })),
    ...weekdays.map((weekday) => ({
      weekdays: [weekday],
      ...at(hours.map((hour) => cell(weekday, hour))),
    })),
    ...weekdays.flatMap((weekday) =>
      hours.map((hour) => ({ weekdays: [weekday], hours: [hour], ...at([cell(weekday, hour)]) })),
    ),
  ];
}

/** When most callers are lost, where that time stands out from all the others together. */
function lostSentence({ overview, language }: Ground): Sentence | undefined {
  const abandoned = overview.heat.abandoned.reduce((sum, count) => sum + count, 0);
  const offered = overview.heat.offered.reduce((sum, count) => sum + count, 0);
  let best: { slot: Slot; excess: number; surprise: number; rest: number } | undefined;
  for (const slot of slotsOf(overview)) {
    const [restHits, rest] = [abandoned - slot.abandoned, offered - slot.offered];
    if (slot.offered < fewBelow || rest < fewBelow) continue;
    const interval = newcombe(slot.abandoned, slot.offered, restHits, rest, zOfMany);
    if (interval === undefined || interval.low <= 0) continue;
    const usual = restHits / rest;
    const excess = slot.abandoned - usual * slot.offered;
    // By how little chance explains it: an hour beats its days where all of them are bad, one day's hour where it is alone.
    const surprise = excess / Math.sqrt(Math.max(usual * (1 - usual), 1e-6) * slot.offered);
    if (best === undefined || surprise > best.surprise) best = { slot, excess, surprise, rest: usual };
  }
  if (best === undefined) return undefined;
  const { weekdays, hours, abandoned: a, offered: o } = best.slot;
  const kind = weekdays === undefined ? 'hour' : hours === undefined ? 'weekday' : 'both';
  const when = message(language, `sentence.when.${kind}`, {
    day: weekdays === undefined ? '' : weekdayLongName(language, weekdays[0]!),
    hour: hours?.[0] ?? '',
    next: (hours?.[0] ?? 0) + 1,
  });
  return {
    id: 'lost',
    text: message(language, 'sentence.lost', {
      when,
      value: percent(a / o),
      a: formatCount(a),
      o: formatCount(o),
      rest: percent(best.rest),
    }),
    weight: 42 + Math.min((best.excess / Math.max(abandoned, 1)) * 60, 20),
    calls: givenUpCalls({
      ...(weekdays === undefined ? {} : { weekdays }),
      ...(hours === undefined ? {} : { hours }),
    }),
  };
}

/** The reason to which most offered calls are lost, where it clearly leads the next one. */
function lossSentence({ overview, language }: Ground): Sentence | undefined {
  const { answered: _answered, ...lost } = overview.losses.offered;
  const ranked = (Object.entries(lost) as [Outcome, number][]).sort(([, a], [, b]) => b - a);
  const total = ranked.reduce((sum, [, count]) => sum + count, 0);
  const [first, second] = ranked;
  if (first === undefined || second === undefined || total < fewBelow) return undefined;
  const interval = wilson(first[1], first[1] + second[1]);
  if (interval === undefined || interval.low <= 0.5) return undefined;
  return {
    id: 'loss',
    text: message(language, 'sentence.loss', {
      reason: inSentence(language, callWord('outcome', first[0], language)),
      a: formatCount(first[1]),
      o: formatCount(total),
    }),
    weight: 22,
    calls: lossCalls(true, first[0]),
  };
}

/** Where nothing is clear, that is said, and what was looked at. */
function quiet({ overview, language, base }: Ground): Sentence {
  const isFew = overview.figures.calls.n < fewBelow && (overview.figures.calls.value ?? 0) < fewBelow;
  const isCompared = isComparable(overview.comparisons[base]);
  const key = isFew ? 'sentence.few' : isCompared ? 'sentence.none' : 'sentence.noneAlone';
  const text = message(language, key, { base: message(language, `compare.note.${base}`) });
  return { id: 'quiet', text, weight: 0, calls: undefined };
}

/** At most three, the heaviest first; one that says so where nothing is clear. */
export function sentencesOf(
  overview: Overview,
  settings: Pick<Settings, 'targets'>,
  language: Language,
  base: ComparisonBase,
): Sentence[] {
  const ground: Ground = { overview, settings, language, base };
  const found = [...told.map((id) => figureSentence(id, ground)), lostSentence(ground), lossSentence(ground)]
    .filter((one) => one !== undefined)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most);
  const end = message(language, 'sentence.end');
  return (found.length > 0 ? found : [quiet(ground)]).map((one) => ({ ...one, text: one.text + end }));
}
