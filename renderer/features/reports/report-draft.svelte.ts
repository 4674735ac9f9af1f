// The report that is being put together. It outlives the page, so that a look at a chart costs nothing.
import type { Filter } from '#shared/domain/filter';
import { formatDay } from '#shared/language/format';
import { daysPeriod, localDay, monthStart, weekStartOf } from '#shared/base/period';
import { defaultLook, type ReportLook, type ReportOrder, type ReportPeriod } from '#shared/domain/report';
import { view } from '../../state/filter.svelte';
import { session } from '../../state/session.svelte';

/** Which calls a report is about: all, those of the filter in force, or those of one agent or skill group. */
export interface Subject {
  readonly kind: 'all' | 'filter' | 'agent' | 'skillGroup';
  /** Of the agent or the skill group; empty: none chosen yet. */
  readonly id: string;
}
interface Days {
  readonly first: number;
  readonly last: number;
}

/** The filter of a subject, without a span; undefined while nobody is chosen. */
export function filterOfSubject({ kind, id }: Subject): Filter | undefined {
  const { instances } = view.filter;
  const scope = instances === undefined ? {} : { instances };
  switch (kind) {
    case 'all':
      return scope;
    case 'filter':
      return { ...view.current.narrowing, ...scope };
    case 'agent':
      return id === '' ? undefined : { ...scope, agents: [id] };
    case 'skillGroup':
      return id === '' ? undefined : { ...scope, skillGroups: [id] };
  }
}

/** The subject that a template's filter stands for. */
export function subjectOfFilter({ instances: _instances, ...filter }: Filter): Subject {
  const { agents, skillGroups, ...rest } = filter;
  const isOnly = Object.keys(rest).length === 0;
  if (isOnly && agents === undefined && skillGroups === undefined) return { kind: 'all', id: '' };
  if (isOnly && agents?.length === 1 && skillGroups === undefined) return { kind: 'agent', id: agents[0]! };
  if (isOnly && skillGroups?.length === 1 && agents === undefined)
    return { kind: 'skillGroup', id: skillGroups[0]! };
  return { kind: 'filter', id: '' };
}

/** The day, week or month that holds the day, moved by `shift`. */
export function daysOf(period: Exclude<ReportPeriod, 'custom'>, day: number, shift = 0): Days {
  if (period === 'daily') return { first: day + shift, last: day + shift };
  if (period === 'weekly') {
    const first = weekStartOf(day, session.settings.calendar.weekStart) + shift * 7;
    return { first, last: first + 6 };
  }
  return { first: monthStart(day, shift), last: monthStart(day, shift + 1) - 1 };
}

const today = (): number => localDay(session.settings.zone, Date.now());

export function daysText({ first, last }: Days): string {
  const { language } = session;
  return first === last
    ? formatDay(language, first)
    : `${formatDay(language, first)} – ${formatDay(language, last)}`;
}

let period = $state<ReportPeriod>('monthly');
/** Undefined: the newest period that is over. */
let chosen = $state.raw<Days>();
let subject = $state.raw<Subject>({ kind: 'all', id: '' });
let look = $state.raw<ReportLook>(defaultLook);
let language = $state<ReportOrder['language']>();
let title = $state('');

export const draft = {
  get period(): ReportPeriod {
    return period;
  },
  set period(next: ReportPeriod) {
    // A custom span begins as what was chosen before.
    chosen = next === 'custom' ? draft.days : undefined;
    period = next;
  },
  get days(): Days {
    if (chosen !== undefined || period === 'custom') return chosen ?? daysOf('monthly', today(), -1);
    return daysOf(period, today(), -1);
  },
  set days(next: Days) {
    chosen = next;
  },
  get isOpen(): boolean {
    return draft.days.last >= today();
  },
  step(direction: 1 | -1): void {
    if (period !== 'custom') chosen = daysOf(period, draft.days.first, direction);
  },
  /** Whether the next period has begun. */
  get canStep(): boolean {
    return draft.days.last < today();
  },
  get subject(): Subject {
    return subject;
  },
  set subject(next: Subject) {
    subject = next;
  },
  get look(): ReportLook {
    return look;
  },
  set look(next: ReportLook) {
    look = next;
  },
  get language(): ReportOrder['language'] {
    return language ?? session.language;
  },
  set language(next: ReportOrder['language']) {
    language = next;
  },
  get title(): string {
    return title;
  },
  set title(next: string) {
    title = next;
  },
  /** Undefined while somebody has to be chosen. */
  get order(): ReportOrder | undefined {
    const filter = filterOfSubject(subject);
    if (filter === undefined) return undefined;
    const { first, last } = draft.days;
    return {
      title: title.trim(),
      period,
      filter: { ...filter, ...daysPeriod(session.settings.zone, first, last) },
      look,
      language: draft.language,
    };
  },
};
