// Erases a caller's number from the archive and from the settings.
import type { HandlersOf } from '#shared/contract/contract';
import { log } from '../base/log';
import type { Profile } from '../profile/profile';

/** The number in any spelling, also as an address writes it. */
function namesNumber(text: string, number: string): boolean {
  const digits = number.replace(/\D/g, '').replace(/^(0086|86)(?=\d{7,})/, '');
  const plain = decodeURIComponent(text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25')).replace(/[\s()-]/g, '');
  return digits !== '' && new RegExp(`(?<!\\d)(?:(?:\\+|00)?86)?${digits}(?!\\d)`).test(plain);
}

export function createPrivacyHandlers(profile: Profile): Pick<HandlersOf<'main'>, 'caller.forget'> {
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
