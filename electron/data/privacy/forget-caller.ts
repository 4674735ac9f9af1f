// Erases a number from every call, note, report and log entry of the archive. The calls are kept without the number, so that
// figures and the sync ledger stay correct. personal-data.ts declares which columns may hold a number.
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/base/envelope';
import type { FoundCaller } from '#shared/contract/privacy';
import type { Archive } from '../store/archive';
import { createCallStore } from '../store/calls';
import type { StoredCall } from '../store/call-row';
import { parseRow } from '../call/parse-row';
import { shapeWords } from '../call/row-shape';
import { noCall } from '../store/kinds';
import { startedAtOf } from '../store/columns';
import { changeData } from '../store/data-change';
import { calledSide, callingSide } from '../call/erased-fields';
import { appendErasures, erasedIn, notIn, readErasureList, type ErasedCall } from './erasure-list';
import { deleteUnused } from './forget-instance';
import { normalNumber } from '../store/phone-numbers';
import { columnsWith } from '../store/personal-data';
import { keptContent } from '../reports/snapshots';

/** Fewer digits would also be found in times, amounts and other numbers. */
const fewestDigits = 5;

/** @throws AppError badInput where the text is no number */
function digitsOf(number: string): string {
  const normal = normalNumber(number.trim());
  if (!/^\d+$/.test(normal) || normal.length < fewestDigits)
    throw new AppError('badInput', 'not a phone number');
  return normal;
}

/** Fewer digits after a bare 86 are as likely a number of their own, as in `normalNumber`. */
const fewestAfterCountry = 7;

/** Rows of a number in any spelling, also where other text follows, such as an extension. Reads all: 0.2 s a million rows. */
function phonesOf(database: Database, digits: string): number[] {
  const pattern = patternOf(digits);
  const isNumber = (raw: string, normal: string): boolean => {
    if (/\D/.test(normal)) return raw.search(pattern) >= 0;
    return normal === digits || (normal === `86${digits}` && digits.length >= fewestAfterCountry);
  };
  const rows = database.prepare('SELECT id, raw, normal FROM phone WHERE instr(normal, ?) > 0').raw();
  return (rows.all(digits) as [number, string, string][])
    .filter(([, raw, normal]) => isNumber(raw, normal))
    .map(([id]) => id);
}

/** How many calls a number has, in any spelling. @throws AppError badInput */
export function findCaller({ database, columns }: Archive, number: string): FoundCaller {
  const phones = new Set(phonesOf(database, digitsOf(number)));
  let calls = 0;
  let [first, last] = [Infinity, -Infinity];
  for (let position = 0; phones.size > 0 && position < columns.length; position++) {
    if (columns.kind[position] === noCall) continue;
    if (!phones.has(columns.callingPhone[position]!) && !phones.has(columns.calledPhone[position]!)) continue;
    const at = startedAtOf(columns, position);
    calls += 1;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  return calls === 0 ? { calls, first: null, last: null } : { calls, first, last };
}

export interface Erased {
  /** Calls from which the number was erased. */
  readonly calls: number;
  /** Reports that named the number; they can no longer be shown. */
  readonly reports: number;
}

/** The texts, reports and calls that name a number, read before anything is written. */
interface Found {
  readonly phones: ReadonlySet<number>;
  readonly calls: readonly { readonly call: StoredCall; readonly sides: number }[];
  readonly reports: readonly (() => void)[];
  readonly texts: readonly (() => void)[];
}

/**
 * The file still has to be rewritten (`finishErasure`).
 * @param at epoch ms
 * @param step called before each step, for tests that stop here and for progress
 * @returns null where nothing names the number; nothing was written then
 * @throws AppError badInput where the text is no number
 */
export function forgetCaller(
  database: Database,
  number: string,
  at: number,
  step: (name: string) => void = () => undefined,
): Erased | null {
  step('searching');
  const found = findAll(database, digitsOf(number));
  const { calls, reports, texts, phones } = found;
  if (calls.length + reports.length + texts.length + phones.size === 0) return null;
  const erase = (): Erased => {
    step('erasing');
    eraseFound(database, found, at);
    deleteUnused(database);
    return { calls: calls.length, reports: reports.length };
  };
  return changeData(database, erase, {
    isErasure: true,
    beforeCommit() {
      step('listing');
      const missing = notIn(erasedIn(database), readErasureList(database.name));
      appendErasures(database.name, missing);
      step('committing');
    },
  });
}

/**
 * Erases again what an older archive still has of these calls: their numbers, wherever they are. Calls that it does not hold
 * are remembered as erased for when the service sends them.
 * The file still has to be rewritten (`finishErasure`).
 * @returns whether anything had to be changed
 */
export function forgetAgain(database: Database, erased: readonly ErasedCall[], at: number): boolean {
  const missing = notIn(erased, erasedIn(database));
  if (missing.length === 0) return false;
  const normalOf = database.prepare('SELECT normal FROM phone WHERE id = ?').pluck();
  const find = database.prepare('SELECT * FROM call WHERE instance = ? AND contact_id = ?');
  const mark = database.prepare(
    'INSERT INTO erased_call VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sides = sides | excluded.sides',
  );
  changeData(
    database,
    () => {
      const { instanceOf } = createCallStore(database);
      const numbers = new Set<string>();
      const calls: { readonly call: StoredCall; readonly sides: number }[] = [];
      for (const { instanceId, contactId, sides } of missing) {
        const instance = instanceOf(instanceId);
        mark.run(instance, contactId, sides);
        const call = find.get(instance, contactId) as StoredCall | undefined;
        if (call === undefined) continue;
        calls.push({ call, sides });
        for (const [side, phone] of [
          [callingSide, call.calling_phone],
          [calledSide, call.called_phone],
        ] as const)
          if ((sides & side) !== 0 && phone !== 0) numbers.add(normalOf.get(phone) as string);
      }
      eraseCalls(database, calls, at);
      // A number among other text goes with its calls, which are all listed.
      for (const digits of [...numbers].filter((one) => /^\d+$/.test(one)))
        eraseFound(database, findAll(database, digits), at);
      deleteUnused(database);
    },
    { isErasure: true },
  );
  return true;
}

function findAll(database: Database, digits: string): Found {
  const phones = new Set(phonesOf(database, digits));
  const sidesOf = (call: StoredCall): number =>
    (phones.has(call.calling_phone) ? callingSide : 0) | (phones.has(call.called_phone) ? calledSide : 0);
  const calls = callsOf(database, phones, digits).map((call) => ({ call, sides: sidesOf(call) }));
  return { phones, calls, reports: reportChanges(database, digits), texts: textChanges(database, digits) };
}

function eraseFound(database: Database, { calls, reports, texts }: Found, at: number): void {
  eraseCalls(database, calls, at);
  for (const change of [...reports, ...texts]) change();
}

function eraseCalls(
  database: Database,
  found: readonly { readonly call: StoredCall; readonly sides: number }[],
  at: number,
): void {
  const mark = database.prepare(
    'INSERT INTO erased_call VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sides = sides | excluded.sides',
  );
  for (const { call, sides } of found) mark.run(call.instance, call.contact_id, sides);
  // The store reads what was erased when it is made, and takes each call as if it were read again.
  const store = createCallStore(database);
  for (const { call } of found) {
    const record = parseRow(store.received(call));
    if (record === null) throw new AppError('internal', `call ${call.contact_id} cannot be read back`);
    store.replace(call, record, at);
  }
}

/** Fields that no column holds may name the number too, such as where a call was transferred to, and even their names. */
function callsOf(database: Database, phones: ReadonlySet<number>, digits: string): StoredCall[] {
  const pattern = patternOf(digits);
  const shapes = (database.prepare('SELECT id, shape FROM row_shape').raw().all() as [number, string][])
    .filter(([, shape]) => shapeWords(shape).search(pattern) >= 0)
    .map(([id]) => id);
  const referring = database.prepare(
    `SELECT * FROM call WHERE calling_phone IN (SELECT value FROM json_each(:phones))
       OR called_phone IN (SELECT value FROM json_each(:phones)) OR shape IN (SELECT value FROM json_each(:shapes))`,
  );
  const found = referring.all({
    phones: JSON.stringify([...phones]),
    shapes: JSON.stringify(shapes),
  }) as StoredCall[];
  const known = new Set(found.map(({ id }) => id));
  const others = database.prepare('SELECT id, rest FROM call WHERE rest IS NOT NULL').raw().iterate();
  const named: number[] = [];
  for (const [id, rest] of others as Iterable<[number, string]>)
    if (rest.search(pattern) >= 0 && !known.has(id)) named.push(id);
  const byId = database.prepare('SELECT * FROM call WHERE id = ?');
  return [...found, ...named.map((id) => byId.get(id) as StoredCall)];
}

/** The number in any spelling, and not as a part of a longer one. */
export function patternOf(digits: string): RegExp {
  return new RegExp(`(?<!\\d)(?:(?:\\+|00)?86[\\s()-]*)?${[...digits].join('[\\s()-]*')}(?!\\d)`, 'g');
}

/** Rows with a report that names the number, such as in its filter, or that cannot be read. */
function reportChanges(database: Database, digits: string): (() => void)[] {
  const pattern = patternOf(digits);
  const blobs = columnsWith('report', 'reportCalls');
  return columnsWith('report').flatMap(({ table, column }) => {
    const rows = database.prepare(`SELECT rowid FROM ${table} WHERE ${column} IS NOT NULL`).pluck().all();
    const read = database.prepare(`SELECT ${column} FROM ${table} WHERE rowid = ?`).pluck();
    const emptied = blobs.filter((blob) => blob.table === table).map((blob) => `${blob.column} = NULL`);
    const drop = database.prepare(`UPDATE ${table} SET ${emptied.join(', ')} WHERE rowid = ?`);
    return rows
      .filter((row) => {
        const content = keptContent(read.get(row) as Buffer);
        return content === undefined || JSON.stringify(content).search(pattern) >= 0;
      })
      .map((row) => () => void drop.run(row));
  });
}

/** Masks the number in texts and keeps their other words. */
function textChanges(database: Database, digits: string): (() => void)[] {
  const pattern = patternOf(digits);
  return columnsWith('text').flatMap(({ table, column }) => {
    const rows = database.prepare(`SELECT rowid, ${column} FROM ${table} WHERE ${column} IS NOT NULL`);
    const write = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`);
    return (rows.raw().all() as [number, string][])
      .filter(([, text]) => text.search(pattern) >= 0)
      .map(
        ([row, text]) =>
          () =>
            void write.run(text.replace(pattern, '***'), row),
      );
  });
}
