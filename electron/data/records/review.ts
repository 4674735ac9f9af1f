// Calls with a bad rating, to be listened to: a fair sample of each agent's, and what was noted of them on this computer.
import { mostReviewed, type ReviewCall, type ReviewQueue } from '#shared/contract/page-views';
import { AppError } from '#shared/base/envelope';
import type { Filter } from '#shared/domain/filter';
import type { Archive } from '../store/archive';
import { marks, type Columns } from '../store/columns';
import { rowReader } from './rows';
import { profilesOf } from '../stats/profiles';
import { selectCalls } from '../stats/select';

interface Mark {
  readonly checked: number;
  readonly note: string;
}

/** By chance and always the same: a number's bits well mixed (finalizer of MurmurHash3, public domain). */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const isRecorded = (columns: Columns, position: number): boolean =>
  (columns.marks[position]! & marks.recordingReady) !== 0;

/** Positions of the selected calls that their scale calls dissatisfied. */
function dissatisfiedCalls(archive: Archive, filter: Filter): Uint32Array {
  const { codes, list } = profilesOf(archive);
  const isBad = list.map(({ meaning }) => meaning?.class === 'dissatisfied');
  return selectCalls(archive, filter).filter((position) => isBad[codes[position]!] === true);
}

/** As many of each agent, recorded calls first, else by chance. A call of several agents counts for the last one. */
function sampleOf(
  { columns, members }: Archive,
  calls: Uint32Array,
  perAgent: number,
): Map<number, number[]> {
  const byAgent = new Map<number, number[]>();
  for (const position of calls) {
    const agent = members.agent.members[columns.agentList[position]!]!.at(-1) ?? -1;
    const list = byAgent.get(agent);
    if (list === undefined) byAgent.set(agent, [position]);
    else list.push(position);
  }
  const orderOf = (position: number): number =>
    mixed(position + 1) + (isRecorded(columns, position) ? 0 : 2 ** 32);
  for (const [agent, list] of byAgent)
    byAgent.set(agent, list.sort((a, b) => orderOf(a) - orderOf(b)).slice(0, perAgent));
  return byAgent;
}

/** Round after round one of each agent, so that a cut list stays fair. */
function inTurns(byAgent: Map<number, number[]>, most: number): number[] {
  const turns: number[] = [];
  for (let turn = 0; turns.length < most; turn++) {
    const round = [...byAgent.values()].flatMap((list) => list.slice(turn, turn + 1));
    if (round.length === 0) break;
    turns.push(...round);
  }
  return turns.slice(0, most);
}

export function loadReview(archive: Archive, filter: Filter, perAgent: number, mask: boolean): ReviewQueue {
  const { columns, database, store } = archive;
  const calls = dissatisfiedCalls(archive, filter);
  const byAgent = sampleOf(archive, calls, perAgent);
  const markOf = database.prepare(
    'SELECT checked, note FROM call_review WHERE instance = ? AND contact_id = ?',
  );
  const read = rowReader(archive, mask);
  const rows = inTurns(byAgent, mostReviewed).map((position): ReviewCall => {
    const call = store.get(position + 1)!;
    const mark = markOf.get(call.instance, call.contact_id) as Mark | undefined;
    return {
      id: call.id,
      startedAt: call.started_at,
      number: read.number(call.calling_phone),
      agents: read.names('agent', call),
      skillGroups: read.names('skillGroup', call),
      rating: call.rating ?? NaN,
      waitSeconds: read.seconds(columns.waitMs, call),
      talkSeconds: read.seconds(columns.talkMs, call),
      isRecorded: isRecorded(columns, position),
      isChecked: mark?.checked === 1,
      note: mark?.note ?? '',
    };
  });
  return { total: calls.length, checked: countChecked(archive, calls), agents: byAgent.size, calls: rows };
}

/** Few calls are ever checked, so these are looked up instead of all. */
function countChecked({ database }: Archive, calls: Uint32Array): number {
  const wanted = new Set(calls);
  const checked = database
    .prepare(
      `SELECT call.id FROM call_review JOIN call USING (instance, contact_id) WHERE call_review.checked = 1`,
    )
    .pluck()
    .all() as number[];
  return checked.filter((id) => wanted.has(id - 1)).length;
}

/** @throws AppError badInput where there is no such call */
export function saveReview(
  { database, store }: Archive,
  { id, isChecked, note }: { readonly id: number; readonly isChecked: boolean; readonly note: string },
  now: number,
): void {
  const call = store.get(id);
  if (call === undefined) throw new AppError('badInput', `no call ${id}`);
  const key = { instance: call.instance, contact: call.contact_id };
  if (!isChecked && note.trim() === '')
    database.prepare('DELETE FROM call_review WHERE instance = :instance AND contact_id = :contact').run(key);
  else
    database
      .prepare(
        `INSERT INTO call_review (instance, contact_id, checked, note, changed_at)
         VALUES (:instance, :contact, :checked, :note, :now)
         ON CONFLICT (instance, contact_id) DO UPDATE SET checked = :checked, note = :note, changed_at = :now`,
      )
      .run({ ...key, checked: Number(isChecked), note: note.trim(), now });
}
