// The month of the sync page: its days as the ledger proves them, and the day that is looked at.
import { dayText, monthStart } from '#shared/base/period';
import type { CalendarDay, SyncCalendar } from '#shared/domain/sync';
import { createQuery, type Query } from '../../state/query.svelte';

export interface Calendar {
  readonly query: Query<SyncCalendar>;
  /** Days of the month up to today, by their number. */
  readonly days: ReadonlyMap<number, CalendarDay>;
  /** Undefined in a month that has not begun. */
  readonly selected: number | undefined;
  stateOf(day: number): CalendarDay;
  choose(day: number): void;
}

export function createCalendar(instanceId: () => string, month: () => number, today: () => number): Calendar {
  let chosen = $state<number>();
  const query = createQuery(
    'sync.calendar',
    () => ({
      instanceId: instanceId(),
      first: dayText(month()),
      last: dayText(monthStart(month(), 1) - 1),
    }),
    true,
  );
  const unasked = (day: number): CalendarDay => ({
    day: dayText(day),
    state: 'none',
    calls: 0,
    lacking: 0,
  });
  const days = $derived.by((): ReadonlyMap<number, CalendarDay> => {
    const told = new Map(query.value?.days.map((day) => [day.day, day]));
    const last = Math.min(monthStart(month(), 1) - 1, today());
    const length = Math.max(last - month() + 1, 0);
    return new Map(
      Array.from({ length }, (_, index) => {
        const day = month() + index;
        return [day, told.get(dayText(day)) ?? unasked(day)] as const;
      }),
    );
  });
  /** The newest incomplete day, otherwise the last day. */
  const byItself = $derived.by(() => {
    const all = [...days];
    const lacking = all.findLast(([, { state }]) => state === 'partial' || state === 'failed');
    return (lacking ?? all.at(-1))?.[0];
  });
  return {
    query,
    get days() {
      return days;
    },
    get selected() {
      return chosen !== undefined && days.has(chosen) ? chosen : byItself;
    },
    stateOf: (day) => days.get(day) ?? unasked(day),
    choose(day) {
      chosen = day;
    },
  };
}
