// Which calls are of one caller, and when each caller was heard of next: what repeat and lost callers are counted from.
import type { Database } from 'better-sqlite3';
import { contactTypes, dispositions } from '#shared/domain/call';
import type { Archive } from './archive';
import { dispositionOf, noCall, startedAtOf, typeOf, type Columns } from './columns';
import { timeOrder } from './order';

/** No later call within 49 days. */
const never = 0xffffffff;

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

export interface Callers {
  /** Follow-ups among all calls of these instances, whatever the filter; kept until the data change. */
  followUps(archive: Archive, instances: readonly number[]): FollowUps;
  /** Forgets what was read, after numbers were taken away. */
  reset(): void;
}

const inbound = contactTypes.indexOf('inbound');
const success = dispositions.indexOf('success');
const dialledTypes = new Set(
  (['outbound', 'predictive', 'privacyDial'] as const).map((type) => contactTypes.indexOf(type)),
);

export function createCallers(database: Database): Callers {
  // Most numbers stand for themselves, so only the others are read: other spellings of a number, and what stands for many
  // people, such as a masked number ("138****1111") or a word ("anonymous").
  const readOthers = database.prepare(
    `SELECT id, CASE WHEN normal = '' OR normal GLOB '*[^0-9]*' THEN 0 ELSE same_as END FROM phone
     WHERE id > ? AND (same_as <> id OR normal = '' OR normal GLOB '*[^0-9]*')`,
  );
  const lastPhone = database.prepare('SELECT coalesce(max(id), 0) FROM phone').pluck();
  /** By phone row: the first row with the same number; 0 where it identifies nobody. */
  let identity = new Uint32Array(1);
  let known = 0;
  let kept: { key: string; followUps: FollowUps } | undefined;

  function identities(): Uint32Array {
    const last = lastPhone.get() as number;
    if (last === known) return identity;
    const grown = new Uint32Array(last + 1);
    grown.set(identity);
    for (let id = known + 1; id <= last; id++) grown[id] = id;
    for (const [id, sameAs] of readOthers.raw().iterate(known) as Iterable<[number, number]>)
      grown[id] = sameAs;
    known = last;
    return (identity = grown);
  }

  return {
    followUps(archive, instances) {
      const key = JSON.stringify([archive.version, instances]);
      if (kept?.key !== key)
        kept = { key, followUps: followUpsOf(archive.columns, timeOrder(archive), identities(), instances) };
      return kept.followUps;
    },
    reset() {
      identity = new Uint32Array(1);
      known = 0;
      kept = undefined;
    },
  };
}

function followUpsOf(
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
    if (!isInbound && !dialledTypes.has(typeOf(kind))) continue;
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
    return dialledTypes.has(type) ? columns.calledPhone[position]! : 0;
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
