// Texts of a report: title, period, filter and footer.
import { formatDay, formatMinute, formatMonth } from '#shared/language/format';
import type { MessageKey } from '#shared/texts/messages';
import { dayText, localDay } from '#shared/base/period';
import type { ReportPeriod } from '#shared/domain/report';
import type { ReportModel } from '#shared/contract/report-views';
import { isProven } from '../figures/change-words';
import { filterParts } from '../state/filter-texts';
import { names } from '../state/names.svelte';
import { joined, joinedClauses, nameOf, session, t } from '../state/session.svelte';
import { ruleTexts } from '../figures/statement-words';
import { comparedSpan } from './compared';

const periodTitles = {
  daily: 'report.daily',
  weekly: 'report.weekly',
  monthly: 'report.monthly',
  custom: 'report.custom',
} as const satisfies Record<ReportPeriod, MessageKey>;

/** First and last local day; undefined where there is neither a span nor a call. */
export function daysOf({ overview, settings }: ReportModel): { first: number; last: number } | undefined {
  const { from, to } = overview.statement.filter;
  const first = from ?? overview.span?.first;
  const last = to === undefined ? overview.span?.last : to - 1;
  if (first === undefined || last === undefined) return undefined;
  return { first: localDay(settings.zone, first), last: localDay(settings.zone, last) };
}

/** The period as a title names it: a month by its name, a day with its weekday, else the first and the last day. */
function periodText(model: ReportModel): string {
  const days = daysOf(model);
  if (days === undefined) return '';
  const { language } = session;
  if (model.order.period === 'monthly') return formatMonth(language, days.first);
  if (days.first === days.last) return formatDay(language, days.first);
  const [first, last] = [dayText(days.first), dayText(days.last)];
  return `${first} – ${first.slice(0, 4) === last.slice(0, 4) ? last.slice(5) : last}`;
}

export function subjectName({ subject }: ReportModel): string {
  if (subject === null) return '';
  return names.lookUp(subject.kind === 'agent' ? 'agents' : 'skillGroups', subject.id) ?? subject.id;
}

export function titleOf(model: ReportModel): string {
  const { order, subject } = model;
  const own =
    subject === null
      ? t(periodTitles[order.period])
      : t(`report.of.${subject.kind}`, { name: subjectName(model) });
  return [order.title === '' ? own : order.title, periodText(model)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The filter in words, but for the digits of a number: no number is printed. */
function filterWords({ overview, subject }: ReportModel): string[] {
  const { from: _from, to: _to, instances: _instances, number, ...rest } = overview.statement.filter;
  const field = subject === null ? undefined : subject.kind === 'agent' ? 'agents' : 'skillGroups';
  const parts = filterParts(rest, names.lookUp).filter(({ id }) => id !== field);
  return [...parts.map(({ text }) => text), ...(number === undefined ? [] : [t('report.byNumber')])];
}

/** Calls that were kept are counted, so instances that were removed are named too. */
export function instanceNames({ settings, overview }: ReportModel): string[] {
  const asked = overview.statement.filter.instances;
  return [...settings.instances, ...settings.formerInstances]
    .filter(({ id }) => asked === undefined || asked.includes(id))
    .map(({ id }) => nameOf(id));
}

/** Whose calls, of which days, by which clock. */
export function scopeTexts(model: ReportModel): string[] {
  const { company, settings, subject, order } = model;
  const days = daysOf(model);
  const { language } = session;
  const words = filterWords(model);
  const everything = subject === null ? [t('report.allCalls')] : [];
  return [
    ...(company.name.trim() === '' ? [] : [company.name.trim()]),
    // A report of one's own title still says whom it is about.
    ...(order.title === '' || subject === null ? [] : [subjectName(model)]),
    joined(instanceNames(model)),
    ...(words.length === 0 ? everything : [joinedClauses(words)]),
    days === undefined
      ? ''
      : [...new Set([days.first, days.last])].map((day) => formatDay(language, day)).join(' – '),
    t('stated.zone', { zone: settings.zone }),
  ].filter((part) => part !== '');
}

export function dataTimeText({ overview, settings }: ReportModel): string {
  const { dataUpTo } = overview.statement;
  if (dataUpTo === null) return t('sync.never');
  return t('sync.upTo', { time: formatMinute(settings.zone, dataUpTo) });
}

export function completeText({ overview }: ReportModel): string {
  const { daysComplete, daysTotal } = overview.statement;
  return t('report.complete', { complete: daysComplete, total: daysTotal });
}

/** The earlier days that changes speak of; '' where none are proved. */
export function comparedText({ overview, settings }: ReportModel): string {
  const { previous } = overview.comparisons;
  if (previous === null || !isProven(previous)) return '';
  const span = comparedSpan(previous, settings.zone);
  return t(span.from === span.to ? 'report.comparedDay' : 'report.compared', span);
}

/** Which days are how incomplete, where that is known; the first of them are named by the notice before it. */
export function lackingTexts({ lackingDays, order }: ReportModel): string[] {
  if (lackingDays === undefined) return [];
  const states = ['missing', 'failed', 'partial', 'open'] as const;
  const found = states.filter((state) => lackingDays[state] > 0);
  if (found.length === 0) return [];
  const parts = found.map((state) => t(`report.lacking.${state}`, { n: lackingDays[state] }));
  const see = order.look.appendix.includes('days') ? [t('report.lacking.see')] : [];
  return [joinedClauses([t('report.lacking', { parts: joined(parts) }), ...see])];
}

/** The rules by which was counted, and in which question. */
export function rulesText({ overview }: ReportModel): string {
  const rules = ruleTexts(overview.statement, true);
  return t('report.definitions', { statement: joinedClauses(rules) });
}

/** Which program made it, when, and of which question. */
export function originTexts(model: ReportModel): string[] {
  return [
    `${t('app.name')} ${model.version}`,
    t('report.made', { time: formatMinute(model.settings.zone, model.madeAt) }),
    t('report.query', { hash: model.queryHash }),
  ];
}
