// Asks again for single calls: one by its id, or those that share a number, an agent or a skill group with it.
import type { Instance } from '#shared/domain/settings';
import type { RefreshResult } from '#shared/domain/sync';
import { dayStart, localDay } from '#shared/base/period';
import type { Archive } from '../store/archive';
import { AppError } from '#shared/base/envelope';
import type { CccClient } from '../service/client';
import type { CallQuery } from '../service/query';
import { halves, type Piece } from './halving';
import { ServiceError } from '../service/errors';
import { instanceRowOf } from '../store/instances';
import { createGate } from './progress';
import { readWindow } from './read-window';

export interface RefreshOptions {
  readonly archive: Archive;
  readonly client: CccClient;
  readonly instance: Instance;
  /** Row of a stored call. */
  readonly id: number;
  readonly by: 'call' | 'callingNumber' | 'calledNumber' | 'agent' | 'skillGroup';
  /** Which agent or skill group of the call. */
  readonly key?: string | undefined;
  readonly clock: () => number;
  readonly changed: (from: number, to: number) => void;
}

/** A call's own start may have been corrected since. */
const slackMs = 86_400_000;

/**
 * The ledger is left alone: a filtered answer proves no window.
 * @throws AppError badInput; ServiceError when the service fails or refuses
 */
export async function refreshCalls(options: RefreshOptions): Promise<RefreshResult> {
  const { archive, client, clock } = options;
  // 0 before the instance's first run: no call has that number.
  const instanceRow = instanceRowOf(archive, options.instance.id);
  const reader = { client, gate: createGate(), instanceId: options.instance.id };
  const total = { found: 0, inserted: 0, updated: 0, unchanged: 0 };

  async function read(query: CallQuery & Piece): Promise<void> {
    const reading = await readWindow(reader, query);
    if (!('calls' in reading)) {
      for (const half of halves(query, reading.counted)) await read(half);
      return;
    }
    const { calls, api, flaw } = reading;
    await archive.turns.writable();
    const result = archive.write(instanceRow, calls, [], { api, at: clock() });
    if (result.written.length > 0) options.changed(query.from, query.to);
    total.found += calls.length;
    total.inserted += result.inserted;
    total.updated += result.updated;
    total.unchanged += result.unchanged;
    if (flaw instanceof ServiceError) throw flaw;
  }

  await read(queryOf(options, instanceRow));
  return total;
}

function queryOf({ archive, instance, id, by, key, clock }: RefreshOptions, instanceRow: number): CallQuery {
  const call = archive.store.get(id);
  if (call === undefined || call.instance !== instanceRow) throw new AppError('badInput', `no call ${id}`);
  const row = archive.store.received(call);
  const { zone } = archive.rules;
  const text = (field: string): string => {
    const value = key ?? row[field];
    if (typeof value !== 'string' || value === '') throw new AppError('badInput', `the call has no ${field}`);
    return value;
  };
  const now = clock();
  const lookBack = { from: dayStart(zone, localDay(zone, now) - instance.lookBackDays + 1), to: now };
  switch (by) {
    case 'call':
      return {
        from: call.started_at - slackMs,
        to: call.started_at + slackMs,
        contactId: call.contact_id,
      };
    case 'callingNumber':
      return { ...lookBack, callingNumber: text('CallingNumber') };
    case 'calledNumber':
      return { ...lookBack, calledNumber: text('CalledNumber') };
    case 'agent':
      return { ...lookBack, agentId: text('AgentIds') };
    case 'skillGroup':
      return { ...lookBack, skillGroupId: text('SkillGroupIds') };
  }
}
