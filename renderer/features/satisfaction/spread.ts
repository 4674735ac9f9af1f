// Ratings on both sides of a middle line: bad ones to the left, good ones to the right, neutral ones astride it. Pure.
import type { SurveyChannel } from '#shared/domain/call';
import type { SatisfactionView } from '#shared/contract/page-views';
import { textIn, type Language } from '#shared/language/text';
import { keyLabel, type RatedClass, type RatingClass } from '#shared/domain/scale';
import type { RatingBar } from '#shared/contract/views';

export interface SpreadPart {
  readonly class: RatedClass;
  /** Null: the class as a whole. */
  readonly key: number | null;
  readonly label: string;
  /** Another scale gives the same key another class. */
  readonly hasTwin: boolean;
  readonly count: number;
  readonly ink: 'best' | 'good' | 'neutral' | 'poor' | 'worst';
}
export interface SpreadRow {
  /** Null: all ratings. */
  readonly channel: SurveyChannel | null;
  readonly n: number;
  /** From the worst to the best. */
  readonly parts: readonly SpreadPart[];
}

const isRatedClass = (one: RatingClass): one is RatedClass => one !== 'ignore';

/** One part for each key and class, best first; what versions of a scale call it differently is joined. */
export function keyParts(bars: readonly RatingBar[], language: Language): SpreadPart[] {
  const parts = new Map<string, SpreadPart>();
  for (const bar of bars) {
    const { key, class: rating, count } = bar;
    if (!isRatedClass(rating)) continue;
    const label = textIn(language, keyLabel(bar));
    const id = `${rating} ${key}`;
    const before = parts.get(id);
    const isNew = before !== undefined && !before.label.split(' / ').includes(label);
    parts.set(id, {
      class: rating,
      key,
      label: before === undefined ? label : isNew ? `${before.label} / ${label}` : before.label,
      count: count + (before?.count ?? 0),
      hasTwin: false,
      ink: 'neutral',
    });
  }
  const all = [...parts.values()];
  const hasTwin = (part: SpreadPart): boolean => all.some((one) => one !== part && one.key === part.key);
  return all.map((part) => ({ ...part, hasTwin: hasTwin(part), ink: inkOf(part, all) }));
}

/** Satisfied keys from dark to light, dissatisfied ones from light to dark. */
function inkOf(part: SpreadPart, all: readonly SpreadPart[]): SpreadPart['ink'] {
  const alike = all.filter((one) => one.class === part.class);
  const place = alike.indexOf(part);
  if (part.class === 'satisfied') return place === 0 ? 'best' : 'good';
  if (part.class === 'dissatisfied') return place === alike.length - 1 ? 'worst' : 'poor';
  return 'neutral';
}

/** All ratings by key, and those of each channel by class where there is more than one. */
export function spreadRows(
  { ratings, channels }: Pick<SatisfactionView, 'ratings' | 'channels'>,
  words: Readonly<Record<RatedClass, string>>,
  language: Language,
): SpreadRow[] {
  const keys = keyParts(ratings, language).reverse();
  const n = keys.reduce((sum, { count }) => sum + count, 0);
  const all: SpreadRow = { channel: null, n, parts: keys };
  const rated = channels.filter((one) => one.rated > 0);
  if (rated.length < 2) return [all];
  const part = (rating: RatedClass, ink: SpreadPart['ink'], count: number): SpreadPart => ({
    class: rating,
    key: null,
    label: words[rating],
    hasTwin: false,
    count,
    ink,
  });
  return [
    all,
    ...rated.map((one) => ({
      channel: one.channel,
      n: one.rated,
      parts: [
        part('dissatisfied', 'worst', one.dissatisfied),
        part('neutral', 'neutral', one.rated - one.satisfied - one.dissatisfied),
        part('satisfied', 'best', one.satisfied),
      ],
    })),
  ];
}

export interface PlacedPart extends SpreadPart {
  /** Of the whole width, 0–1. */
  readonly start: number;
  readonly width: number;
}

/** Where the middle line stands and where each row's parts lie, so that the widest row just fits. */
export function placeRows(rows: readonly SpreadRow[]): {
  readonly middle: number;
  readonly rows: readonly (readonly PlacedPart[])[];
} {
  const shareIn = ({ n, parts }: SpreadRow, rating: RatedClass): number =>
    n === 0 ? 0 : parts.reduce((sum, part) => sum + (part.class === rating ? part.count : 0), 0) / n;
  const side = (rating: RatedClass): number =>
    Math.max(...rows.map((row) => shareIn(row, rating) + shareIn(row, 'neutral') / 2), 0);
  const [left, right] = [side('dissatisfied'), side('satisfied')];
  const whole = left + right || 1;
  return {
    middle: left / whole,
    rows: rows.map((row) => {
      let start = (left - shareIn(row, 'dissatisfied') - shareIn(row, 'neutral') / 2) / whole;
      return row.parts.map((part) => {
        const width = row.n === 0 ? 0 : part.count / row.n / whole;
        const placed = { ...part, start, width };
        start += width;
        return placed;
      });
    }),
  };
}
