// Counts requests and says when a client is over its rate.
export interface RequestCounts {
  readonly total: number;
  readonly byAction: Readonly<Record<string, number>>;
  readonly throttled: number;
  /** Most requests within any span of one second. */
  readonly maxInOneSecond: number;
}

export interface Meter {
  count(action: string): void;
  /** Counts against the limit of the running second; ms until the next second when it is used up. */
  throttleMs(): number | undefined;
  countThrottled(): void;
  counts(): RequestCounts;
}

const SECOND_MS = 1000;

/** `clock` in ms; the limit holds for whole seconds of that clock, as rate limits of gateways commonly do. */
export function createMeter(clock: () => number, maxRequestsPerSecond = Infinity): Meter {
  const byAction: Record<string, number> = {};
  const recent: number[] = [];
  let total = 0;
  let throttled = 0;
  let maxInOneSecond = 0;
  let second = -1;
  let inSecond = 0;

  return {
    count(action) {
      const now = clock();
      total++;
      byAction[action] = (byAction[action] ?? 0) + 1;
      recent.push(now);
      while (recent[0]! <= now - SECOND_MS) recent.shift();
      maxInOneSecond = Math.max(maxInOneSecond, recent.length);
    },
    throttleMs() {
      const now = clock();
      if (Math.floor(now / SECOND_MS) !== second) {
        second = Math.floor(now / SECOND_MS);
        inSecond = 0;
      }
      inSecond++;
      if (inSecond <= maxRequestsPerSecond) return undefined;
      throttled++;
      return Math.ceil((second + 1) * SECOND_MS - now);
    },
    countThrottled() {
      throttled++;
    },
    counts: () => ({ total, byAction: { ...byAction }, throttled, maxInOneSecond }),
  };
}
