// Where reports are written: names that say what is inside, and no file of an earlier report is ever replaced.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Filter } from '../../shared/filter';
import type { Language } from '../../shared/format';
import { message } from '../../shared/messages/ui';
import { dayText, localDay } from '../../shared/period';
import type { ReportOrder } from '../../shared/report';
import type { Settings } from '../../shared/settings';

/** Without what some file system does not take, and what would hide the file or end its name early. */
export const plainName = (text: string): string =>
  text.replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, ' ').replace(/^[. ]+|[. ]+$/g, '');

/** Local days of a filter's span as texts, both included; '' where it has no such edge. */
export function spanDays(filter: Filter, zone: string): { first: string; last: string } {
  const { from, to } = filter;
  return {
    first: from === undefined ? '' : dayText(localDay(zone, from)),
    last: to === undefined ? '' : dayText(localDay(zone, to - 1)),
  };
}

/** `CCC_<instance>_<first day>_<last day>_<kind>`, without extension. */
export function fileStem(settings: Settings, filter: Filter, kind: string): string {
  const { zone, instances } = settings;
  const name = filter.instances?.length === 1 ? filter.instances[0]! : (instances[0]?.id ?? '');
  const { first, last } = spanDays(filter, zone);
  return ['CCC', name, first, last === first ? '' : last, plainName(kind)]
    .filter((part) => part !== '')
    .join('_');
}

const periodNames = {
  daily: 'report.daily',
  weekly: 'report.weekly',
  monthly: 'report.monthly',
  custom: 'report.custom',
} as const;

/** What a report is called where nobody named it. */
export function reportTitle(order: Pick<ReportOrder, 'title' | 'period'>, language: Language): string {
  return order.title === '' ? message(language, periodNames[order.period]) : order.title;
}

/** Such a path in the folder as no file has yet: `name.pdf`, `name (2).pdf` … */
export function freePath(folder: string, stem: string, extension: string): string {
  for (let count = 1; ; count++) {
    const path = join(folder, `${stem}${count === 1 ? '' : ` (${count})`}.${extension}`);
    if (!existsSync(path)) return path;
  }
}
