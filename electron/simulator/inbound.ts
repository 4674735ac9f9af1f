// A day of inbound calls: IVR, then a queue that agents serve in order of arrival and that callers leave when
// their patience ends, then ringing, then the talk. Waiting comes out of the queue; it is drawn from no table.
import { customerOfPlace, FORECAST_SHARES, forecastRatio, isOutageSlot, SLOT_MS } from './demand';
import { DISPOSITIONS, draftCall, end, type DraftCall } from './draft';
import { HOTLINES } from './names';
import type { People } from './people';
import type { Random } from './random';
import { MAX_SEATS_PER_AGENT, seatsOfDay, type DaySeats } from './staffing';
import { offerSurvey } from './survey';

export interface DayPlan {
  readonly seed: number;
  readonly people: People;
  readonly dayNumber: number;
  readonly outage: boolean;
  readonly random: Random;
}

/** A caller who gave up, and when he tries again. */
interface LostCaller {
  readonly customer: number;
  readonly group: number;
  readonly dueMs: number;
}

interface Arrival {
  readonly call: DraftCall;
  readonly place: number;
  readonly atMs: number;
}

/** Who sits where, and when each seat is free again (ms of the day). */
interface Floor {
  readonly pools: readonly DaySeats[];
  readonly freeAt: Float64Array;
}

const SECOND = 1000;
const IVR_EXIT = 0.12;
const NAVIGATOR_SHARE = 0.08;
const NIGHT_SLOTS_UNTIL = 15;
const NIGHT_VOICEMAIL = 0.2;
const RETURN_SHARE = 0.12;
const CALLS_BACK = 0.55;
const QUEUE_LIMIT_MS = 240 * SECOND;
const OVERFLOW_FROM_MS = 190 * SECOND;
const TRANSFER_SHARE = 0.052;
const WRAP_MEAN_MS = 28 * SECOND;
/** Mean of a log-normal over its median, at the spread of talk times. */
const TALK_SIGMA = 0.72;
const TALK_MEAN_FACTOR = Math.exp(TALK_SIGMA ** 2 / 2);

/** All calls end in the result, in no particular order. `starts`: ms of the day, ascending. */
export function inboundDay(plan: DayPlan, starts: Float64Array): DraftCall[] {
  const { random, people } = plan;
  const weights = people.groups.map((group) => (group.outbound ? 0 : group.weight));
  const calls: DraftCall[] = [];
  const arrivals: Arrival[] = [];
  starts.forEach((startMs, place) => {
    const call = draftCall(
      startMs,
      'Inbound',
      customerFor(plan, place),
      random.weighted([70, 20, 6, 4]) % HOTLINES.length,
    );
    calls.push(call);
    call.ivrMs = Math.round(Math.min(240, Math.max(4, random.logNormal(32, 0.5))) * SECOND);
    if (endsInIvr(plan, call)) return;
    call.groups = [random.weighted(weights)];
    arrivals.push({ call, place, atMs: startMs + call.ivrMs });
  });
  arrivals.sort((a, b) => a.atMs - b.atMs || a.place - b.place);

  const floor: Floor = {
    pools: poolSeats(plan, starts.length, weights),
    freeAt: new Float64Array(people.agents.length * (MAX_SEATS_PER_AGENT + 1)),
  };
  const lost: LostCaller[] = [];
  for (const arrival of arrivals) {
    comeBack(lost, arrival.call, random);
    serve(plan, arrival, floor, patienceOf(random));
    const gaveUp = arrival.call.talkMs < 0 && random.chance(CALLS_BACK);
    if (gaveUp) remember(lost, arrival, random);
    if (arrival.call.talkMs >= 0) offerSurvey(arrival.call, people, random);
  }
  return calls;
}

function endsInIvr({ outage, random }: DayPlan, call: DraftCall): boolean {
  const slot = slotOf(call.startMs);
  const isBroken = outage && isOutageSlot(slot);
  if (random.chance(isBroken ? 0.05 : 0.0006)) {
    end(call, 'IVRException', 'system', '503:SERVICE_UNAVAILABLE');
    call.ivrMs = Math.round(call.ivrMs * random.next());
    return true;
  }
  if (random.chance(IVR_EXIT)) {
    end(
      call,
      random.chance(NAVIGATOR_SHARE) ? 'AbandonedInVoiceNavigator' : 'AbandonedInIVR',
      'customer',
      '200 - OK',
    );
    call.ivrMs = Math.round(call.ivrMs * (0.2 + 1.3 * random.next()));
    return true;
  }
  if (slot <= NIGHT_SLOTS_UNTIL && random.chance(NIGHT_VOICEMAIL)) {
    end(call, 'Voicemail', 'customer', '200 - OK');
    call.afterMs = Math.round((8 + random.exponential(25)) * SECOND);
    return true;
  }
  return false;
}

/** The one caller after the other: who waits, for how long, and what becomes of him. */
function serve(plan: DayPlan, { call, atMs }: Arrival, floor: Floor, patienceMs: number): void {
  const { random, outage, people } = plan;
  const isBroken = outage && isOutageSlot(slotOf(atMs));
  if (random.chance(isBroken ? 0.07 : 0.0012)) {
    call.queueMs = Math.round(3 * SECOND * random.next());
    return end(call, 'QueuingFailed', 'system', '503:SERVICE_UNAVAILABLE');
  }
  if (random.chance(0.003)) {
    call.queueMs = Math.round(SECOND * random.next());
    call.afterMs = Math.round((20 + random.exponential(110)) * SECOND);
    return end(call, 'ForwardToOutsideNumber', 'customer', '200 - OK');
  }
  if (random.chance(0.0002)) {
    call.queueMs = Math.round(20 * SECOND * random.next());
    call.disposition = DISPOSITIONS.length - 1 - random.below(2);
    return;
  }
  const seats = floor.pools[people.groups[call.groups[0]!]!.pool]![slotOf(atMs)]!;
  const seat = chooseSeat(people, seats, floor.freeAt, atMs, call.groups[0]!);
  const waitMs = Math.round(Math.max(0, floor.freeAt[seat]! - atMs));
  if (waitMs > OVERFLOW_FROM_MS && random.chance(0.2)) {
    call.queueMs = Math.round(2 * SECOND * random.next());
    return end(call, 'QueuingOverflow', 'system', '503:SERVICE_UNAVAILABLE');
  }
  if (waitMs > Math.min(patienceMs, QUEUE_LIMIT_MS)) {
    call.queueMs = Math.round(Math.min(patienceMs, QUEUE_LIMIT_MS));
    if (patienceMs <= QUEUE_LIMIT_MS) return end(call, 'AbandonedInQueue', 'customer', '200 - OK');
    return end(call, 'QueuingTimeout', 'system', '408:QUEUE_TIMEOUT');
  }
  call.queueMs = waitMs;
  ring(plan, call, seat, floor, atMs + waitMs, patienceMs - waitMs);
}

function ring(
  plan: DayPlan,
  call: DraftCall,
  seat: number,
  floor: Floor,
  fromMs: number,
  patienceMs: number,
): void {
  const { random, people } = plan;
  call.agents = [seat % people.agents.length];
  call.ringMs = Math.round(Math.min(25, Math.max(1, random.logNormal(4.2, 0.5))) * SECOND);
  if (patienceMs < call.ringMs || random.chance(0.006)) {
    call.ringMs = Math.round(Math.max(0, Math.min(call.ringMs, patienceMs)));
    end(call, 'AbandonedInRing', 'customer', '200 - OK');
    floor.freeAt[seat] = fromMs + call.ringMs + 2 * SECOND;
    return;
  }
  if (random.chance(0.003)) {
    call.ringMs = 30 * SECOND;
    end(call, 'NoAnswer', 'system', '480:NO_ANSWER');
    floor.freeAt[seat] = fromMs + call.ringMs + 10 * SECOND;
    return;
  }
  talk(plan, call, seat, floor, fromMs + call.ringMs);
}

function talk(plan: DayPlan, call: DraftCall, seat: number, floor: Floor, fromMs: number): void {
  const { random, people } = plan;
  const group = people.groups[call.groups[0]!]!;
  const agent = people.agents[call.agents[0]!]!;
  const median = group.talkMedianSeconds * people.talkScale * agent.talkFactor;
  call.talkMs = Math.round(Math.min(3600, Math.max(6, random.logNormal(median, TALK_SIGMA))) * SECOND);
  call.heldMs = random.chance(0.12) ? Math.round((8 + random.exponential(40)) * SECOND) : 0;
  floor.freeAt[seat] = fromMs + call.talkMs + call.heldMs + random.exponential(WRAP_MEAN_MS);
  if (random.chance(TRANSFER_SHARE)) {
    transfer(plan, call, floor, fromMs);
    if (random.chance(0.15)) transfer(plan, call, floor, fromMs);
  }
  end(call, 'Success', random.chance(0.27) ? 'agent' : 'customer', '200 - OK');
}

/** Another agent goes on, often of another group: the one of a few who is free soonest. The talk grows by his part. */
function transfer({ random, people }: DayPlan, call: DraftCall, floor: Floor, fromMs: number): void {
  const handoverMs = fromMs + call.talkMs + call.heldMs;
  const slot = slotOf(handoverMs);
  let next = -1;
  for (let tries = 0; tries < 5; tries++) {
    const seats = floor.pools[random.below(floor.pools.length)]![slot]!;
    const seat = seats[random.below(seats.length)]!;
    const isHere = call.agents.includes(seat % people.agents.length);
    if (!isHere && (next < 0 || floor.freeAt[seat]! < floor.freeAt[next]!)) next = seat;
  }
  if (next < 0) return;
  const agent = next % people.agents.length;
  const { primaryGroup } = people.agents[agent]!;
  const partMs = Math.round(
    random.exponential(people.groups[primaryGroup]!.talkMedianSeconds * people.talkScale) * SECOND,
  );
  call.agents.push(agent);
  if (!call.groups.includes(primaryGroup)) call.groups.push(primaryGroup);
  call.talkMs += partMs;
  call.heldMs += Math.round(random.exponential(12) * SECOND);
  floor.freeAt[next] = Math.max(floor.freeAt[next]!, handoverMs) + partMs;
}

/** Idle first, of the group first, longest idle first; else whoever is free soonest among those who may. */
function chooseSeat(
  people: People,
  seats: readonly number[],
  freeAt: Float64Array,
  atMs: number,
  group: number,
): number {
  const roster = people.agents.length;
  let best = -1;
  let bestCost = Infinity;
  for (const seat of seats) {
    const agent = people.agents[seat % roster]!;
    const free = freeAt[seat]!;
    const isIdle = free <= atMs;
    // Idle agents of the group cost least, other idle ones next, busy ones by when they are free, strangers last.
    let cost = isIdle ? free - (agent.primaryGroup === group ? 4e9 : 2e9) : free;
    if ((agent.groupMask & (1 << group)) === 0) cost += 8e9;
    if (cost < bestCost) {
      best = seat;
      bestCost = cost;
    }
  }
  return best;
}

function poolSeats(plan: DayPlan, inboundCalls: number, weights: readonly number[]): DaySeats[] {
  const { seed, people, dayNumber, outage } = plan;
  const all = weights.reduce((a, b) => a + b, 0);
  const expected = inboundCalls * forecastRatio(seed, dayNumber, outage) * (1 - IVR_EXIT);
  return Array.from({ length: people.inboundPools }, (_, pool) => {
    let share = 0;
    let talkSeconds = 0;
    people.groups.forEach((group, g) => {
      if (group.pool !== pool || group.outbound) return;
      share += weights[g]! / all;
      talkSeconds += (weights[g]! / all) * group.talkMedianSeconds * TALK_MEAN_FACTOR * people.talkScale;
    });
    const handleSeconds = (talkSeconds / share) * (1 + TRANSFER_SHARE) + 5 + 6 + WRAP_MEAN_MS / SECOND;
    const callsBySlot = FORECAST_SHARES.map((part) => expected * share * part);
    return seatsOfDay(seed, people, pool, dayNumber, { callsBySlot, handleSeconds }, outage);
  });
}

/** Fresh callers mostly; some continue what they called about one to six days ago. */
function customerFor({ seed, people, dayNumber, random }: DayPlan, place: number): number {
  if (!random.chance(RETURN_SHARE)) return customerOfPlace(seed, dayNumber, place, people.customers);
  const daysAgo = 1 + Math.min(5, Math.floor(random.exponential(1.6)));
  return customerOfPlace(seed, dayNumber - daysAgo, random.below(place + 1), people.customers);
}

/** A caller who gave up earlier may be the one who calls now. `lost` is sorted by due time, latest first. */
function comeBack(lost: LostCaller[], call: DraftCall, random: Random): void {
  const next = lost.at(-1);
  if (next === undefined || next.dueMs > call.startMs || !random.chance(0.8)) return;
  lost.pop();
  call.customer = next.customer;
  call.groups = [next.group];
}

function remember(lost: LostCaller[], { call, atMs }: Arrival, random: Random): void {
  const dueMs = atMs + call.queueMs + random.logNormal(11 * 60 * SECOND, 1.2);
  let at = lost.length;
  while (at > 0 && lost[at - 1]!.dueMs < dueMs) at--;
  lost.splice(at, 0, { customer: call.customer, group: call.groups[0]!, dueMs });
}

/** A few hang up at once; the others have about two minutes, differing much. */
function patienceOf(random: Random): number {
  if (random.chance(0.015)) return random.exponential(5 * SECOND);
  return random.logNormal(135 * SECOND, 0.85);
}

function slotOf(ms: number): number {
  return Math.min(47, Math.floor(ms / SLOT_MS));
}
