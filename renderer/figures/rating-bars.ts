// The bars of the ratings card: their colours, and what tells two bars of one key apart.
import { inSentence, languages, textIn, type Language } from '#shared/language/text';
import { callWord } from '#shared/texts/words';
import { keyLabel, type RatingClass } from '#shared/domain/scale';
import type { RatingBar } from '#shared/contract/views';
import { joined, t } from '../state/session.svelte';

export interface DrawnBar {
  readonly key: number;
  readonly class: RatingClass;
  readonly count: number;
  readonly color: string;
  readonly label: string;
  /** After the label where another bar has the same key; otherwise ''. */
  readonly apart: string;
}

const colors = ['best', 'good', 'neutral', 'poor', 'worst'] as const;

/** Satisfied keys from dark to light, dissatisfied ones from light to dark. */
function colorOf(bar: RatingBar, all: readonly RatingBar[]): string {
  const sameClass = all.filter((other) => other.class === bar.class);
  const place = sameClass.indexOf(bar);
  if (bar.class === 'satisfied') return colors[Math.min(place, 1)]!;
  if (bar.class === 'dissatisfied') return colors[place === sameClass.length - 1 ? 4 : 3];
  return 'neutral';
}

/** Where scales read a key differently: its class, or the label in another language. */
function apartWords(bar: RatingBar, all: readonly RatingBar[], language: Language): string {
  const labelIn = (one: Language, of: RatingBar): string => textIn(one, keyLabel(of));
  const twins = all.filter((one) => one !== bar && one.key === bar.key);
  const words: string[] = [];
  if (twins.some((one) => one.class !== bar.class)) {
    const name = callWord('ratingClass', bar.class, language);
    words.push(t('chart.ratings.as', { class: inSentence(language, name) }));
  }
  const alike = twins.filter((one) => one.class === bar.class);
  if (alike.some((one) => labelIn(language, one) === labelIn(language, bar)))
    words.push(...languages.filter((one) => one !== language).map((one) => labelIn(one, bar)));
  return words.length === 0 ? '' : t('chart.ratings.apart', { words: joined(words) });
}

export function drawnBars(all: readonly RatingBar[], language: Language): DrawnBar[] {
  return all.map((bar) => ({
    key: bar.key,
    class: bar.class,
    count: bar.count,
    color: `var(--rating-${colorOf(bar, all)})`,
    label: textIn(language, keyLabel(bar)),
    apart: apartWords(bar, all, language),
  }));
}
