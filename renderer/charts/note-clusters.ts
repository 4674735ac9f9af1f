// Flags of notes on an axis: those that would touch become one that says from which number to which.
export interface Flag {
  readonly x: number;
  readonly label: string;
}

/** As near as two flags may stand; a cluster's label is wider than a number. */
const nearest = 22;

/** @param notes with their pixel, in any order */
export function clusterNotes(notes: readonly { readonly number: number; readonly x: number }[]): Flag[] {
  const clusters: { x: number; numbers: number[] }[] = [];
  for (const { number, x } of [...notes].sort((a, b) => a.x - b.x || a.number - b.number)) {
    const last = clusters.at(-1);
    const room = last !== undefined && last.numbers.length > 1 ? nearest * 2 : nearest;
    if (last !== undefined && x - last.x < room) last.numbers.push(number);
    else clusters.push({ x, numbers: [number] });
  }
  return clusters.map(({ x, numbers }) => {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return { x, label: low === high ? String(low) : `${low}–${high}` };
  });
}
