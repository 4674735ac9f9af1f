// Shrinks a page that is too high, part by part, until it fits. Pure except for the injected measuring.

export interface Room {
  /** Pixels. */
  readonly chart: number;
  /** Rows at most. */
  readonly raters: number;
  readonly groups: number;
  readonly notes: number;
}

/** What shrinks, down to what and by how much at a time: first what is spare, at last what hurts. */
const steps: readonly { readonly name: keyof Room; readonly least: number; readonly by: number }[] = [
  { name: 'chart', least: 216, by: 8 },
  { name: 'raters', least: 10, by: 2 },
  { name: 'groups', least: 8, by: 1 },
  { name: 'notes', least: 6, by: 1 },
  { name: 'chart', least: 176, by: 8 },
  { name: 'raters', least: 6, by: 2 },
  { name: 'groups', least: 5, by: 1 },
  { name: 'notes', least: 2, by: 1 },
  { name: 'chart', least: 150, by: 8 },
  { name: 'raters', least: 4, by: 2 },
  { name: 'groups', least: 3, by: 1 },
  { name: 'chart', least: 128, by: 8 },
];

/**
 * The first room with which the page is no higher than the limit, or the least one.
 * @param heightWith draws the page so and measures it
 */
export function fitted(start: Room, limit: number, heightWith: (room: Room) => number): Room {
  let room = start;
  let height = heightWith(room);
  /** The first step that gains something; what stands beside something higher, or shows no more anyway, gains nothing. */
  const giveWay = (): boolean => {
    for (const { name, least, by } of steps) {
      if (room[name] <= least) continue;
      if (heightWith({ ...room, [name]: least }) >= height) continue;
      room = { ...room, [name]: Math.max(room[name] - by, least) };
      height = heightWith(room);
      return true;
    }
    return false;
  };
  while (height > limit && giveWay());
  // What was given up in large steps and is not needed goes to the chart.
  while (height <= limit && room.chart < start.chart) {
    const next = { ...room, chart: room.chart + 4 };
    if (heightWith(next) > limit) break;
    room = next;
  }
  return room;
}
