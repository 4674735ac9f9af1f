// Keeping calls no longer than is set, and forgetting a caller in the settings too.
import { failureOf } from '#shared/base/envelope';
import { dayStart, dayText, localDay } from '#shared/base/period';
import type { Instance, Settings } from '#shared/domain/settings';
import type { MainHandlers } from './handlers';
import { log } from '../profile/log';
import type { Profile } from '../profile/profile';

/** The number in any spelling, also as an address writes it. */
function namesNumber(text: string, number: string): boolean {
  const digits = number.replace(/\D/g, '').replace(/^(0086|86)(?=\d{7,})/, '');
  const plain = decodeURIComponent(text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25')).replace(/[\s()-]/g, '');
  return digits !== '' && new RegExp(`(?<!\\d)(?:(?:\\+|00)?86)?${digits}(?!\\d)`).test(plain);
}

export function createPrivacyHandlers(profile: Profile): Pick<MainHandlers, 'caller.forget'> {
  return {
    'caller.forget': async ({ number }) => {
      const erased = await profile.data.call('caller.erase', { number });
      const { views, reports, startView } = profile.settings.current;
      const keptViews = views.filter((view) => !namesNumber(JSON.stringify(view), number));
      const keptReports = reports.filter((report) => !namesNumber(JSON.stringify(report), number));
      const dropped = views.length - keptViews.length + reports.length - keptReports.length;
      if (dropped > 0)
        await profile.saveSettings({
          views: keptViews,
          reports: keptReports,
          startView: keptViews.some(({ id }) => id === startView) ? startView : '',
        });
      log(
        'warn',
        `a caller was forgotten: ${erased.calls} calls, ${erased.reports} reports, ${dropped} views`,
      );
      return { ...erased, views: dropped };
    },
  };
}

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
  { settings, data }: Pick<Profile, 'settings' | 'data'>,
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
