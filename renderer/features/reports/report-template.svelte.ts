// Scheduled reports as they are shown and edited.
import { weekdayName } from '#shared/language/format';
import { nextReport, type ReportTemplate } from '#shared/domain/report-template';
import { filterParts } from '../../state/filter-texts';
import { names } from '../../state/names.svelte';
import { draft, filterOfSubject } from './report-draft.svelte';
import { joined, nameOf, saveSettings, session, t } from '../../state/session.svelte';

/** When a template's report is made, in words. */
export function whenText({ period, at, weekday, monthDay }: ReportTemplate): string {
  if (period === 'daily') return t('reports.when.daily', { at });
  if (period === 'weekly')
    return t('reports.when.weekly', { weekday: weekdayName(session.language, weekday), at });
  return t('reports.when.monthly', { day: monthDay, at });
}

/** Which calls it is about, in words: subject, or the filter's parts, and the instances where it names some. */
export function aboutText({ filter }: ReportTemplate): string {
  const { instances, ...narrowing } = filter;
  const parts = filterParts(narrowing, names.lookUp).map(({ text }) => text);
  return [
    ...(parts.length === 0 ? [t('report.allCalls')] : parts),
    ...(instances === undefined ? [] : [joined(instances.map(nameOf))]),
  ].join(' · ');
}

/** When its next one is due, epoch ms. */
export function nextAt(template: ReportTemplate): number {
  const { zone, calendar } = session.settings;
  return nextReport(template, zone, calendar.weekStart, Date.now()).dueAt;
}

/** A new one; what was put together as a report is taken over. */
export function newTemplate(isFromDraft: boolean): ReportTemplate {
  const { period } = draft;
  return {
    id: crypto.randomUUID(),
    name: isFromDraft ? draft.title : '',
    period: isFromDraft && period !== 'custom' ? period : 'monthly',
    filter: (isFromDraft ? filterOfSubject(draft.subject) : undefined) ?? {},
    look: draft.look,
    languages: [draft.language],
    files: ['pdf'],
    hasCodes: false,
    folder: '',
    at: '08:00',
    weekday: 1,
    monthDay: 1,
    waitHours: 24,
    isActive: true,
    activeSince: Date.now(),
  };
}

/**
 * Saves one, new or known. What was due before it was made, switched on or put to another time is not made up for.
 * @throws what saving the settings throws
 */
export async function saveTemplate(template: ReportTemplate): Promise<void> {
  const { reports } = session.settings;
  const before = reports.find(({ id }) => id === template.id);
  const isSameTime =
    before !== undefined &&
    before.isActive === template.isActive &&
    (['period', 'at', 'weekday', 'monthDay'] as const).every((field) => before[field] === template[field]);
  const saved = isSameTime ? template : { ...template, activeSince: Date.now() };
  await saveSettings({
    reports:
      before === undefined ? [...reports, saved] : reports.map((one) => (one.id === saved.id ? saved : one)),
  });
}

/** @throws what saving the settings throws */
export async function removeTemplate(id: string): Promise<void> {
  await saveSettings({ reports: session.settings.reports.filter((one) => one.id !== id) });
}
