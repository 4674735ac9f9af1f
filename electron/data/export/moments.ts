// Many moments as local times: what two calls of one minute have in common is made once.
import { dayMs, dayText, isoLocal, zoneOffsetMs } from '#shared/base/period';

const minuteMs = 60_000;
/** Excel counts days from the end of 1899. */
const excelEpochDays = 25_569;
/** Of a day: 8.6 ms each. */
const serialSteps = 10_000_000;
const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

export interface Moments {
  /** 2026-03-04T12:00:00.000+08:00. */
  iso(at: number): string;
  /** 2026-03-04 12:00:00. */
  wall(at: number): string;
  /** Days by the clock on the wall, as a spreadsheet counts them; whole seconds. */
  serial(at: number): number;
}

export function createMoments(zone: string): Moments {
  let minute = NaN;
  let day = NaN;
  let date = '';
  let clock = '';
  let offset = '';
  let offsetMs = NaN;

  /** Offsets change on a quarter of an hour, so a minute has one. */
  function enter(at: number): number {
    const start = Math.floor(at / minuteMs) * minuteMs;
    if (start === minute) return at - start;
    minute = start;
    const nowMs = zoneOffsetMs(zone, start);
    if (nowMs !== offsetMs) offset = isoLocal(zone, start).slice(23);
    offsetMs = nowMs;
    const local = start + nowMs;
    const today = Math.floor(local / dayMs);
    if (today !== day) date = dayText(today);
    day = today;
    const minutes = (local - today * dayMs) / minuteMs;
    clock = `${two[Math.floor(minutes / 60)]!}:${two[minutes % 60]!}:`;
    return at - start;
  }
  return {
    iso(at) {
      const ms = enter(at);
      const rest = ms % 1000;
      return `${date}T${clock}${two[(ms - rest) / 1000]!}.${String(rest).padStart(3, '0')}${offset}`;
    },
    wall(at) {
      const ms = enter(at);
      return `${date} ${clock}${two[Math.floor(ms / 1000)]!}`;
    },
    serial(at) {
      enter(at);
      const days = (Math.floor(at / 1000) * 1000 + offsetMs) / dayMs + excelEpochDays;
      // Some milliseconds above the second rather than a trifle below it, for readers that cut off; and no eleven digits in a row.
      return (Math.floor(days * serialSteps) + 2) / serialSteps;
    },
  };
}
