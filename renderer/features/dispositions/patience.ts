// Caller patience: the share who would have abandoned by each second if no call had been answered (Kaplan–Meier).
import { z95 } from '#shared/base/interval';
import { longestWaitSeconds } from '#shared/contract/views';
import { waitBins, type WaitBins, type Waits } from '../../figures/waits';

export interface PatiencePoint {
  /** Who would have given up by the end of this second, 0–1. */
  readonly share: number;
  /** 95 % interval; undefined where nobody or everybody has given up. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Callers of whom it is known that they still waited when this second began. */
  readonly waiting: number;
  /** Callers who really gave up by its end. */
  readonly gone: number;
}

/**
 * Answered callers leave the count when they are answered: of them it is known only that they had not given up before.
 * Those who give up in the same second come first. The interval is Greenwood's, on the scale of log(−log), so that it
 * stays within 0–1.
 * @returns by second from 0 on, as long as anybody waits, at most `longestWaitSeconds`
 */
export function patienceCurve({ answered, abandoned }: Waits): PatiencePoint[] {
  let waiting = 0;
  for (let second = 0; second <= longestWaitSeconds + 1; second++)
    waiting += (answered[second] ?? 0) + (abandoned[second] ?? 0);
  const points: PatiencePoint[] = [];
  let staying = 1;
  let variance = 0;
  let gone = 0;
  for (let second = 0; second <= longestWaitSeconds && waiting > 0; second++) {
    const leaving = abandoned[second] ?? 0;
    staying *= 1 - leaving / waiting;
    variance += leaving === 0 ? 0 : leaving / (waiting * (waiting - leaving));
    gone += leaving;
    points.push({ share: 1 - staying, ...intervalOf(staying, variance), waiting, gone });
    waiting -= leaving + (answered[second] ?? 0);
  }
  return points;
}

function intervalOf(staying: number, variance: number): Pick<PatiencePoint, 'low' | 'high'> {
  if (staying <= 0 || staying >= 1) return { low: undefined, high: undefined };
  const spread = Math.exp((z95 * Math.sqrt(variance)) / -Math.log(staying));
  return { low: 1 - staying ** (1 / spread), high: 1 - staying ** spread };
}

/** The second by which half would have given up; undefined where that is not seen. */
export function medianPatience(points: readonly PatiencePoint[]): number | undefined {
  const second = points.findIndex(({ share }) => share >= 0.5);
  return second < 0 ? undefined : second;
}

/** Shares are drawn as long as so many wait; one who leaves after that would move them by much. */
const enoughWaiting = 30;

/** Classes of waits that reach as far as the curve says something, and the threshold with them. */
export function patienceBins(waits: Waits, points: readonly PatiencePoint[], threshold: number): WaitBins {
  const reach = points.findLastIndex(({ waiting }) => waiting >= enoughWaiting);
  return waitBins(waits, Math.max(reach, threshold));
}
