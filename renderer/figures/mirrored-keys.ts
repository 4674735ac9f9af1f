// Reverses a rating scale: the highest key takes the meaning of the lowest one, and so on.
import type { RatingClass } from '#shared/domain/scale';

/** The key that each row gets; ignored ones keep theirs. */
export function mirroredKeys<Key>(
  rows: readonly { readonly key: Key; readonly class: RatingClass }[],
): Key[] {
  const counted = rows.filter((one) => one.class !== 'ignore').map((one) => one.key);
  return rows.map((one) => (one.class === 'ignore' ? one.key : counted.pop()!));
}
