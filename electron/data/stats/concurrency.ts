// Calls at once: a walk along the starts and the releases of a row's calls.
import { startedAtOf, type Columns } from '../store/columns';
import type { Selection } from './filter-steps';

export interface Concurrency {
  /** The greatest number at once within each slot in which there was a call, in no order. */
  readonly peaks: Int32Array;
  /** Calls with a known release. */
  readonly calls: number;
}

/** Calls run from their start to before their release; one that ends when it starts is never at once with another. */
export function concurrencyOf(columns: Columns, calls: Selection, slotMs: number): Concurrency {
  const starts = new Float64Array(calls.length);
  const ends = new Float64Array(calls.length);
  let known = 0;
  let running = 0;
  for (let index = 0; index < calls.length; index++) {
    const position = calls[index]!;
    const length = columns.lengthMs[position]!;
    if (length < 0) continue;
    known += 1;
    if (length === 0) continue;
    starts[running] = startedAtOf(columns, position);
    ends[running++] = starts[running - 1]! + length;
  }
  return {
    peaks: peaksOf(starts.subarray(0, running).sort(), ends.subarray(0, running).sort(), slotMs),
    calls: known,
  };
}

/** @param starts ascending @param ends ascending */
function peaksOf(starts: Float64Array, ends: Float64Array, slotMs: number): Int32Array {
  const peaks: number[] = [];
  let slot = -Infinity;
  let peak = 0;
  let atOnce = 0;
  let ended = 0;
  /** Closes the slots before `next`: in those between, calls only went on. */
  const moveTo = (next: number): void => {
    if (next === slot) return;
    if (peak > 0) peaks.push(peak);
    if (atOnce > 0) for (let between = slot + 1; between < next; between++) peaks.push(atOnce);
    slot = next;
    peak = atOnce;
  };
  const endBefore = (time: number): void => {
    while (ended < ends.length && ends[ended]! <= time) {
      // A call that ends on the edge of a slot was not in it.
      moveTo(Math.ceil(ends[ended]! / slotMs) - 1);
      atOnce -= 1;
      ended += 1;
    }
  };
  for (let index = 0; index < starts.length; index++) {
    endBefore(starts[index]!);
    moveTo(Math.floor(starts[index]! / slotMs));
    atOnce += 1;
    if (atOnce > peak) peak = atOnce;
  }
  endBefore(Infinity);
  if (peak > 0) peaks.push(peak);
  return Int32Array.from(peaks);
}
