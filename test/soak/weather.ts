// What happens to a computer and its service within a month, by seed: outages, nights asleep, lost networks, throttling,
// a wrong clock, power cuts.
import { randomFaults, type Fault, type FaultPlan } from '#electron/simulator/faults';
import type { LieName } from '#electron/simulator/lies';
import { createRandom } from '#electron/simulator/random';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export interface Span {
  readonly from: number;
  readonly to: number;
}
export interface Throttling extends Span {
  /** Requests a second that the service takes. */
  readonly perSecond: number;
  readonly tellsWait: boolean;
}
export interface Sleep extends Span {
  /** It falls asleep in the middle of the next run. */
  readonly inRun: boolean;
  /** Timers go on while the computer sleeps and are all due when it wakes, as on some systems; else they stand still. */
  readonly timersRun: boolean;
}
export interface Kill {
  /** The first run from then on is killed. */
  readonly from: number;
  /** At which of its requests. */
  readonly atRequest: number;
  /** The whole application, which is started again so much later; else its data process alone, which starts at once. */
  readonly restartMs: number | undefined;
}

export interface Weather {
  readonly outages: readonly Span[];
  readonly offline: readonly Span[];
  readonly throttling: readonly Throttling[];
  readonly sleeps: readonly Sleep[];
  readonly kills: readonly Kill[];
  /** While the computer's clock is an hour behind; it is set in the middle of a run, both times. */
  readonly clockBehind: Span | undefined;
}

/** @param from a local midnight or any other moment; days are counted from it */
export function makeWeather(seed: number, from: number, days: number): Weather {
  const random = createRandom(seed, 0x3ea7);
  const spell = (start: number, shortest: number, longest: number): Span => {
    const at = Math.round(start + random.next() * (day - longest));
    return { from: at, to: Math.round(at + shortest + random.next() * (longest - shortest)) };
  };
  const outages: Span[] = [];
  const offline: Span[] = [];
  const throttling: Throttling[] = [];
  const sleeps: Sleep[] = [];
  const kills: Kill[] = [];
  for (let n = 0; n < days; n++) {
    const start = from + n * day;
    if (random.chance(0.75)) outages.push(spell(start, 5 * minute, 90 * minute));
    for (let times = random.below(3); times > 0; times--) offline.push(spell(start, 2 * minute, 3 * hour));
    if (random.chance(0.5))
      throttling.push({
        ...spell(start, 20 * minute, 4 * hour),
        perSecond: 1 + random.below(4),
        tellsWait: random.chance(0.5),
      });
    if (random.chance(0.6)) {
      const at = start + 10 * hour + Math.round(random.next() * 2 * hour);
      sleeps.push({
        from: at,
        to: at + 6 * hour + Math.round(random.next() * 3 * hour),
        inRun: random.chance(0.5),
        timersRun: random.chance(0.5),
      });
    }
    if (random.chance(0.9))
      kills.push({
        from: Math.round(start + random.next() * day),
        atRequest: random.below(45),
        restartMs: random.chance(0.5) ? 3000 + random.below(60_000) : undefined,
      });
  }
  if (days >= 4) {
    const at = from + Math.floor(days * 0.45) * day;
    outages.push({ from: at, to: at + 30 * hour });
  }
  const behindAt = from + Math.floor(days * 0.7) * day + 5 * hour;
  return {
    outages,
    offline,
    throttling,
    sleeps,
    kills,
    clockBehind: days < 2 ? undefined : { from: behindAt, to: behindAt + 100 * minute },
  };
}

/** Every kind of fault after which asking again can help. */
const faults: readonly Fault[] = [
  { kind: 'throttle', code: 'Throttling.User', status: 400 },
  { kind: 'throttle', code: 'Throttling.Api', status: 429, retryAfterMs: 4000 },
  { kind: 'status', status: 500, code: 'InternalService.DB' },
  { kind: 'status', status: 503 },
  { kind: 'reset' },
  { kind: 'truncate' },
  { kind: 'html' },
  { kind: 'slow', delayMs: 5 },
  { kind: 'code', code: 'InternalService.Common' },
  { kind: 'code', code: 'SignatureNonceUsed', status: 400 },
  { kind: 'nullData' },
];

/** Lies after which the truth, once it is told, leaves nothing behind. */
const passingLies = [
  'shiftedDays',
  'seconds',
  'farDate',
  'foreignPage',
  'rowTwice',
  'rowLeftOut',
  'cappedTotal',
  'zeroTotal',
  'largeTotal',
  'hugeTotal',
  'fractionalTotal',
  'deepField',
  'noRows',
  'noIds',
] as const satisfies readonly LieName[];
const lieShare = 0.002;

export function someFaults(seed: number, share: number): FaultPlan {
  const probability = share / faults.length;
  return randomFaults({ seed, maxConsecutive: 3, faults: faults.map((fault) => ({ fault, probability })) });
}

export const during = <T extends Span>(spans: readonly T[], at: number): T | undefined =>
  spans.find(({ from, to }) => at >= from && at < to);

/** The service's part of the weather. */
export function serviceFaults(weather: Weather, seed: number, now: () => number): FaultPlan {
  const always = someFaults(seed, 0.04);
  const random = createRandom(seed, 0x11e5);
  let second = -1;
  let inSecond = 0;
  return {
    next(request) {
      const at = now();
      if (during(weather.outages, at) !== undefined)
        return Math.floor(at / hour) % 2 === 0 ? { kind: 'status', status: 503 } : { kind: 'reset' };
      const limited = during(weather.throttling, at);
      if (limited !== undefined) {
        if (Math.floor(at / 1000) !== second) inSecond = 0;
        second = Math.floor(at / 1000);
        inSecond += 1;
        const wait = { retryAfterMs: (second + 1) * 1000 - at };
        if (inSecond > limited.perSecond) return { kind: 'throttle', ...(limited.tellsWait ? wait : {}) };
      }
      if (random.chance(lieShare))
        return { kind: 'lie', lie: passingLies[random.below(passingLies.length)]! };
      return always.next(request);
    },
  };
}
