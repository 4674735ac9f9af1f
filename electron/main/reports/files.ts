// Where reports are written: names that say what is inside, and no file of an earlier report is ever replaced.
import { existsSync } from 'node:fs';
import type { Dimensions } from '#shared/contract/contract';
import type { Filter } from '#shared/domain/filter';
import type { Language } from '#shared/language/format';
import { message } from '#shared/texts/messages';
import { dayText, localDay } from '#shared/base/period';
import type { ReportOrder } from '#shared/domain/report';
import type { Settings } from '#shared/domain/settings';
import { pathInside, plainName } from '../profile/file-names';

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
  return ['CCC', plainName(name), first, last === first ? '' : last, plainName(kind)]
    .filter((part) => part !== '')
    .join('_');
}

const periodNames = {
  daily: 'report.daily',
  weekly: 'report.weekly',
  monthly: 'report.monthly',
  custom: 'report.custom',
} as const;

/** The one agent or skill group that a filter names and what else it asks for, beside span and instances. */
function subjectOf(filter: Filter): { kind: 'agent' | 'skillGroup'; id: string } | 'all' | 'filtered' {
  const { from: _from, to: _to, instances: _instances, agents, skillGroups, ...rest } = filter;
  if (Object.keys(rest).length > 0) return 'filtered';
  if (agents?.length === 1 && skillGroups === undefined) return { kind: 'agent', id: agents[0]! };
  if (skillGroups?.length === 1 && agents === undefined) return { kind: 'skillGroup', id: skillGroups[0]! };
  return agents === undefined && skillGroups === undefined ? 'all' : 'filtered';
}

/** What a report is called in the history and in its file's name: as somebody named it, else by period and subject. */
export function reportTitle(
  { title, period, filter, look }: Pick<ReportOrder, 'title' | 'period' | 'filter' | 'look'>,
  language: Language,
  people: Dimensions,
): string {
  if (title !== '') return title;
  const usual = message(language, periodNames[period]);
  const subject = subjectOf(filter);
  if (subject === 'all') return usual;
  if (subject === 'filtered') return usual + message(language, 'reports.filteredMark');
  const { kind, id } = subject;
  const list = kind === 'agent' ? people.agents : people.skillGroups;
  const place = list.findIndex((one) => one.id === id);
  const name =
    kind === 'agent' && look.hideNames
      ? message(language, 'names.agent', { n: place < 0 ? '?' : place + 1 })
      : (list[place]?.name ?? id);
  return message(language, `report.of.${kind}`, { name });
}

/** Such a path in the folder as no file has yet: `name.pdf`, `name (2).pdf` … */
export function freePath(folder: string, stem: string, extension: string): string {
  for (let count = 1; ; count++) {
    const path = pathInside(folder, `${stem}${count === 1 ? '' : ` (${count})`}.${extension}`);
    if (!existsSync(path)) return path;
  }
}
