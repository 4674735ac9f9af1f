// Which calls are of one caller, and when each caller was heard of next: what repeat and lost callers are counted from.
import { dialedTypes, inbound, success, dispositionOf, noCall, typeOf } from './kinds';
import type { Database } from 'better-sqlite3';
import type { Archive } from './archive';
import { startedAtOf, type Columns } from './columns';
import { timeOrder } from './order';

/** No later call within 49 days. */
const never = 0xffffffff;

/** A caller is lost whom nobody spoke to for so long after the abandoned call (`lostCallers`). */
export const lostAfterMs = 24 * 3_600_000;

/** By position; only of calls that have a caller. */
export interface FollowUps {
  /** Number of the caller of an inbound call, the called one of a dialled call; 0 where no number tells. */
  readonly callerOf: Uint32Array;
  /** Ms from the call's start to the start of the caller's next inbound call. */
  readonly nextInboundMs: Uint32Array;
  /** Ms from the call's start to the start of the next call in which the caller was spoken to. */
  readonly nextSpokenMs: Uint32Array;
  /** Caller numbers are below this. */
  readonly callers: number;
}

/** What is known of the phone rows and of the last question, by the store that the archive reads its calls from. */
interface Known {
  /** By phone row: the first row with the same number; 0 where it identifies nobody. */
  identity: Uint32Array;
  lastPhone: number;
  kept?: { readonly key: string; readonly followUps: FollowUps };
}
const known = new WeakMap<Archive['store'], Known>();

/**
 * By phone row: the first row with the same number; 0 for what stands for many people, such as a masked number
 * ("138****1111") or a word ("anonymous"). Most numbers stand for themselves, so only the others are read.
 */
function identities(database: Database, remembered: Known): Uint32Array {
  const last = database.prepare('SELECT coalesce(max(id), 0) FROM phone').pluck().get() as number;
  const { identity, lastPhone } = remembered;
  if (last === lastPhone) return identity;
  const grown = new Uint32Array(last + 1);
  grown.set(identity);
  for (let id = lastPhone + 1; id <= last; id++) grown[id] = id;
  const others = database.prepare(
    `SELECT id, CASE WHEN normal = '' OR normal GLOB '*[^0-9]*' THEN 0 ELSE same_as END FROM phone
     WHERE id > ? AND (same_as <> id OR normal = '' OR normal GLOB '*[^0-9]*')`,
  );
  for (const [id, sameAs] of others.raw().iterate(lastPhone) as Iterable<[number, number]>)
    grown[id] = sameAs;
  remembered.lastPhone = last;
  return (remembered.identity = grown);
}

/** Follow-ups among all calls of these instances, whatever the filter; kept until the data change. */
export function followUpsOf(archive: Archive, instances: readonly number[]): FollowUps {
  const { store, database, columns, version } = archive;
  let remembered = known.get(store);
  if (remembered === undefined)
    known.set(store, (remembered = { identity: new Uint32Array(1), lastPhone: 0 }));
  const key = JSON.stringify([version, instances]);
  if (remembered.kept?.key !== key) {
    const identity = identities(database, remembered);
    remembered.kept = { key, followUps: follow(columns, timeOrder(archive), identity, instances) };
  }
  return remembered.kept.followUps;
}

function follow(
  columns: Columns,
  order: Uint32Array,
  identity: Uint32Array,
  instances: readonly number[],
): FollowUps {
  const isWanted = new Uint8Array(256);
  for (const instance of instances) isWanted[instance] = 1;
  const callerOf = new Uint32Array(columns.length);
  const nextInboundMs = new Uint32Array(columns.length).fill(never);
  const nextSpokenMs = new Uint32Array(columns.length).fill(never);
  // From the newest call back: what each caller did next is known when a call is reached. Calls of one millisecond do
  // not follow each other, hence the second, later start of each.
  const callers = identity.length;
  const inboundAt = new Float64Array(callers).fill(Infinity);
  const inboundAfter = new Float64Array(callers).fill(Infinity);
  const spokenAt = new Float64Array(callers).fill(Infinity);
  const spokenAfter = new Float64Array(callers).fill(Infinity);
  const gap = (at: number, first: number, second: number): number =>
    Math.min((first > at ? first : second) - at, never);
  for (let index = order.length - 1; index >= 0; index--) {
    const position = order[index]!;
    if (isWanted[columns.instance[position]!] === 0) continue;
    const kind = columns.kind[position]!;
    const isInbound = typeOf(kind) === inbound;
    if (!isInbound && !dialedTypes.has(typeOf(kind))) continue;
    const caller = identity[(isInbound ? columns.callingPhone : columns.calledPhone)[position]!]!;
    if (caller === 0) continue;
    const at = startedAtOf(columns, position);
    callerOf[position] = caller;
    nextInboundMs[position] = gap(at, inboundAt[caller]!, inboundAfter[caller]!);
    nextSpokenMs[position] = gap(at, spokenAt[caller]!, spokenAfter[caller]!);
    if (isInbound) remember(inboundAt, inboundAfter, caller, at);
    if (dispositionOf(kind) === success) remember(spokenAt, spokenAfter, caller, at);
  }
  return { callerOf, nextInboundMs, nextSpokenMs, callers };
}

/** Whether a call is of the caller of the call with this row id; of no call where its number tells nobody. */
export function samePhones({ database, columns }: Archive, id: number): (position: number) => boolean {
  const phoneOf = (position: number): number => {
    const type = typeOf(columns.kind[position]!);
    if (type === inbound) return columns.callingPhone[position]!;
    return dialedTypes.has(type) ? columns.calledPhone[position]! : 0;
  };
  const place = id - 1;
  const phone = place < columns.length && columns.kind[place] !== noCall ? phoneOf(place) : 0;
  const phones = new Set(
    database
      .prepare(
        `SELECT id FROM phone
         WHERE same_as = (SELECT same_as FROM phone WHERE id = ? AND normal <> '' AND normal NOT GLOB '*[^0-9]*')`,
      )
      .pluck()
      .all(phone) as number[],
  );
  return (position) => phones.has(phoneOf(position));
}

function remember(first: Float64Array, second: Float64Array, caller: number, at: number): void {
  if (first[caller] === at) return;
  second[caller] = first[caller]!;
  first[caller] = at;
}
