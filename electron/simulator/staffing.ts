// How many agents sit in each half hour, and who: Erlang C on the planners' forecast, filled from the shifts.
import { isOutageSlot } from './demand';
import { seatOrder, type People } from './people';
import { fractionOf } from './random';

/** Seat numbers by half hour; seat % agents is the agent. Beyond the roster the same agents fill further seats. */
export type DaySeats = readonly (readonly number[])[];

export const MAX_SEATS_PER_AGENT = 12;
/** Share of calls that Erlang C lets wait no longer than this; callers who give up make the real level better. */
const TARGET_LEVEL = 0.68;
/** Small teams need more: who waits there waits for a whole talk. Fades with the load in erlangs. */
const SMALL_TEAM_LEVEL = 0.15;
const SMALL_TEAM_ERLANGS = 5;
const TARGET_WAIT_SECONDS = 14;
const OUTAGE_SEAT_SHARE = 0.42;
/** What one seat less is worth when Erlang C (no caller gives up) sees no stable queue. */
const OVERLOADED_LEVEL = 0.4;

export interface Workload {
  /** Expected calls that want an agent, by half hour. */
  readonly callsBySlot: readonly number[];
  /** Talk, hold, ring and after-call work of one. */
  readonly handleSeconds: number;
}

export function seatsOfDay(
  seed: number,
  people: People,
  pool: number,
  dayNumber: number,
  workload: Workload,
  outage: boolean,
): DaySeats {
  return workload.callsBySlot.map((calls, slot) => {
    const draw = fractionOf(seed, 0x5e, dayNumber, pool, slot);
    const wanted = seatsFor((calls * workload.handleSeconds) / 1800, workload.handleSeconds, draw);
    const seats = outage && isOutageSlot(slot) ? Math.max(1, Math.round(wanted * OUTAGE_SEAT_SHARE)) : wanted;
    return fill(people, seatOrder(people, pool, dayNumber, slot), seats);
  });
}

/** Whole seats whose mean level over many half hours meets the target: the last seat comes with a probability. */
function seatsFor(load: number, handleSeconds: number, draw: number): number {
  const target = TARGET_LEVEL + SMALL_TEAM_LEVEL * Math.exp(-load / SMALL_TEAM_ERLANGS);
  let seats = Math.max(1, Math.floor(load));
  let before = OVERLOADED_LEVEL;
  for (;;) {
    const level = levelOf(seats, load, handleSeconds);
    if (level >= target) {
      const isNeeded = before >= target ? 0 : (target - before) / (level - before);
      return seats > 1 && draw >= isNeeded ? seats - 1 : seats;
    }
    before = Math.max(before, level);
    seats++;
  }
}

/** Erlang C: share of calls that wait at most the target wait. Load in erlangs. */
function levelOf(seats: number, load: number, handleSeconds: number): number {
  if (seats <= load) return 0;
  let blocking = 1;
  for (let n = 1; n <= seats; n++) blocking = (load * blocking) / (n + load * blocking);
  const waits = blocking / (1 - (load / seats) * (1 - blocking));
  return 1 - waits * Math.exp((-(seats - load) * TARGET_WAIT_SECONDS) / handleSeconds);
}

function fill(people: People, order: readonly number[], seats: number): number[] {
  const roster = people.agents.length;
  const count = Math.min(seats, order.length * MAX_SEATS_PER_AGENT);
  return Array.from(
    { length: count },
    (_, n) => order[n % order.length]! + Math.floor(n / order.length) * roster,
  );
}
