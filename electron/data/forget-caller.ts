// Erases a number: from every call, note, report and log entry of the archive, and from the file's free pages. The calls
// stay, without it: figures and the proof of completeness hold.
import type { Database } from 'better-sqlite3';
import { AppError } from '../../shared/envelope';
import type { FoundCaller } from '../../shared/privacy-requests';
import type { Archive } from './archive';
import type { StoredCall } from './calls';
import { parseRow } from './ccc-payload';
import { calledSide, callingSide } from './erasure';
import { deleteUnused, overwriteDeleted } from './forget';
import { normalNumber } from './interning';
import { keptModel } from './report-snapshots';

/** Fewer digits would also be found in times, amounts and other numbers. */
const fewestDigits = 5;

/** @throws AppError badInput where the text is no number */
function digitsOf(number: string): string {
  const normal = normalNumber(number.trim());
  if (!/^\d+$/.test(normal) || normal.length < fewestDigits)
    throw new AppError('badInput', 'not a phone number');
  return normal;
}

function phonesOf(database: Database, digits: string): number[] {
  return database.prepare('SELECT id FROM phone WHERE normal = ?').pluck().all(digits) as number[];
}

/** How many calls a number has, in any spelling. @throws AppError badInput */
export function findCaller({ database }: Archive, number: string): FoundCaller {
  const ids = JSON.stringify(phonesOf(database, digitsOf(number)));
  const row = database
    .prepare(
      `SELECT count(*) AS calls, min(started_at) AS first, max(started_at) AS last FROM call
       WHERE calling_phone IN (SELECT value FROM json_each(:ids)) OR called_phone IN (SELECT value FROM json_each(:ids))`,
    )
    .get({ ids });
  return row as FoundCaller;
}

export interface Erased {
  /** Calls that were rid of it. */
  readonly calls: number;
  /** Reports that named it and can no longer be shown. */
  readonly reports: number;
}

/**
 * @param at epoch ms
 * @throws AppError badInput where the text is no number
 */
export function forgetCaller(archive: Archive, number: string, at: number): Erased {
  const { database } = archive;
  const digits = digitsOf(number);
  const result = archive.rebuild(() => {
    const calls = eraseFromCalls(archive, digits, at);
    const reports = eraseFromReports(database, digits);
    eraseFromTexts(database, digits);
    deleteUnused(database);
    return { calls, reports };
  });
  overwriteDeleted(database);
  return result;
}

/** A call that was rid of a number, by the service's ids. */
export interface ForgottenCall {
  readonly instanceId: string;
  readonly contactId: string;
  readonly sides: number;
}

export function forgottenCalls(database: Database): ForgottenCall[] {
  const rows = database
    .prepare(
      `SELECT instance.instance_id AS instanceId, contact_id AS contactId, sides
       FROM erased_call JOIN instance ON instance.id = erased_call.instance`,
    )
    .all();
  return rows as ForgottenCall[];
}

/** Forgets once more what an older archive still has of these calls: their numbers, wherever they stand. */
export function forgetAgain(archive: Archive, forgotten: readonly ForgottenCall[], at: number): void {
  const { database } = archive;
  const find = database.prepare(
    `SELECT call.* FROM call JOIN instance ON instance.id = call.instance
     WHERE instance.instance_id = ? AND call.contact_id = ?`,
  );
  const normalOf = database.prepare('SELECT normal FROM phone WHERE id = ?').pluck();
  const numbers = new Set<string>();
  const found: { readonly call: StoredCall; readonly sides: number }[] = [];
  for (const { instanceId, contactId, sides } of forgotten) {
    const call = find.get(instanceId, contactId) as StoredCall | undefined;
    if (call === undefined) continue;
    found.push({ call, sides });
    if ((sides & callingSide) !== 0 && call.calling_phone !== 0)
      numbers.add(normalOf.get(call.calling_phone) as string);
    if ((sides & calledSide) !== 0 && call.called_phone !== 0)
      numbers.add(normalOf.get(call.called_phone) as string);
  }
  if (found.length === 0) return;
  archive.rebuild(() => {
    eraseCalls(archive, found, at);
    for (const digits of numbers) {
      eraseFromCalls(archive, digits, at);
      eraseFromReports(database, digits);
      eraseFromTexts(database, digits);
    }
    deleteUnused(database);
  });
  overwriteDeleted(database);
}

/** @returns how many calls had it */
function eraseFromCalls(archive: Archive, digits: string, at: number): number {
  const { database } = archive;
  const phones = new Set(phonesOf(database, digits));
  const sidesOf = (call: StoredCall): number =>
    (phones.has(call.calling_phone) ? callingSide : 0) | (phones.has(call.called_phone) ? calledSide : 0);
  const found = callsOf(database, phones, digits).map((call) => ({ call, sides: sidesOf(call) }));
  eraseCalls(archive, found, at);
  return found.length;
}

function eraseCalls(
  archive: Archive,
  found: readonly { readonly call: StoredCall; readonly sides: number }[],
  at: number,
): void {
  const mark = archive.database.prepare(
    'INSERT INTO erased_call VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET sides = sides | excluded.sides',
  );
  for (const { call, sides } of found) mark.run(call.instance, call.contact_id, sides);
  // The store reads what was erased when it is made, and takes each call as if it were read again.
  const store = archive.freshStore();
  for (const { call } of found) {
    const record = parseRow(store.received(call));
    if (record === null) throw new AppError('internal', `call ${call.contact_id} cannot be read back`);
    store.replace(call, record, at);
  }
}

/** Fields that no column holds may name the number too, such as where a call was transferred to. */
function callsOf(database: Database, phones: ReadonlySet<number>, digits: string): StoredCall[] {
  const found = database
    .prepare(
      `SELECT * FROM call WHERE calling_phone IN (SELECT value FROM json_each(:phones))
         OR called_phone IN (SELECT value FROM json_each(:phones))`,
    )
    .all({ phones: JSON.stringify([...phones]) }) as StoredCall[];
  const known = new Set(found.map(({ id }) => id));
  const pattern = patternOf(digits);
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

/** A report whose filter named the number says so in its model, which is kept as bytes. */
function eraseFromReports(database: Database, digits: string): number {
  const runs = database.prepare('SELECT run FROM report_snapshot WHERE model IS NOT NULL').pluck().all();
  const drop = database.prepare('UPDATE report_snapshot SET model = NULL, calls = NULL WHERE run = ?');
  let dropped = 0;
  for (const run of runs as number[]) {
    const model = keptModel(database, run);
    if (model !== undefined && JSON.stringify(model).search(patternOf(digits)) < 0) continue;
    drop.run(run);
    dropped += 1;
  }
  return dropped;
}

/** What people wrote or chose keeps its other words. */
const texts = [
  ['call_review', 'rowid', 'note'],
  ['export_log', 'id', 'filter'],
  ['export_log', 'id', 'path'],
  ['report_run', 'id', 'title'],
  ['report_run', 'id', 'files'],
] as const;

function eraseFromTexts(database: Database, digits: string): void {
  const pattern = patternOf(digits);
  for (const [table, id, column] of texts) {
    const rows = database.prepare(`SELECT ${id}, ${column} FROM ${table}`).raw().all() as [number, string][];
    const write = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${id} = ?`);
    for (const [row, text] of rows)
      if (text.search(pattern) >= 0) write.run(text.replace(pattern, '***'), row);
  }
}
