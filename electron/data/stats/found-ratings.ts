// Which keys the callers of an instance press, and what speaks for the one or the other end being the best.
import { inbound, success, kindOf, noCall } from '../store/kinds';
import { assumedKeys, type RatingClass, type ScaleKey } from '#shared/domain/scale';
import type { FoundKey, FoundRatings } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { largeRating } from '../store/columns';
import { ranked } from './durations';
import { quantile } from './quantile';

/** Rows to look at for the text that the service sends with a key. */
const samplesPerKey = 40;
/** Under this many ratings an end that is pressed more often says nothing. */
const fewestRatings = 20;
/** By how much one end must outweigh the other. */
const clearlyMore = 1.5;
/** Scales mostly end at 5; a higher key belongs to one only where so many callers, and so large a share, pressed it. */
const usualEnd = 5;
const fewestOfKey = 5;
const fewestShare = 0.02;

const answered = kindOf(inbound, success);

/** What texts of surveys say, worst first: a text that denies satisfaction contains the word for it. */
const words: readonly (readonly [RegExp, RatingClass])[] = [
  [/不满|差|dissatisf|unsatisf|not satisf|poor|bad/i, 'dissatisfied'],
  [/一般|基本|尚可|neutral|average|fair|okay|\bok\b/i, 'neutral'],
  [/满意|好|satisf|good|excellent|great/i, 'satisfied'],
];
const classOfText = (text: string): RatingClass | undefined =>
  words.find(([pattern]) => pattern.test(text))?.[1];

interface Pressed {
  count: number;
  readonly waitsMs: number[];
  readonly ids: number[];
}

function pressedKeys({ columns }: Archive, instance: number): Map<number, Pressed> {
  const found = new Map<number, Pressed>();
  for (let position = 0; position < columns.length; position++) {
    const key = columns.rating[position]!;
    if (key >= largeRating || columns.instance[position] !== instance) continue;
    if (columns.kind[position] === noCall) continue;
    let pressed = found.get(key);
    if (pressed === undefined) found.set(key, (pressed = { count: 0, waitsMs: [], ids: [] }));
    pressed.count += 1;
    if (columns.kind[position] === answered && columns.waitMs[position]! >= 0)
      pressed.waitsMs.push(columns.waitMs[position]!);
    if (pressed.ids.length < samplesPerKey) pressed.ids.push(position + 1);
  }
  return found;
}

/** The text that came with a key most often; '' where the service sends none. */
function textOf({ store }: Archive, ids: readonly number[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const call = store.get(id);
    const text = call === undefined ? undefined : store.received(call)['SatisfactionDescription'];
    if (typeof text === 'string' && text.trim() !== '')
      counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

type Direction = FoundRatings['hint']['direction'];

/** Texts decide; else people who press a key at all mostly press the best one, and those who waited longer a worse one. */
function hintOf(keys: readonly FoundKey[]): FoundRatings['hint'] {
  const ends = { low: keys[0], high: keys.at(-1) };
  if (ends.low === undefined || ends.high === undefined || ends.low === ends.high)
    return { direction: 'unclear', reasons: [] };
  const [low, high] = [ends.low, ends.high];
  const texts = [classOfText(low.text), classOfText(high.text)];
  const byTexts: Direction =
    texts[1] === 'satisfied' && texts[0] !== 'satisfied'
      ? 'highBest'
      : texts[0] === 'satisfied' && texts[1] !== 'satisfied'
        ? 'lowBest'
        : 'unclear';
  const isEnough = low.count + high.count >= fewestRatings;
  const compare = (better: number, other: number, ifMore: Direction, ifLess: Direction): Direction =>
    better > other * clearlyMore ? ifMore : other > better * clearlyMore ? ifLess : 'unclear';
  const byShare = isEnough ? compare(high.count, low.count, 'highBest', 'lowBest') : 'unclear';
  const byWait =
    isEnough && low.waitMedian !== null && high.waitMedian !== null
      ? compare(low.waitMedian + 1, high.waitMedian + 1, 'highBest', 'lowBest')
      : 'unclear';
  const votes = [
    ['texts', byTexts],
    ['share', byShare],
    ['wait', byWait],
  ] as const;
  const direction = votes.find(([, vote]) => vote !== 'unclear')?.[1] ?? 'unclear';
  // Two signs that contradict each other prove nothing; texts need no support.
  const isContradicted =
    byTexts === 'unclear' && byWait !== 'unclear' && byShare !== 'unclear' && byWait !== byShare;
  if (direction === 'unclear' || isContradicted) return { direction: 'unclear', reasons: [] };
  return { direction, reasons: votes.filter(([, vote]) => vote === direction).map(([name]) => name) };
}

/** A scale over the found keys, best first: classes by texts where there are any, else the ends and the middle. */
function proposalOf(keys: readonly FoundKey[], direction: Direction): ScaleKey[] {
  const bestFirst = direction === 'lowBest' ? [...keys] : [...keys].reverse();
  const isAssumed = keys.every(({ key, text }) => text === '' && key <= 5);
  if (isAssumed) {
    if (direction !== 'lowBest') return [...assumedKeys];
    return assumedKeys.map((_, index) => ({ ...assumedKeys[index]!, key: index + 1 }));
  }
  const count = bestFirst.length;
  return bestFirst.map(({ key, text }, index) => {
    const middle = (count - 1) / 2;
    const byPlace: RatingClass =
      index < middle - 0.25 ? 'satisfied' : index > middle + 0.25 ? 'dissatisfied' : 'neutral';
    const rating = classOfText(text) ?? (count === 1 ? 'neutral' : byPlace);
    // The usual Chinese texts have usual English ones.
    const known = assumedKeys.find((one) => one.zh === text || one.en === text);
    const usual = known ?? assumedKeys.find((one) => one.class === rating)!;
    return {
      key,
      zh: text === '' || known !== undefined ? usual.zh : text,
      en: text === '' || known !== undefined ? usual.en : text,
      points: count - index,
      class: rating,
    };
  });
}

/** @param instance number of the instance; keys above 253 are left to the data-quality panel */
export function foundRatings(archive: Archive, instance: number): FoundRatings {
  const pressed = [...pressedKeys(archive, instance)].sort(([a], [b]) => a - b);
  const keys = pressed.map(([key, { count, waitsMs, ids }]): FoundKey => {
    const wait = quantile(ranked(Int32Array.from(waitsMs)), 0.5);
    return { key, count, text: textOf(archive, ids), waitMedian: wait === null ? null : wait / 1000 };
  });
  const usual = usualKeys(keys);
  const hint = hintOf(usual);
  return { keys, proposal: proposalOf(usual, hint.direction), hint };
}

/** The keys that make up the scale: those that come with a text, or, where none does, all but slips of the finger. */
function usualKeys(keys: readonly FoundKey[]): FoundKey[] {
  if (keys.some(({ text }) => text !== '')) return keys.filter(({ text }) => text !== '');
  const total = keys.reduce((sum, { count }) => sum + count, 0);
  const isMeant = ({ key, count }: FoundKey): boolean =>
    key <= usualEnd || (count >= fewestOfKey && count >= fewestShare * total);
  const end = keys.filter(isMeant).at(-1)?.key ?? 0;
  return keys.filter(({ key }) => key <= end);
}
