// What each column of the grid is sorted by: a whole number a call, from 0, the greatest for calls without a value. Ranks of
// texts and the numbers that only SQLite holds are read once per data version and kept.
import { plainFields, type CallFieldId } from '#shared/domain/fields';
import type { Archive } from '../store/archive';
import { channelOf, marks, noRating } from '../store/columns';
import { dispositionOf, typeOf } from '../store/kinds';
import { releaseIndexes } from '../stats/filter-steps';

/** Of calls without a value; they come last in either direction. */
export const noValue = 0xffffffff;

/** The key of a call by its position. */
export type KeyOf = (position: number) => number;

interface Kept {
  readonly version: number;
  readonly arrays: Map<string, Uint32Array>;
}
const kept = new WeakMap<Archive['store'], Kept>();

/** By row number of something in SQLite; made on first use, kept until the data change. */
function remembered(archive: Archive, name: string, make: () => Uint32Array): Uint32Array {
  let known = kept.get(archive.store);
  if (known?.version !== archive.version)
    kept.set(archive.store, (known = { version: archive.version, arrays: new Map() }));
  let array = known.arrays.get(name);
  if (array === undefined) known.arrays.set(name, (array = make()));
  return array;
}

/** By position: numbers that the columns do not hold. */
function numbersOf({ database, columns }: Archive, column: string): Uint32Array {
  const keys = new Uint32Array(columns.length).fill(noValue);
  const rows = database
    .prepare(`SELECT id, ${column} FROM call WHERE ${column} >= 0`)
    .raw()
    .iterate() as Iterable<[id: number, value: number]>;
  for (const [id, value] of rows) keys[id - 1] = value;
  return keys;
}

/** Ranks of texts that come in order; equal ones have the same rank. */
function ranked(size: number, rows: Iterable<[id: number, text: string]>): Uint32Array {
  const ranks = new Uint32Array(size).fill(noValue);
  let rank = -1;
  let before: string | undefined;
  for (const [id, text] of rows) {
    if (text !== before) rank += 1;
    before = text;
    ranks[id] = rank;
  }
  return ranks;
}

/** By row of `phone`: digits as text, so that numbers with the same beginning stand together. */
function phoneRanks({ database }: Archive): Uint32Array {
  const last = database.prepare('SELECT coalesce(max(id), 0) FROM phone').pluck().get() as number;
  const rows = database.prepare('SELECT id, normal FROM phone ORDER BY normal').raw().iterate();
  return ranked(last + 1, rows as Iterable<[number, string]>);
}

/** By position. */
function contactRanks({ database, columns }: Archive): Uint32Array {
  const rows = database.prepare('SELECT id - 1, contact_id FROM call ORDER BY contact_id').raw().iterate();
  return ranked(columns.length, rows as Iterable<[number, string]>);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The names of a list as a cell shows them. */
export function joinedNames({ members }: Archive, kind: 'agent' | 'skillGroup', list: number): string {
  const { members: lists, people } = members[kind];
  return lists[list]!.map((one) => people[one]!.name).join('、');
}

/** By list number: names as a Chinese reader expects them, by pinyin. */
function nameRanks(archive: Archive, kind: 'agent' | 'skillGroup'): Uint32Array {
  const { members } = archive.members[kind];
  const named = members.flatMap((list, id) =>
    list.length === 0 ? [] : [{ id, text: joinedNames(archive, kind, id) }],
  );
  named.sort((a, b) => collator.compare(a.text, b.text));
  const ranks = new Uint32Array(members.length).fill(noValue);
  let rank = 0;
  for (const [index, { id, text }] of named.entries()) {
    if (index > 0 && collator.compare(named[index - 1]!.text, text) !== 0) rank += 1;
    ranks[id] = rank;
  }
  return ranks;
}

/** By instance number, by the id that the service gave it. */
function instanceRanks({ database }: Archive): Uint32Array {
  const rows = database.prepare('SELECT id, instance_id FROM instance ORDER BY instance_id').raw().iterate();
  return ranked(256, rows as Iterable<[number, string]>);
}

/** By the start a call is not ranked here: calls come in the order of time. */
export function keyOf(archive: Archive, field: Exclude<CallFieldId, 'startedAt'>): KeyOf {
  const { columns } = archive;
  const through = (numbers: ArrayLike<number>, ranks: Uint32Array): KeyOf => {
    return (position) => ranks[numbers[position]!]!;
  };
  switch (field) {
    case 'contactType':
      return (position) => typeOf(columns.kind[position]!);
    case 'disposition':
      return (position) => dispositionOf(columns.kind[position]!);
    case 'waitSeconds':
      // −1, where there is none, becomes `noValue`.
      return (position) => columns.waitMs[position]! >>> 0;
    case 'talkSeconds':
      return (position) => columns.talkMs[position]! >>> 0;
    case 'rating':
      return (position) => (columns.rating[position] === noRating ? noValue : columns.rating[position]!);
    case 'surveyChannel':
      return (position) => (channelOf(columns.marks[position]!) - 1) >>> 0;
    case 'releaseInitiator':
      return (position) => (releaseIndexes[columns.marks[position]!]! - 1) >>> 0;
    case 'recordingReady':
      return (position) => ((columns.marks[position]! & marks.recordingReady) === 0 ? 0 : 1);
    case 'callingNumber':
    case 'calledNumber': {
      const ranks = remembered(archive, 'phone', () => phoneRanks(archive));
      return through(field === 'callingNumber' ? columns.callingPhone : columns.calledPhone, ranks);
    }
    case 'agents':
      return through(
        columns.agentList,
        remembered(archive, field, () => nameRanks(archive, 'agent')),
      );
    case 'skillGroups':
      return through(
        columns.skillGroupList,
        remembered(archive, field, () => nameRanks(archive, 'skillGroup')),
      );
    case 'contactId': {
      const ranks = remembered(archive, field, () => contactRanks(archive));
      return (position) => ranks[position]!;
    }
    case 'instance':
      return through(
        columns.instance,
        remembered(archive, field, () => instanceRanks(archive)),
      );
    default: {
      const numbers = remembered(archive, field, () =>
        numbersOf(archive, plainFields.find(({ id }) => id === field)!.column),
      );
      return (position) => numbers[position]!;
    }
  }
}
