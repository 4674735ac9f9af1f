// Texts of the sync strip: a headline and a line or two of detail for a run.
import { formatCount } from '#shared/language/format';
import { errorParts, reasonSentence } from '#shared/texts/errors';
import type { SyncProgress } from '#shared/domain/sync';
import { session, t } from '../state/session.svelte';
import { leftText } from '../state/sync-words';

/** Empty for a run that is done: the time of the data says it all. */
export function stripHeadline(run: SyncProgress): string {
  switch (run.phase) {
    case 'paused':
      return t('sync.paused');
    case 'running':
      return run.day === null ? t('sync.starting') : t('sync.running', { day: run.day.slice(5) });
    case 'waiting':
      return t('sync.waiting');
    case 'failed':
      return t('sync.failed');
    case 'incomplete': {
      const windows = run.lacking?.windows ?? 0;
      return t('sync.incomplete', { n: formatCount(windows) });
    }
    case 'cancelled':
      return t('sync.cancelled');
    case 'done':
      return '';
  }
}

export function stripDetail(run: SyncProgress): string {
  const days = t('sync.days', { done: formatCount(run.daysDone), total: formatCount(run.daysTotal) });
  switch (run.phase) {
    case 'failed':
    case 'waiting':
      return run.error === null ? '' : errorParts(run.error, session.language).happened;
    case 'incomplete':
      return reasonSentence(run.lacking?.reason ?? '', session.language);
    case 'paused':
      return days;
    case 'running': {
      const left = run.secondsLeft;
      return [
        days,
        t('sync.speed', { n: formatCount(run.rowsPerSecond) }),
        ...(left === null ? [] : [leftText(left)]),
      ].join(' · ');
    }
    case 'done':
    case 'cancelled':
      return '';
  }
}
