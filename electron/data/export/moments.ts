// Many moments as local times: what two calls of one minute have in common is made once.
import { isoLocal, zoneOffsetMs } from '../../../shared/period';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Excel counts days from the end of 1899. */
const excelEpochDays = 25_569;
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
  let date = '';
  let clock = '';
  let offset = '';
  let offsetMs = 0;

  /** Offsets change on a quarter of an hour, so a minute has one. */
  function enter(at: number): number {
    const start = Math.floor(at / minuteMs) * minuteMs;
    if (start !== minute) {
      minute = start;
      offsetMs = zoneOffsetMs(zone, start);
      const text = isoLocal(zone, start);
      date = text.slice(0, 10);
      clock = text.slice(11, 17);
      offset = text.slice(23);
    }
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
      return (Math.floor(at / 1000) * 1000 + offsetMs) / dayMs + excelEpochDays;
    },
  };
}
