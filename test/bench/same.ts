// Whether two answers are the same: counts exactly, everything else to nine digits.

export class Different extends Error {
  override name = 'Different';
}

/** @throws Different */
export function expectSame(where: string, ours: unknown, theirs: unknown): void {
  if (!isSame(ours, theirs))
    throw new Different(`${where}: ours is ${String(ours)}, the reference says ${String(theirs)}`);
}

function isSame(ours: unknown, theirs: unknown): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours === theirs;
  if (Number.isNaN(ours)) return Number.isNaN(theirs);
  if (Number.isInteger(ours) && Number.isInteger(theirs)) return ours === theirs;
  return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs));
}
