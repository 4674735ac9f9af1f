// A report of the history in words.
import { formatDay, formatMinute } from '#shared/language/format';
import { errorParts } from '#shared/texts/errors';
import { parseDay } from '#shared/base/period';
import type { ReportRun } from '#shared/contract/report-runs';
import { paragraph, session, t } from '../../state/session.svelte';

export function spanText({ firstDay, lastDay }: Pick<ReportRun, 'firstDay' | 'lastDay'>): string {
  const text = (day: string): string => {
    const parsed = parseDay(day);
    return parsed === undefined ? day : formatDay(session.language, parsed);
  };
  return firstDay === lastDay ? text(firstDay) : `${text(firstDay)} – ${text(lastDay)}`;
}

/** The state, and below it what a person has to know of it. */
export function stateText(run: ReportRun): { readonly state: string; readonly more: string } {
  const { state, daysIncomplete, nextTryAt, error } = run;
  const again =
    nextTryAt === null
      ? ''
      : t('reports.state.nextTry', { time: formatMinute(session.settings.zone, nextTryAt) });
  switch (state) {
    case 'done':
      return {
        state:
          daysIncomplete > 0 ? t('reports.state.lacking', { n: daysIncomplete }) : t('reports.state.done'),
        more: '',
      };
    case 'waiting':
      return { state: t('reports.state.waiting', { n: daysIncomplete }), more: again };
    case 'running':
      return { state: t('reports.state.running'), more: '' };
    case 'failed': {
      const reason = error === null ? '' : errorParts({ code: error, detail: '' }, session.language).happened;
      return {
        state: t('reports.state.failed'),
        more: paragraph([reason, again].filter((part) => part !== '')),
      };
    }
  }
}
