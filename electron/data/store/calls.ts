// Reads and writes calls in SQLite: idempotent, touching a row only where a value differs.
import type { StoredCall } from './call-row';
import type { Database } from 'better-sqlite3';
import {
  contactTypes,
  dispositions,
  releaseInitiators,
  surveyChannels,
  type CallRecord,
  type RawRow,
} from '#shared/domain/call';
import { byStoredField, storedFields, type StoredColumn } from '#shared/domain/fields';
import { parseRow } from '../call/parse-row';
import { createParticipantLists, createPhones, createShapes } from './interning';
import { createRatingDelays, isWatched } from './rating-delays';
import { readErasures } from '../call/erased-fields';
import { odditiesOfRow } from '../call/oddities';
import { isSupportedStart } from '../limits';
import { describeRow, mergeRows, rebuildRow, type ShapeColumns } from '../call/row-shape';

/** What a received row says; rows that are equal in these are the same reading. */
const fields = [
  'contact_id',
  'started_at',
  'established_at',
  'released_at',
  'contact_type',
  'disposition',
  'release_initiator',
  'survey_channel',
  'survey_offered',
  'recording_ready',
  'rating',
  ...storedFields.map(({ column }) => column),
  'calling_phone',
  'called_phone',
  'agent_list',
  'skill_group_list',
  'shape',
  'rest',
] as const satisfies readonly (keyof StoredCall)[];

/** The columns in the order in which `bound` gives their values. */
const columns = ['instance', ...fields, 'api', 'rating_seen_at', 'oddities'] as const;
/** Values by place: binding thirty of them by name takes as long as the rest of an insert. */
const bound = (call: StoredCall): (string | number | null)[] => columns.map((name) => call[name]);

/** How rows were read: the version of the action that sent them, and when (epoch ms). */
export interface Seen {
  readonly api: 1 | 2;
  readonly at: number;
}

export interface UpsertResult {
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** The rows that were written, for the columns. */
  readonly written: readonly StoredCall[];
  /** When calls began by earlier readings that now begin at another time, epoch ms. */
  readonly movedFrom: readonly number[];
  /** Whether an agent or a group got another name. */
  readonly renamed: boolean;
}

export interface CallStore {
  /** Number of an instance, added on first use. */
  instanceOf(instanceId: string): number;
  /** Writes a batch inside the caller's transaction. */
  upsert(instance: number, calls: readonly CallRecord[], seen: Seen): UpsertResult;
  /** Stores a known call as it was just read, without merging; what was erased of it stays away. */
  replace(known: StoredCall, call: CallRecord, at: number): void;
  get(id: number): StoredCall | undefined;
  /** The row as the service sent it. */
  received(stored: StoredCall): RawRow;
}

const bit = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0);
/** The number of each name in a list that is stored by index. */
const numbersOf = <T extends string>(names: readonly T[]): Readonly<Record<T, number>> =>
  Object.fromEntries(names.map((name, index) => [name, index])) as Record<T, number>;
const typeNumbers = numbersOf(contactTypes);
const dispositionNumbers = numbersOf(dispositions);
const initiatorNumbers = numbersOf(releaseInitiators);
const channelNumbers = numbersOf(surveyChannels);
const isSame = (one: StoredCall, other: StoredCall): boolean =>
  fields.every((name) => one[name] === other[name]);

export function createCallStore(database: Database): CallStore {
  const phones = createPhones(database);
  const agents = createParticipantLists(database, 'agent');
  const skillGroups = createParticipantLists(database, 'skillGroup');
  const shapeOf = createShapes(database);
  const countDelays = createRatingDelays(database);
  const erasures = readErasures(database);

  const find = database.prepare('SELECT * FROM call WHERE instance = ? AND contact_id = ?');
  const findKnown = (instance: number, contactId: string): StoredCall | undefined =>
    find.get(instance, contactId) as StoredCall | undefined;
  const byId = database.prepare('SELECT * FROM call WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO call (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT (instance, contact_id) DO NOTHING`,
  );
  const update = database.prepare(
    `UPDATE call SET ${columns.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
  );
  const findInstance = database.prepare('SELECT id FROM instance WHERE instance_id = ?').pluck();
  const addInstance = database.prepare('INSERT INTO instance (instance_id) VALUES (?)');
  const phoneById = database.prepare('SELECT raw FROM phone WHERE id = ?').pluck();
  const shapeById = database.prepare('SELECT shape FROM row_shape WHERE id = ?').pluck();
  const agentList = database.prepare('SELECT ids, names FROM agent_list WHERE id = ?');
  const skillGroupList = database.prepare('SELECT ids, names FROM skill_group_list WHERE id = ?');

  function toStored(instance: number, call: CallRecord, seen: Seen): StoredCall {
    const shape = describeRow(call);
    const numbers = {} as Record<StoredColumn, number | null>;
    for (const { column, id } of storedFields) numbers[column] = call[id];
    return {
      ...numbers,
      id: 0,
      instance,
      contact_id: call.contactId,
      started_at: call.startedAt,
      established_at: call.establishedAt,
      released_at: call.releasedAt,
      contact_type: typeNumbers[call.contactType],
      disposition: dispositionNumbers[call.disposition],
      release_initiator: initiatorNumbers[call.releaseInitiator],
      survey_channel: channelNumbers[call.surveyChannel],
      survey_offered: bit(call.surveyOffered),
      recording_ready: bit(call.recordingReady),
      rating: call.rating,
      calling_phone: phones.idOf(call.callingNumber),
      called_phone: phones.idOf(call.calledNumber),
      agent_list: agents.idOf(instance, call.agentIds, call.agentNames, call.startedAt),
      skill_group_list: skillGroups.idOf(instance, call.skillGroupIds, call.skillGroupNames, call.startedAt),
      shape: shapeOf(shape.shape),
      rest: shape.rest,
      api: seen.api,
      rating_seen_at: call.rating === null ? null : seen.at,
      oddities: odditiesOfRow(call, shape),
    };
  }

  function listOf(statement: typeof agentList, id: number): { ids: string[]; names: string } {
    if (id === 0) return { ids: [], names: '' };
    const { ids, names } = statement.get(id) as { ids: string; names: string };
    return { ids: ids === '' ? [] : ids.split(','), names };
  }

  function received(stored: StoredCall): RawRow {
    const agentsOf = listOf(agentList, stored.agent_list);
    const groupsOf = listOf(skillGroupList, stored.skill_group_list);
    const phoneOf = (id: number): string => (id === 0 ? '' : (phoneById.get(id) as string));
    const columns: ShapeColumns = {
      contactId: stored.contact_id,
      startedAt: stored.started_at,
      establishedAt: stored.established_at,
      releasedAt: stored.released_at,
      ...byStoredField(({ column }) => stored[column]),
      rating: stored.rating,
      callingNumber: phoneOf(stored.calling_phone),
      calledNumber: phoneOf(stored.called_phone),
      agentIds: agentsOf.ids,
      agentNames: agentsOf.names,
      skillGroupIds: groupsOf.ids,
      skillGroupNames: groupsOf.names,
    };
    return rebuildRow({ shape: shapeById.get(stored.shape) as string, rest: stored.rest }, columns);
  }

  /** A known call after a later reading of it; undefined where that changes nothing. */
  function merge(known: StoredCall, call: CallRecord, seen: Seen): StoredCall | undefined {
    const row = parseRow(mergeRows(received(known), call.raw, known.api === seen.api));
    if (row === null) return undefined;
    const next = toStored(known.instance, row, seen);
    if (isSame(known, next)) return undefined;
    next.id = known.id;
    // A rating that stays or changes was first seen when it came, which may be unknown.
    if (known.rating !== null && next.rating !== null) next.rating_seen_at = known.rating_seen_at;
    return next;
  }

  return {
    instanceOf(instanceId) {
      return (
        (findInstance.get(instanceId) as number | undefined) ??
        Number(addInstance.run(instanceId).lastInsertRowid)
      );
    },
    upsert(instance, calls, seen) {
      const written: StoredCall[] = [];
      const movedFrom: number[] = [];
      const delays = countDelays();
      const renamedBefore = agents.renamed + skillGroups.renamed;
      let inserted = 0;
      // Neighbours are alike: while calls are new, inserting finds out soonest; while they are known, looking does.
      let expectsKnown = false;
      for (const read of calls) {
        const call = erasures.without(instance, read);
        const now = toStored(instance, call, seen);
        let known = expectsKnown ? findKnown(instance, call.contactId) : undefined;
        if (known === undefined) {
          const { changes, lastInsertRowid } = insert.run(...bound(now));
          expectsKnown = changes === 0;
          if (changes === 1) {
            now.id = Number(lastInsertRowid);
            inserted += 1;
            written.push(now);
            if (isWatched(now, seen.at)) delays.count(now, seen.at);
            continue;
          }
          known = findKnown(instance, call.contactId);
        }
        if (known === undefined || isSame(known, now)) continue;
        // A start that cannot be takes no call out of the figures.
        if (!isSupportedStart(now.started_at) && isSupportedStart(known.started_at)) continue;
        const next = merge(known, call, seen);
        if (next === undefined) continue;
        update.run(...bound(next), next.id);
        written.push(next);
        if (known.started_at !== next.started_at) movedFrom.push(known.started_at);
        if (known.rating === null && next.rating !== null) delays.count(next, seen.at);
      }
      phones.index();
      delays.store(instance);
      return {
        inserted,
        updated: written.length - inserted,
        unchanged: calls.length - written.length,
        written,
        movedFrom,
        renamed: agents.renamed + skillGroups.renamed > renamedBefore,
      };
    },
    replace(known, call, at) {
      const record = erasures.without(known.instance, call);
      const next = toStored(known.instance, record, { api: 2, at });
      update.run(...bound({ ...next, api: known.api, rating_seen_at: known.rating_seen_at }), known.id);
    },
    get: (id) => byId.get(id) as StoredCall | undefined,
    received,
  };
}
