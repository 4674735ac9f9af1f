// Keeps calls no longer than the settings allow: no run reads older ones, and stored ones are deleted.
import { failureOf } from '#shared/base/envelope';
import { dayStart, dayText, localDay } from '#shared/base/period';
import type { Instance, Settings } from '#shared/domain/settings';
import { log } from '../base/log';
import type { DataProcess } from './data-process';
import type { SettingsFile } from './settings-file';

/** No run reads what would be deleted at once: neither by looking back nor because it was told to. */
export function withinRetention<T extends { readonly from?: number | undefined }>(
  { retentionDays, zone }: Settings,
  instance: Instance,
  order: T,
  now: number,
): { readonly instance: Instance; readonly order: T } {
  if (retentionDays === 0) return { instance, order };
  const from = dayStart(zone, localDay(zone, now) - retentionDays);
  return {
    instance: { ...instance, lookBackDays: Math.min(instance.lookBackDays, retentionDays + 1) },
    order: order.from === undefined ? order : { ...order, from: Math.max(order.from, from) },
  };
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** @returns a function that deletes what is older than it may be: once a day and setting. It never rejects. */
export function createRetention(
  { settings, data }: { readonly settings: SettingsFile; readonly data: DataProcess },
  clock: () => number,
): () => Promise<void> {
  let done = '';
  return async () => {
    const { retentionDays: days, zone } = settings.current;
    const due = `${days} ${dayText(localDay(zone, clock()))}`;
    if (due === done || days === 0) return;
    done = due;
    try {
      const { calls, held } = await data.call('retention.apply', { days });
      if (calls > 0) log('info', `${calls} calls older than ${days} days were deleted`);
      if (held !== null)
        log(
          'warn',
          `${held.calls} calls older than ${days} days were not deleted: the clock says ${dayOf(held.clock)}, ` +
            `the newest data are of ${dayOf(held.evidence)}; confirm it in the settings`,
        );
    } catch (error) {
      log('warn', `old calls could not be deleted: ${failureOf(error).code}`);
    }
  };
}
