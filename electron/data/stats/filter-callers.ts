// What a filter asks of a call's caller: who it was, and when he or she was heard of next.
import type { Filter } from '#shared/domain/filter';
import type { Archive } from '../store/archive';
import { samePhones } from '../store/follow-ups';
import { startedAtOf } from '../store/columns';
import { instancesOf } from '../store/instances';
import type { Step } from './filter-step';
import { abandonedKinds, lostAfterMs } from './follow-ups';

function keeping(passes: (position: number) => boolean): Step {
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      positions[kept] = position;
      kept += Number(passes(position));
    }
    return kept;
  };
}

/** Callers are followed among all calls of the filter's instances, whatever else it says. */
export function callerSteps(archive: Archive, filter: Filter): Step[] {
  const { columns, callers, ledger } = archive;
  const { sameCaller, unreached, overReturnHours, maxReturnHours } = filter;
  const steps: Step[] = [];
  if (sameCaller !== undefined) {
    const isOf = samePhones(archive, sameCaller);
    steps.push(keeping(isOf));
  }
  if ((unreached ?? overReturnHours ?? maxReturnHours) === undefined) return steps;
  const instances = instancesOf(archive, filter);
  const { callerOf, nextInboundMs, nextSpokenMs } = callers.followUps(archive, instances);
  if (unreached !== undefined) {
    const knownUntil = ledger.dataUpTo(instances) ?? -Infinity;
    steps.push(
      keeping((position) => {
        if (abandonedKinds[columns.kind[position]!] === 0 || callerOf[position] === 0) return false;
        const isReached = nextSpokenMs[position]! <= lostAfterMs;
        if (!unreached) return isReached;
        return !isReached && startedAtOf(columns, position) + lostAfterMs <= knownUntil;
      }),
    );
  }
  if (overReturnHours !== undefined || maxReturnHours !== undefined) {
    const overMs = (overReturnHours ?? -1) * 3_600_000;
    const toMs = Math.min((maxReturnHours ?? Infinity) * 3_600_000, 0xffff_fffe);
    steps.push(
      keeping((position) => {
        const ms = nextInboundMs[position]!;
        return callerOf[position] !== 0 && ms > overMs && ms <= toMs;
      }),
    );
  }
  return steps;
}
