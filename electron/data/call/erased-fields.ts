// Which calls were rid of a number, and what of a later reading of them may be stored. The number itself is remembered
// nowhere: a call is known by the service's id, and of it neither that side's number nor any field that this program
// does not know is taken again, since those may hold it too.
import type { Database } from 'better-sqlite3';
import type { CallRecord, RawRow, RawValue } from '#shared/domain/call';
import { parseRow, readBoolean } from './parse-row';
import { heldValue, isKnownField } from './row-shape';

/** Bits of `erased_call.sides`. */
export const callingSide = 1;
export const calledSide = 2;

export interface Erasures {
  /** The reading without what was forgotten; the same where nothing was. */
  without(instance: number, call: CallRecord): CallRecord;
}

export function readErasures(database: Database): Erasures {
  const rows = database.prepare('SELECT instance, contact_id, sides FROM erased_call').raw().all();
  const sides = new Map<string, Map<number, number>>();
  for (const [instance, contactId, bits] of rows as [number, string, number][]) {
    let byInstance = sides.get(contactId);
    if (byInstance === undefined) sides.set(contactId, (byInstance = new Map()));
    byInstance.set(instance, bits);
  }
  return {
    without(instance, call) {
      // Nearly always empty, and asked for every row of a sync.
      if (sides.size === 0) return call;
      const bits = sides.get(call.contactId)?.get(instance);
      return bits === undefined ? call : (parseRow(erased(call, bits)) ?? call);
    },
  };
}

/** Read as flags and nothing else, whatever they hold. */
const flags: ReadonlySet<string> = new Set(['SatisfactionSurveyOffered', 'RecordingReady']);

/** As many digits as the shortest number that can be erased. */
const mayBeNumber = /\d(?:[\s()-]*\d){4}/;

/** A known field without what no column holds of it, where that may be a number. */
function knownValue(field: string, value: RawValue, call: CallRecord): RawValue {
  const held = heldValue(field, call);
  const isWhole = field === 'InstanceId' || (typeof value !== 'object' && String(value) === String(held));
  return isWhole || !mayBeNumber.test(JSON.stringify(value)) ? value : (held ?? '');
}

/** A row without the numbers of these sides and without fields that may hold one. */
function erased(call: CallRecord, sides: number): RawRow {
  const kept: Record<string, RawValue> = {};
  for (const [field, value] of Object.entries(call.raw)) {
    if (isKnownField(field)) kept[field] = knownValue(field, value, call);
    else if (flags.has(field)) kept[field] = readBoolean(value);
  }
  if ((sides & callingSide) !== 0) kept['CallingNumber'] = '';
  if ((sides & calledSide) !== 0) kept['CalledNumber'] = '';
  return kept;
}
