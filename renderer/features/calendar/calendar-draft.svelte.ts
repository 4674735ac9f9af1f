// Time zone and working calendar while they are edited: everything as typed, what is wrong, and what would be saved.
import { clockText, parseDay } from '#shared/base/period';
import type { Calendar, OpenSpan, SpecialDay } from '#shared/domain/calendar';
import { weekdayName } from '#shared/language/format';
import { session, t } from '../../state/session.svelte';

const wholeDay = 1440;
const longestName = 40;
const mostSpans = 6;

/** Minutes since midnight, up to 24:00; undefined where it is no time. Chinese keyboards write the wide colon. */
export function minutesOf(text: string): number | undefined {
  const match = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim());
  if (match === null || Number(match[2]) > 59) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes > wholeDay ? undefined : minutes;
}

export class SpanDraft {
  from = $state('');
  to = $state('');
  constructor(from: string, to: string) {
    this.from = from;
    this.to = to;
  }
}

let lastId = 0;
export class DayDraft {
  readonly id = (lastId += 1);
  day = $state('');
  kind = $state<SpecialDay['kind']>('holiday');
  name = $state('');
  constructor({ day, kind, name }: SpecialDay) {
    this.day = day;
    this.kind = kind;
    this.name = name;
  }
}

export class CalendarDraft {
  zone = $state('');
  weekStart = $state<Calendar['weekStart']>(1);
  chineseHolidays = $state(true);
  /** Monday … Sunday. */
  hours = $state.raw<readonly (readonly SpanDraft[])[]>([]);
  days = $state.raw<readonly DayDraft[]>([]);

  readonly #start: string;

  constructor() {
    const { zone, calendar } = session.settings;
    this.zone = zone;
    this.weekStart = calendar.weekStart;
    this.chineseHolidays = calendar.chineseHolidays;
    this.hours = calendar.hours.map((spans) =>
      spans.map(({ from, to }) => new SpanDraft(clockText(from), clockText(to))),
    );
    this.days = calendar.days.map((one) => new DayDraft(one)).sort((a, b) => a.day.localeCompare(b.day));
    this.#start = this.#typed;
  }

  /** Whether anything was typed that would be lost. */
  get isChanged(): boolean {
    return this.#typed !== this.#start;
  }
  get #typed(): string {
    const { zone, weekStart, chineseHolidays, hours, days } = this;
    return JSON.stringify([
      [zone, weekStart, chineseHolidays],
      hours.map((spans) => spans.map(({ from, to }) => [from, to])),
      days.map(({ day, kind, name }) => [day, kind, name]),
    ]);
  }

  #setHours(weekday: number, spans: readonly SpanDraft[]): void {
    this.hours = this.hours.map((known, index) => (index === weekday - 1 ? spans : known));
  }
  canAddSpan(weekday: number): boolean {
    return this.hours[weekday - 1]!.length < mostSpans;
  }
  /** The first span of a day is nine to six; a further one is left to be typed. */
  addSpan(weekday: number): void {
    const known = this.hours[weekday - 1]!;
    const added = known.length === 0 ? new SpanDraft('09:00', '18:00') : new SpanDraft('', '');
    this.#setHours(weekday, [...known, added]);
  }
  removeSpan(weekday: number, span: SpanDraft): void {
    this.#setHours(
      weekday,
      this.hours[weekday - 1]!.filter((one) => one !== span),
    );
  }
  /** Days without hours stay rest days. */
  copyToWorkdays(weekday: number): void {
    const copied = this.hours[weekday - 1]!;
    this.hours = this.hours.map((known) =>
      known.length === 0 ? known : copied.map(({ from, to }) => new SpanDraft(from, to)),
    );
  }

  addDay(day: string): void {
    this.days = [...this.days, new DayDraft({ day, kind: 'holiday', name: '' })];
  }
  removeDay(day: DayDraft): void {
    this.days = this.days.filter((one) => one !== day);
  }

  /** Validation errors as text. */
  get problems(): string[] {
    return [
      ...this.hours.flatMap((spans, index) => hoursProblems(weekdayName(session.language, index + 1), spans)),
      ...this.#dayProblems(),
    ];
  }
  #dayProblems(): string[] {
    const days = this.days.map((one) => one.day.trim());
    return this.days.flatMap(({ name }, index) => {
      const day = days[index]!;
      const found: string[] = [];
      if (parseDay(day) === undefined) found.push(t('work.problem.day', { n: index + 1, day }));
      else if (days.indexOf(day) < index) found.push(t('work.problem.sameDay', { day }));
      if (name.trim().length > longestName) found.push(t('work.problem.name', { n: index + 1 }));
      return found;
    });
  }

  /** Only to be read where there are no problems. */
  get calendar(): Calendar {
    return {
      weekStart: this.weekStart,
      chineseHolidays: this.chineseHolidays,
      hours: this.hours.map((spans) => spans.map(openSpan).sort((a, b) => a.from - b.from)),
      days: this.days
        .map(({ day, kind, name }) => ({ day: day.trim(), kind, name: name.trim() }))
        .sort((a, b) => a.day.localeCompare(b.day)),
    };
  }
}

function openSpan({ from, to }: SpanDraft): OpenSpan {
  return { from: minutesOf(from) ?? 0, to: minutesOf(to) ?? 0 };
}

function hoursProblems(day: string, spans: readonly SpanDraft[]): string[] {
  const wrong = spans.flatMap(({ from, to }) => [from, to]).find((time) => minutesOf(time) === undefined);
  if (wrong !== undefined) return [t('work.problem.time', { day, time: wrong })];
  const backward = spans.find((span) => openSpan(span).from >= openSpan(span).to);
  if (backward !== undefined) {
    const { from, to } = backward;
    return [t('work.problem.order', { day, from, to })];
  }
  const sorted = spans.map(openSpan).sort((a, b) => a.from - b.from);
  const overlaps = sorted.some(({ from }, index) => index > 0 && from < sorted[index - 1]!.to);
  return overlaps ? [t('work.problem.overlap', { day })] : [];
}
