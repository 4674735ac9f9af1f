// Within the business hours or outside of them.
import { workingDays, type OpenSpan } from '#shared/domain/calendar';
import { dayMs, dayStart, zoneOffsetMs } from '#shared/base/period';
import type { Archive } from '../store/archive';
import { dayPlace, dayPlaces, elapsedOf, startedAtOf, type Columns } from '../store/columns';
import { tableOf, type Step } from './filter-step';

/** Minutes since local midnight by the clock on the wall, for days with a clock change. */
function wallMinute(columns: Columns, position: number): number {
  const at = startedAtOf(columns, position);
  const local = at + zoneOffsetMs(columns.zone, at);
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / 60_000);
}

/** Within the business hours of its day, or outside of them: one table over a day's minutes for each set of hours. */
export function openingStep({ columns, rules }: Archive, wanted: boolean): Step {
  const { day, zone, firstDay, lastDay } = columns;
  const calendar = workingDays(rules.calendar);
  const sets: (readonly OpenSpan[])[] = [];
  const setByPlace = new Uint8Array(dayPlaces);
  const hasClockChange = new Uint8Array(dayPlaces);
  for (let local = firstDay; local <= lastDay; local++) {
    const hours = calendar.hoursOf(local);
    if (!sets.includes(hours)) sets.push(hours);
    setByPlace[dayPlace(local)] = sets.indexOf(hours);
    if (dayStart(zone, local + 1) - dayStart(zone, local) !== dayMs) hasClockChange[dayPlace(local)] = 1;
  }
  const keeps = sets.map((hours) =>
    tableOf(1440, (minute) => hours.some(({ from, to }) => minute >= from && minute < to) === wanted),
  );
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      const place = dayPlace(day[position]!);
      const minute =
        hasClockChange[place] === 1
          ? wallMinute(columns, position)
          : (elapsedOf(columns, position) / 60_000) | 0;
      positions[kept] = position;
      kept += keeps[setByPlace[place]!]![minute]!;
    }
    return kept;
  };
}
