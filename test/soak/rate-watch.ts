// Whether any second saw more requests than are allowed, and what had just happened to the computer when one did.
import type { FaultPlan } from '#electron/simulator/faults';

/** A request this long after something happened may have been brought about by it. */
const afterwardsMs = 60_000;

export interface RateWatch {
  /** The plan, with its requests counted. */
  counted(plan: FaultPlan): FaultPlan;
  /** Something that the pace of requests may not survive. */
  happened(what: string): void;
  /** Most requests within any second. */
  readonly most: number;
  /** Every kind of situation in which there were too many, with its first time. */
  readonly violations: readonly string[];
}

export function watchRate(allowed: number, now: () => number): RateWatch {
  const recent: number[] = [];
  const violations = new Map<string, string>();
  let most = 0;
  let what = '';
  let happenedAt = -Infinity;

  function note(): void {
    const at = now();
    recent.push(at);
    while (recent[0]! <= at - 1000) recent.shift();
    most = Math.max(most, recent.length);
    if (recent.length <= allowed) return;
    const situation = at - happenedAt <= afterwardsMs ? `after ${what}` : 'in ordinary running';
    const before = violations.get(situation);
    const count = Number(before?.split(' ')[0] ?? 0);
    if (recent.length > count)
      violations.set(
        situation,
        `${recent.length} requests in one second ${situation}, ${new Date(at).toISOString()}; ${allowed} are allowed`,
      );
  }

  return {
    counted: (plan) => ({
      next(request) {
        note();
        return plan.next(request);
      },
    }),
    happened(next) {
      what = next;
      happenedAt = now();
    },
    get most() {
      return most;
    },
    get violations() {
      return [...violations.values()];
    },
  };
}
