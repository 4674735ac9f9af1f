// The grid of calls: an order of positions per filter and sort, and pages of rows by it.
import type { Sort } from '../../shared/contract';
import type { Filter } from '../../shared/filter';
import { maskNumber } from '../../shared/format';
import type { SortField } from '../../shared/record-fields';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '../../shared/call';
import type { CallDetail, RecordsPage } from '../../shared/views';
import { AppError } from '../../shared/envelope';
import type { Archive } from './archive';
import type { StoredCall } from './calls';
import { dispositionOf, noRating, typeOf, type Columns } from './columns';
import type { Participant } from './members';
import { inTimeOrder, sortByKey } from './order';
import { selectCalls, type Selection } from './stats/select';

/** The value of a sort column as a whole number from 0; 0 for calls without one. */
function valueOf(columns: Columns, field: SortField): (position: number) => number {
  switch (field) {
    case 'startedAt':
      // Calls come in the order of time.
      return () => 0;
    case 'contactType':
      return (position) => typeOf(columns.kind[position]!);
    case 'disposition':
      return (position) => dispositionOf(columns.kind[position]!);
    case 'waitSeconds':
      return (position) => columns.waitMs[position]! + 1;
    case 'talkSeconds':
      return (position) => columns.talkMs[position]! + 1;
    case 'rating':
      return (position) => (columns.rating[position]! + 1) % (noRating + 1);
  }
}

function keysOf(columns: Columns, calls: Uint32Array, { field, descending }: Sort): Uint32Array {
  const value = valueOf(columns, field);
  const keys = new Uint32Array(calls.length);
  let largest = 0;
  for (let index = 0; index < calls.length; index++) {
    const key = value(calls[index]!);
    keys[index] = key;
    if (key > largest) largest = key;
  }
  if (descending) for (let index = 0; index < keys.length; index++) keys[index] = largest - keys[index]!;
  return keys;
}

/** Sorts positions by a column, ties by the newest call first. */
function ordered(archive: Archive, selection: Selection, sort: Sort): Uint32Array {
  const calls = inTimeOrder(archive, selection);
  if (sort.field === 'startedAt') return sort.descending ? calls.reverse() : calls;
  calls.reverse();
  return sortByKey(calls, keysOf(archive.columns, calls, sort));
}

export interface Records {
  page(filter: Filter, sort: Sort, offset: number, limit: number, mask: boolean): RecordsPage;
  detail(id: number, mask: boolean): CallDetail;
}

export function createRecords(archive: Archive): Records {
  let cache: { key: string; order: Uint32Array } | undefined;
  const instanceId = archive.database.prepare('SELECT instance_id FROM instance WHERE id = ?').pluck();

  function orderOf(filter: Filter, sort: Sort): Uint32Array {
    const key = JSON.stringify([archive.version, archive.rules.zone, filter, sort]);
    if (cache?.key !== key) cache = { key, order: ordered(archive, selectCalls(archive, filter), sort) };
    return cache.order;
  }

  return {
    page(filter, sort, offset, limit, mask) {
      const order = orderOf(filter, sort);
      const rows = Array.from(order.subarray(offset, offset + limit), (position) =>
        archive.store.get(position + 1),
      );
      const calls = rows.filter((row) => row !== undefined);
      const read = rowReader(archive, mask);
      return {
        version: archive.version,
        total: order.length,
        offset,
        count: calls.length,
        ids: Float64Array.from(calls, (call) => call.id),
        columns: {
          startedAt: Float64Array.from(calls, (call) => call.started_at),
          contactType: calls.map((call) => contactTypes[call.contact_type]).join('\n'),
          disposition: calls.map((call) => dispositions[call.disposition]).join('\n'),
          callingNumber: calls.map((call) => read.number(call.calling_phone)).join('\n'),
          calledNumber: calls.map((call) => read.number(call.called_phone)).join('\n'),
          agents: calls.map((call) => read.names('agent', call)).join('\n'),
          skillGroups: calls.map((call) => read.names('skillGroup', call)).join('\n'),
          waitSeconds: Float64Array.from(calls, (call) => read.seconds(archive.columns.waitMs, call)),
          talkSeconds: Float64Array.from(calls, (call) => read.seconds(archive.columns.talkMs, call)),
          rating: Float64Array.from(calls, (call) => call.rating ?? NaN),
          surveyChannel: calls.map((call) => surveyChannels[call.survey_channel]).join('\n'),
          releaseInitiator: calls.map((call) => releaseInitiators[call.release_initiator]).join('\n'),
          recordingReady: Float64Array.from(calls, (call) => call.recording_ready ?? NaN),
          contactId: calls.map((call) => oneLine(call.contact_id)).join('\n'),
        },
      };
    },
    detail(id, mask) {
      const call = archive.store.get(id);
      if (call === undefined) throw new AppError('badInput', `no call ${id}`);
      const row = archive.store.received(call);
      const hidden = (name: string): boolean => mask && /Number|Broker/.test(name);
      const peopleOf = (kind: 'agent' | 'skillGroup', list: number): Participant[] =>
        archive.members[kind].members[list]!.map((one) => archive.members[kind].people[one]!);
      return {
        id,
        instanceId: instanceId.get(call.instance) as string,
        agents: peopleOf('agent', call.agent_list),
        skillGroups: peopleOf('skillGroup', call.skill_group_list),
        ratingSeenAt: call.rating_seen_at,
        fields: Object.entries(row).map(([name, value]) => {
          const text =
            value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
          return { name, value: hidden(name) ? maskNumber(text) : text };
        }),
      };
    },
  };
}

/** Cells are joined by line breaks, so none may hold one. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

export interface RowReader {
  number(phone: number): string;
  names(kind: 'agent' | 'skillGroup', call: StoredCall): string;
  /** Seconds from a column of ms; NaN where the call has none. */
  seconds(column: Int32Array, call: StoredCall): number;
}

/** What a row of `call` holds only as row numbers, read back. */
export function rowReader(archive: Archive, mask: boolean): RowReader {
  const phone = archive.database.prepare('SELECT raw FROM phone WHERE id = ?').pluck();
  const { members } = archive;
  return {
    number(id) {
      if (id === 0) return '';
      const raw = oneLine(phone.get(id) as string);
      return mask ? maskNumber(raw) : raw;
    },
    names(kind, call) {
      const table = members[kind];
      const list = kind === 'agent' ? call.agent_list : call.skill_group_list;
      return oneLine(table.members[list]!.map((one) => table.people[one]!.name).join('、'));
    },
    seconds(column, call) {
      const ms = column[call.id - 1]!;
      return ms < 0 ? NaN : ms / 1000;
    },
  };
}
