// How many calls a day brings and when they come: day weights, exact apportionment, the shape of a day.
import { calendarFactor, DAY_MS, isHoliday, isMonthEnd, weekdayOf } from './calendar';
import { createRandom, fractionOf, hashOf, type Random } from './random';

export const SLOT_MS = DAY_MS / 48;

/** Calls by half hour of an ordinary day, from 00:00: two peaks, the lunch dip, an evening shoulder. */
const INBOUND_SHAPE = [
  3, 2, 2, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 5, 9, 16, 34, 52, 78, 98, 104, 102, 92, 74, 50, 44, 50, 66, 84, 92,
  92, 88, 82, 76, 66, 54, 42, 38, 40, 42, 40, 34, 26, 20, 13, 9, 6, 4,
];
const OUTBOUND_SHAPE = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 10, 40, 70, 80, 84, 76, 50, 12, 8, 20, 56, 78, 84, 84,
  80, 76, 66, 44, 22, 26, 34, 34, 24, 10, 3, 0, 0, 0, 0, 0, 0,
];
/** Monday 10:00 to 11:00, when a weekend's troubles are reported. */
const MONDAY_PEAK_SLOTS = [20, 21];
const MONDAY_PEAK_FACTOR = 1.25;
/** The bad day: systems fail from 10:00 to 15:30 and people call again. */
export const OUTAGE_SLOTS = { first: 20, last: 30 } as const;
const OUTAGE_DEMAND_FACTOR = 1.3;
const OUTAGE_DAY_FACTOR = 1.12;
const OUTAGE_MIN_DAYS = 10;

/** Share of a day's calls by half hour (sums to 1). */
export function slotShares(
  kind: 'inbound' | 'outbound',
  dayNumber: number,
  outage: boolean,
): readonly number[] {
  if (kind === 'outbound') return normalised(OUTBOUND_SHAPE);
  const isBusyMonday = weekdayOf(dayNumber) === 0 && !isHoliday(dayNumber);
  return normalised(
    INBOUND_SHAPE.map((calls, slot) => {
      const monday = isBusyMonday && MONDAY_PEAK_SLOTS.includes(slot) ? MONDAY_PEAK_FACTOR : 1;
      return calls * monday * (outage && isOutageSlot(slot) ? OUTAGE_DEMAND_FACTOR : 1);
    }),
  );
}

/** What the planners expect: the ordinary shape, without Monday's peak or an outage. */
export const FORECAST_SHARES: readonly number[] = normalised(INBOUND_SHAPE);

export function isOutageSlot(slot: number): boolean {
  return slot >= OUTAGE_SLOTS.first && slot <= OUTAGE_SLOTS.last;
}

/** The planners' share of a day's real volume: they are late with Mondays and month ends. */
export function forecastRatio(seed: number, dayNumber: number, outage: boolean): number {
  const noise = Math.exp(0.05 * createRandom(seed, 0xf0, dayNumber).normal());
  const late = (weekdayOf(dayNumber) === 0 ? 0.98 : 1) * (isMonthEnd(dayNumber) ? 0.95 : 1);
  return noise * late * (outage ? 1 / OUTAGE_DAY_FACTOR : 1);
}

/** Relative volume of a day, with its own noise; days need no order and do not depend on each other. */
export function dayWeight(seed: number, dayNumber: number, outage: boolean): number {
  const noise = Math.exp(0.05 * createRandom(seed, 0xda, dayNumber).normal());
  return calendarFactor(dayNumber) * noise * (outage ? OUTAGE_DAY_FACTOR : 1);
}

/** The outage day of a range: an ordinary Tuesday to Thursday near two thirds of it; none in short ranges. */
export function outageDayOf(seed: number, firstDay: number, days: number): number | undefined {
  if (days < OUTAGE_MIN_DAYS) return undefined;
  const wish = firstDay + Math.floor(days * (0.5 + 0.3 * fractionOf(seed, 0x0d)));
  for (let step = 0; step < OUTAGE_MIN_DAYS; step++) {
    const day = wish - step;
    if (day >= firstDay && [1, 2, 3].includes(weekdayOf(day)) && !isHoliday(day)) return day;
  }
  return undefined;
}

/** Whole numbers in proportion to the weights that sum to exactly `total` (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((value, index) => ({ index, rest: value - Math.floor(value) }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index]!++;
  return parts;
}

/** `count` start times (ms of the day, ascending) with these half-hour shares; some fall on the same millisecond. */
export function arrivalTimes(count: number, shares: readonly number[], random: Random): Float64Array {
  const bounds: number[] = [];
  shares.reduce((sum, share, slot) => (bounds[slot] = sum + share), 0);
  const times = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const draw = random.next();
    let slot = 0;
    while (slot < 47 && bounds[slot]! <= draw) slot++;
    times[i] = Math.floor((slot + random.next()) * SLOT_MS);
  }
  times.sort();
  for (let i = 1; i < count; i++) if (random.chance(SAME_MS_SHARE)) times[i] = times[i - 1]!;
  return times;
}
const SAME_MS_SHARE = 0.002;

/** The customer who calls in place `place` of a day: a return on a later day names the same place again. */
export function customerOfPlace(seed: number, dayNumber: number, place: number, customers: number): number {
  const draw = fractionOf(seed, 0xc0, dayNumber, place);
  if (draw < HEAVY_CALLER_SHARE)
    return hashOf(seed, 0xc1, dayNumber, place) % Math.min(HEAVY_CALLERS, customers);
  const spread = fractionOf(seed, 0xc2, dayNumber, place) ** 1.25; // some customers call more than others
  return Math.floor(spread * customers);
}
const HEAVY_CALLER_SHARE = 0.012;
const HEAVY_CALLERS = 60;

function normalised(values: readonly number[]): readonly number[] {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / sum);
}
