// What a picture of a chart says of itself once it has left the program: whose calls, of when, which, and when it was made.
import { formatDay, formatMinute } from '../../shared/format';
import { dayText } from '../../shared/period';
import { view } from './filter.svelte';
import { filterParts } from './filter-texts';
import { names } from './names.svelte';
import { nameOf, session, t } from './session.svelte';

export function pictureSource(): string {
  const { language, settings } = session;
  const { days } = view;
  const span =
    days === undefined
      ? t('period.all')
      : [...new Set([days.first, days.last])].map((day) => formatDay(language, day)).join(' – ');
  return [
    view.shownIds.map(nameOf).join(', '),
    span,
    ...filterParts(view.current.narrowing, names.lookUp).map(({ text }) => text),
    t('report.zone', { zone: settings.zone }),
    t('report.made', { time: formatMinute(settings.zone, Date.now()) }),
    t('app.name'),
  ].join(' · ');
}

/** The span as a part of a file's name; empty for "all". */
export function pictureSpan(): string {
  const { days } = view;
  return days === undefined ? '' : [...new Set([days.first, days.last])].map(dayText).join('_');
}
