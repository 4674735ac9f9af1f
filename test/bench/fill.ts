// The archive that everything is measured on: the generated call center's calls, stored as a sync stores them.
import type { Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { generateCallCenter } from '#electron/simulator/generator';
import { toRowV2 } from '#electron/simulator/rows';
import type { CallRecord } from '#shared/domain/call';
import { elapsed } from './timing';

export const batchRows = 5000;
export const instanceId = 'ccc-bench';
/** By when every call is over and every rating has come. */
export const farFuture = Date.UTC(2100, 0, 1);
const firstDay = '2023-01-01';
const callsPerDay = 3000;

function* batches(calls: number): Generator<CallRecord[]> {
  const days = Math.max(Math.round(calls / callsPerDay), 7);
  const center = generateCallCenter({ seed: 1, calls, firstDay, days, instanceId });
  for (let from = 0; from < center.size; from += batchRows) {
    const batch: CallRecord[] = [];
    for (let index = from; index < Math.min(from + batchRows, center.size); index++) {
      // Through JSON, as rows arrive: absent fields are absent, and texts are what a parser makes.
      const row = JSON.stringify(toRowV2(center.facts(index, farFuture), instanceId));
      const call = parseRow(JSON.parse(row));
      if (call !== null) batch.push(call);
    }
    yield batch;
  }
}

/** @returns ms that storing took, without generating and parsing */
export function fill(archive: Archive, calls: number): number {
  const instance = archive.store.instanceOf(instanceId);
  let spent = 0;
  // Windows join without a gap, so that earlier periods are complete and can be compared with.
  let from = Date.parse(`${firstDay}T00:00:00+08:00`);
  for (const batch of batches(calls)) {
    const to = batch.at(-1)!.startedAt;
    const counts = { counted: batch.length, stored: batch.length, reason: '', attempts: 1, asOf: to };
    const entry = { from: Math.min(from, batch[0]!.startedAt), to, state: 'complete', ...counts } as const;
    spent += elapsed(() => archive.write(instance, batch, entry, { api: 2, at: to }));
    from = to + 1;
  }
  return spent;
}
