// Filter → the positions of the calls that it lets through, in ascending order.
import { contactTypes, dispositions, surveyChannels, type ReleaseInitiator } from '../../../shared/call';
import type { Filter } from '../../../shared/filter';
import { weekdayOf } from '../../../shared/period';
import type { Archive } from '../archive';
import { channelOf, marks, noCall, noRating, type Columns } from '../columns';
import { findPhones } from '../phone-search';
import type { MemberTable } from '../members';

export type Selection = Uint32Array;

/** A table that answers 1 for the values to keep. */
function tableOf(size: number, keeps: (value: number) => boolean): Uint8Array {
  const table = new Uint8Array(size);
  for (let value = 0; value < size; value++) table[value] = keeps(value) ? 1 : 0;
  return table;
}

function inTime(columns: Columns, from: number, to: number): Selection {
  const { startedAt, contactType, length } = columns;
  const positions = new Uint32Array(length);
  let count = 0;
  for (let position = 0; position < length; position++) {
    const at = startedAt[position]!;
    if (at >= from && at < to && contactType[position] !== noCall) positions[count++] = position;
  }
  return positions.subarray(0, count);
}

/** Keeps the positions whose value in `column` the table answers with 1. Works in place. */
function narrow(
  selection: Selection,
  column: Uint8Array | Uint32Array | Int16Array,
  table: Uint8Array,
): Selection {
  let count = 0;
  for (let index = 0; index < selection.length; index++) {
    const position = selection[index]!;
    if (table[column[position]!] === 1) selection[count++] = position;
  }
  return selection.subarray(0, count);
}

function keep(selection: Selection, test: (position: number) => boolean): Selection {
  let count = 0;
  for (let index = 0; index < selection.length; index++) {
    const position = selection[index]!;
    if (test(position)) selection[count++] = position;
  }
  return selection.subarray(0, count);
}

/** Lists that have one of the wanted people; the word `none` stands for the empty list. */
function listsWith(table: MemberTable, wanted: readonly string[]): Uint8Array {
  const ids = new Set(wanted);
  return tableOf(table.members.length, (list) => {
    const members = table.members[list]!;
    return members.length === 0 ? ids.has('none') : members.some((one) => ids.has(table.people[one]!.id));
  });
}

function ratingTable(ratings: readonly number[]): Uint8Array {
  const wanted = new Set(ratings.map((key) => (key === 0 ? noRating : key)));
  return tableOf(256, (key) => wanted.has(key));
}

function markTable(filter: Filter): Uint8Array | undefined {
  const { surveyChannels: channels, releaseInitiators: initiators, recording } = filter;
  if (channels === undefined && initiators === undefined && recording === undefined) return undefined;
  return tableOf(256, (mark) => {
    const channel = surveyChannels[channelOf(mark)];
    if (channels !== undefined && (channel === undefined || !channels.includes(channel))) return false;
    if (recording !== undefined && ((mark & marks.recordingReady) !== 0) !== recording) return false;
    return initiators === undefined || initiators.some((one) => releasedBy(mark, one));
  });
}

function releasedBy(mark: number, initiator: ReleaseInitiator): boolean {
  const agent = (mark & marks.releasedByAgent) !== 0;
  const customer = (mark & marks.releasedByCustomer) !== 0;
  switch (initiator) {
    case 'agent':
      return agent && !customer;
    case 'customer':
      return customer && !agent;
    case 'unknown':
      return agent && customer;
    case 'none':
      return !agent && !customer;
  }
}

/**
 * @returns positions in the archive's columns; a new array that the caller may change
 */
export function selectCalls(archive: Archive, filter: Filter): Selection {
  const { columns, members } = archive;
  let selection = inTime(columns, filter.from ?? -Infinity, filter.to ?? Infinity);
  if (filter.instances !== undefined) {
    const wanted = new Set(
      filter.instances.map((id) =>
        archive.database.prepare('SELECT id FROM instance WHERE instance_id = ?').pluck().get(id),
      ),
    );
    selection = narrow(
      selection,
      columns.instance,
      tableOf(256, (instance) => wanted.has(instance)),
    );
  }
  if (filter.contactTypes !== undefined) {
    const wanted = new Set<string>(filter.contactTypes);
    selection = narrow(
      selection,
      columns.contactType,
      tableOf(256, (type) => wanted.has(contactTypes[type] ?? '')),
    );
  }
  if (filter.dispositions !== undefined) {
    const wanted = new Set<string>(filter.dispositions);
    selection = narrow(
      selection,
      columns.disposition,
      tableOf(256, (one) => wanted.has(dispositions[one] ?? '')),
    );
  }
  if (filter.ratings !== undefined)
    selection = narrow(selection, columns.rating, ratingTable(filter.ratings));
  if (filter.hours !== undefined) {
    const wanted = new Set(filter.hours);
    selection = narrow(
      selection,
      columns.hour,
      tableOf(256, (hour) => wanted.has(hour)),
    );
  }
  const markFilter = markTable(filter);
  if (markFilter !== undefined) selection = narrow(selection, columns.marks, markFilter);
  if (filter.agents !== undefined)
    selection = narrow(selection, columns.agentList, listsWith(members.agent, filter.agents));
  if (filter.skillGroups !== undefined)
    selection = narrow(selection, columns.skillGroupList, listsWith(members.skillGroup, filter.skillGroups));
  if (filter.weekdays !== undefined) {
    const wanted = tableOf(8, (weekday) => filter.weekdays!.includes(weekday));
    selection = keep(selection, (position) => wanted[weekdayOf(columns.day[position]!)] === 1);
  }
  if (filter.number !== undefined) {
    const phones = findPhones(archive.database, filter.number);
    selection = keep(
      selection,
      (position) =>
        phones[columns.callingPhone[position]!] === 1 || phones[columns.calledPhone[position]!] === 1,
    );
  }
  if (filter.minTalkSeconds !== undefined || filter.maxTalkSeconds !== undefined) {
    const from = (filter.minTalkSeconds ?? 0) * 1000;
    const to = (filter.maxTalkSeconds ?? Infinity) * 1000;
    selection = keep(
      selection,
      (position) => columns.talkMs[position]! >= from && columns.talkMs[position]! <= to,
    );
  }
  return selection;
}
