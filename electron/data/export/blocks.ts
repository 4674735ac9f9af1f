// The calls of a file, block by block: what the columns do not hold is read from SQLite at once for a whole block.
import { byStoredField } from '#shared/domain/fields';
import type { Statement } from 'better-sqlite3';
import { AppError } from '#shared/base/envelope';
import type { Archive } from '../store/archive';

/** Calls between two breaths, in which other requests are answered and a cancel is heard. */
export const blockCalls = 500;
/** A span of rows this many times wider than what is wanted of it is not read whole. */
const widest = 4;

/** Values of one call by the places that `take` gave; the row id comes first. */
export type Values = readonly unknown[];

const known = {
  contactId: 'c.contact_id',
  callingNumber: "coalesce(a.raw, '')",
  calledNumber: "coalesce(b.raw, '')",
  rating: 'c.rating',
  recordingReady: 'c.recording_ready',
  ...byStoredField(({ column }) => `c.${column}`),
} as const;
export type Taken = keyof typeof known;

export interface BlockReader {
  /** The place of a value in a call's values. */
  take(name: Taken): number;
  /** Values of the calls at these positions, in their order. @throws AppError internal where one is gone */
  read(positions: Uint32Array): readonly Values[];
}

export function createBlockReader({ database }: Archive): BlockReader {
  const taken: Taken[] = [];
  let statements: { readonly some: Statement; readonly one: Statement } | undefined;

  function prepare(): { some: Statement; one: Statement } {
    const joins = [
      taken.includes('callingNumber') ? 'LEFT JOIN phone a ON a.id = c.calling_phone' : '',
      taken.includes('calledNumber') ? 'LEFT JOIN phone b ON b.id = c.called_phone' : '',
    ].join(' ');
    const select = `SELECT ${['c.id', ...taken.map((name) => known[name])].join(', ')} FROM call c ${joins}`;
    return {
      some: database.prepare(`${select} WHERE c.id BETWEEN ? AND ?`).raw(),
      one: database.prepare(`${select} WHERE c.id = ?`).raw(),
    };
  }

  function valuesOf(positions: Uint32Array): readonly (Values | undefined)[] {
    statements ??= prepare();
    const { some, one } = statements;
    let [first, last] = [Infinity, -Infinity];
    for (const position of positions) {
      if (position < first) first = position;
      if (position > last) last = position;
    }
    if (last - first >= positions.length * widest)
      return Array.from(positions, (position) => one.get(position + 1) as Values | undefined);
    const byPlace: Values[] = [];
    for (const row of some.all(first + 1, last + 1) as [number, ...unknown[]][])
      byPlace[row[0] - first - 1] = row;
    return Array.from(positions, (position) => byPlace[position - first]);
  }

  return {
    take(name) {
      if (!taken.includes(name)) taken.push(name);
      return taken.indexOf(name) + 1;
    },
    read(positions) {
      const rows = valuesOf(positions);
      const gone = rows.indexOf(undefined);
      if (gone >= 0) throw new AppError('callsChanged', `call ${positions[gone]! + 1} is gone`);
      return rows as readonly Values[];
    },
  };
}
