// What a finished report said, and the calls it was made of as they were then, kept as bytes in the database.
import { deserialize, serialize } from 'node:v8';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/base/envelope';
import type { Archive } from '../store/archive';
import { startedAtOf } from '../store/columns';
import { participantKinds } from '../store/interning';

/** Calls as columns, in the order of the selection. Ids are the service's, since row numbers can change. */
export interface KeptCalls {
  readonly contactIds: readonly string[];
  /** By number as in `instance`. */
  readonly instances: Readonly<Record<number, string>>;
  readonly instance: Uint8Array;
  readonly startedAt: Float64Array;
  readonly kind: Uint8Array;
  readonly marks: Uint8Array;
  readonly rating: Uint8Array;
  readonly waitMs: Int32Array;
  readonly talkMs: Int32Array;
  /** Into `agents` and `skillGroups`; 0 for none. */
  readonly agentList: Uint32Array;
  readonly skillGroupList: Uint32Array;
  readonly agents: Readonly<Record<number, KeptPeople>>;
  readonly skillGroups: Readonly<Record<number, KeptPeople>>;
}
/** One list of participants: its ids as text, to be compared, and the names of that time. */
export interface KeptPeople {
  readonly ids: string;
  readonly names: string;
}

/** The form of the bytes. Node reads what any older version of it wrote. */
const format = 1;
interface Kept {
  readonly format: number;
  readonly content: unknown;
}

/** Speed before size: a month of calls takes a few hundred kB either way. */
const pack = (content: unknown): Buffer =>
  deflateRawSync(serialize({ format, content } satisfies Kept), { level: constants.Z_BEST_SPEED });

/** More than a year of millions of calls takes; a restored file may claim anything. */
const mostBytes = 512 * 1024 * 1024;

/** Undefined where a newer program wrote it, or it cannot be read. */
export function keptContent(bytes: Buffer): unknown {
  try {
    const kept = deserialize(inflateRawSync(bytes, { maxOutputLength: mostBytes })) as Kept;
    return kept.format === format ? kept.content : undefined;
  } catch {
    return undefined;
  }
}

function picked<T extends Uint8Array | Int32Array | Uint32Array>(column: T, positions: Uint32Array): T {
  const Kind = column.constructor as new (length: number) => T;
  const part = new Kind(positions.length);
  for (let index = 0; index < positions.length; index++) part[index] = column[positions[index]!]!;
  return part;
}

/** Ids and names of every list in use. */
export function peopleOf(
  { database, members }: Archive,
  kind: 'agent' | 'skillGroup',
  lists: Uint32Array,
): Record<number, KeptPeople> {
  const { list } = participantKinds[kind];
  const idsOf = database.prepare(`SELECT ids FROM ${list} WHERE id = ?`).pluck();
  const { members: lineups, people } = members[kind];
  const found: Record<number, KeptPeople> = {};
  for (const id of new Set(lists))
    if (id !== 0)
      found[id] = {
        ids: idsOf.get(id) as string,
        names: lineups[id]!.map((one) => people[one]!.name).join('、'),
      };
  return found;
}

export function keptCallsOf(archive: Archive, positions: Uint32Array): KeptCalls {
  const { columns, database } = archive;
  const contactId = database.prepare('SELECT contact_id FROM call WHERE id = ?').pluck();
  const instances = Object.fromEntries(
    database.prepare('SELECT id, instance_id FROM instance').raw().all() as [number, string][],
  );
  const agentList = picked(columns.agentList, positions);
  const skillGroupList = picked(columns.skillGroupList, positions);
  return {
    contactIds: Array.from(positions, (position) => contactId.get(position + 1) as string),
    instances,
    instance: picked(columns.instance, positions),
    startedAt: Float64Array.from(positions, (position) => startedAtOf(columns, position)),
    kind: picked(columns.kind, positions),
    marks: picked(columns.marks, positions),
    rating: picked(columns.rating, positions),
    waitMs: picked(columns.waitMs, positions),
    talkMs: picked(columns.talkMs, positions),
    agentList,
    skillGroupList,
    agents: peopleOf(archive, 'agent', agentList),
    skillGroups: peopleOf(archive, 'skillGroup', skillGroupList),
  };
}

/**
 * Keeps the calls of a report; to be called in the same breath in which its figures are counted.
 * @throws AppError cancelled where the report was taken out of the history meanwhile
 */
export function keepCalls(archive: Archive, run: number, positions: Uint32Array): void {
  if (archive.database.prepare('SELECT 1 FROM report_run WHERE id = ?').get(run) === undefined)
    throw new AppError('cancelled', 'the report was removed from the history');
  archive.database
    .prepare(
      'INSERT INTO report_snapshot (run, calls) VALUES (:run, :calls) ON CONFLICT (run) DO UPDATE SET calls = :calls',
    )
    .run({ run, calls: pack(keptCallsOf(archive, positions)) });
}

export function keepModel(database: Database, run: number, model: unknown): void {
  database
    .prepare('UPDATE report_snapshot SET model = :model WHERE run = :run')
    .run({ run, model: pack(model) });
}

function read(database: Database, column: 'model' | 'calls', run: number): unknown {
  const bytes = database.prepare(`SELECT ${column} FROM report_snapshot WHERE run = ?`).pluck().get(run);
  return bytes === null || bytes === undefined ? undefined : keptContent(bytes as Buffer);
}

/** Undefined where nothing was kept, or a newer program kept it. */
export const keptModel = (database: Database, run: number): unknown => read(database, 'model', run);
export const keptCalls = (database: Database, run: number): KeptCalls | undefined =>
  read(database, 'calls', run) as KeptCalls | undefined;

/** Deletes the kept calls of reports that contain calls of the instance; the figures are kept. */
export function dropKeptCalls(database: Database, instanceId: string): void {
  const runs = database.prepare('SELECT run FROM report_snapshot WHERE calls IS NOT NULL').pluck().all();
  const drop = database.prepare('UPDATE report_snapshot SET calls = NULL WHERE run = ?');
  for (const run of runs as number[]) {
    const calls = keptCalls(database, run);
    const row = Object.entries(calls?.instances ?? {}).find(([, id]) => id === instanceId)?.[0];
    if (calls === undefined || (row !== undefined && calls.instance.includes(Number(row)))) drop.run(run);
  }
}
