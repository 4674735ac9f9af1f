// Where reports are written: names that say what is inside, and no file of an earlier report is ever replaced.
import { existsSync } from 'node:fs';
import type { Dimensions } from '#shared/contract/records';
import type { Filter } from '#shared/domain/filter';
import type { Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import type { ReportOrder } from '#shared/domain/report';
import { pathInside } from '../base/file-names';

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
