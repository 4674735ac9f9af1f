// Caption of an exported chart picture: instance, period, filter and time of creation.
import { formatDay, formatMinute } from '#shared/language/format';
import { dayText } from '#shared/base/period';
import { view } from '../state/filter.svelte';
import { filterParts } from '../state/filter-texts';
import { names } from '../state/names.svelte';
import { joined, nameOf, session, t } from '../state/session.svelte';

export function pictureSource(): string {
  const { language, settings } = session;
  const { days } = view;
  const span =
    days === undefined
      ? t('period.all')
      : [...new Set([days.first, days.last])].map((day) => formatDay(language, day)).join(' – ');
  return [
    joined(view.shownIds.map(nameOf)),
    span,
    ...filterParts(view.current.narrowing, names.lookUp).map(({ text }) => text),
    t('stated.zone', { zone: settings.zone }),
    t('report.made', { time: formatMinute(settings.zone, Date.now()) }),
    t('app.name'),
  ].join(' · ');
}

/** The span as a part of a file's name; empty for "all". */
export function pictureSpan(): string {
  const { days } = view;
  return days === undefined ? '' : [...new Set([days.first, days.last])].map(dayText).join('_');
}
