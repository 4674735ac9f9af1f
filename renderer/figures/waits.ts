// Waits in classes, and the service level at any threshold: both exact, from the waits by second.
import { serviceLevelParts, type ServiceLevelVariant } from '#shared/domain/service-level';
import { longestWaitSeconds, type Overview } from '#shared/contract/views';

export type Waits = Overview['waits'];

export interface WaitBins {
  readonly widthSeconds: number;
  /** The last class holds whatever is longer. */
  readonly longerThan: number;
  readonly answered: readonly number[];
  readonly abandoned: readonly number[];
}

/** So much of all waits has a class of its own; the rest is "longer". */
const covered = 0.9;
/** Classes of five seconds as long as they are not too many to be told apart. */
const mostClasses = 24;

function sumOf(counts: ArrayLike<number>, after: number, upTo: number): number {
  let sum = 0;
  for (let second = after; second <= upTo; second++) sum += counts[second] ?? 0;
  return sum;
}

/** @param least seconds that are taken apart at least, so that a threshold stands within the classes */
export function waitBins({ answered, abandoned }: Waits, least: number): WaitBins {
  const last = longestWaitSeconds + 1;
  const total = sumOf(answered, 0, last) + sumOf(abandoned, 0, last);
  let reached = 0;
  let end = 0;
  for (; end < longestWaitSeconds && (reached < total * covered || end < least); end++)
    reached += (answered[end] ?? 0) + (abandoned[end] ?? 0);
  const widthSeconds = end <= 5 * mostClasses ? 5 : 10;
  const longerThan = Math.min(Math.max(Math.ceil(end / widthSeconds), 4) * widthSeconds, longestWaitSeconds);
  const classes = longerThan / widthSeconds;
  const bin = (counts: ArrayLike<number>): number[] => [
    ...Array.from({ length: classes }, (_, index) =>
      // Place s counts waits over s − 1 and up to s; the first class begins with those that did not wait at all.
      sumOf(counts, index === 0 ? 0 : index * widthSeconds + 1, (index + 1) * widthSeconds),
    ),
    sumOf(counts, longerThan + 1, last),
  ];
  return { widthSeconds, longerThan, answered: bin(answered), abandoned: bin(abandoned) };
}

/** The waits of a class as a filter takes them: `over` is exclusive, `max` inclusive. */
export function binWaits(
  { widthSeconds, answered }: WaitBins,
  index: number,
): { overWaitSeconds?: number; maxWaitSeconds?: number } {
  return {
    ...(index === 0 ? {} : { overWaitSeconds: index * widthSeconds }),
    ...(index === answered.length - 1 ? {} : { maxWaitSeconds: (index + 1) * widthSeconds }),
  };
}

/** The class as it is called: `5–10`, `> 60`. */
export function binText({ widthSeconds, answered }: WaitBins, index: number): string {
  return index === answered.length - 1
    ? `> ${index * widthSeconds}`
    : `${index * widthSeconds}–${(index + 1) * widthSeconds}`;
}

export interface LevelAt {
  readonly hits: number;
  readonly n: number;
  readonly abandonedInTime: number;
  readonly abandoned: number;
}

/** What a whole number of seconds as the threshold would make of the same calls. */
export function levelAt(
  { waits, levelCounts }: Pick<Overview, 'waits' | 'levelCounts'>,
  variant: ServiceLevelVariant,
  seconds: number,
): LevelAt {
  const inTime = sumOf(waits.answered, 0, seconds);
  const abandonedInTime = sumOf(waits.abandoned, 0, seconds);
  const { hits, n } = serviceLevelParts(variant, { ...levelCounts, inTime, abandonedInTime });
  return { hits, n, abandonedInTime, abandoned: levelCounts.abandoned };
}
