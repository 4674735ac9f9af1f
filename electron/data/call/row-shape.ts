// Keeps every received field exactly, at almost no cost. Most of a row can be rebuilt from the call's own columns; what
// cannot is said by a *shape* (field names in order, each with a tag), of which there are few and each is stored once,
// and by the list of the remaining values. So `export --header api` and ndjson give each call as received.
import { storedFields, type StoredFieldId } from '#shared/domain/fields';
import type { CallRecord, RawRow, RawValue } from '#shared/domain/call';

/** The column that holds a field's number, where one does. */
const numberColumns = {
  StartTime: 'startedAt',
  EstablishedTime: 'establishedAt',
  ReleaseTime: 'releasedAt',
  Satisfaction: 'rating',
  SatisfactionIndex: 'rating',
  ...(Object.fromEntries(storedFields.map(({ api, id }) => [api, id])) as Record<string, StoredFieldId>),
} as const satisfies Record<string, keyof CallRecord>;

const textColumns = {
  ContactId: 'contactId',
  CallingNumber: 'callingNumber',
  CalledNumber: 'calledNumber',
  AgentNames: 'agentNames',
  SkillGroupNames: 'skillGroupNames',
} as const satisfies Record<string, keyof CallRecord>;

const listColumns = { AgentIds: 'agentIds', SkillGroupIds: 'skillGroupIds' } as const satisfies Record<
  string,
  keyof CallRecord
>;

/** Texts with few different values: they become part of the shape. */
const literalFields = new Set([
  'InstanceId',
  'ContactType',
  'ContactDisposition',
  'ReleaseInitiator',
  'SatisfactionSurveyChannel',
  'SatisfactionDescription',
  'EarlyMediaState',
  'MediaType',
  'AccessChannelType',
]);

/** Whether a field's meaning is known: it is one of the call's columns or a word of the service. */
export const isKnownField = (field: string): boolean =>
  [numberColumns, textColumns, listColumns].some((known) => Object.hasOwn(known, field)) ||
  literalFields.has(field);

/** A known field as the call's columns hold it; undefined for a word of the service. */
export function heldValue(field: string, call: CallRecord): string | number | null | undefined {
  if (has(numberColumns, field)) return call[numberColumns[field]];
  if (has(textColumns, field)) return call[textColumns[field]];
  return has(listColumns, field) ? call[listColumns[field]].join(',') : undefined;
}

/** What the row needs beside its columns. `rest` is a JSON array, or null when nothing is left over. */
export interface Shape {
  readonly shape: string;
  readonly rest: string | null;
}

type ShapeNumbers = Pick<CallRecord, (typeof numberColumns)[keyof typeof numberColumns]>;
type ShapeTexts = Pick<CallRecord, (typeof textColumns)[keyof typeof textColumns]>;
type ShapeLists = Pick<CallRecord, (typeof listColumns)[keyof typeof listColumns]>;
/** The columns of a call from which its row is rebuilt. */
export type ShapeColumns = ShapeNumbers & ShapeTexts & ShapeLists;

/** Names that stand in a shape as they are; others are written as JSON, which also spells lone surrogates. */
const safeName = /^\w+$/;
const encodeName = (field: string): string => encodeURIComponent(JSON.stringify(field));
const decodeName = (text: string): string =>
  safeName.test(text) ? text : (JSON.parse(decodeURIComponent(text)) as string);
const has = <T extends object>(object: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(object, key);

/** n/s: number or numeric text of a column, t text, j joined list, l literal, * left over. */
type Kind = 'n' | 's' | 't' | 'j' | 'l' | '*';

// Rows of one shape are told by walking a tree of the shapes seen so far, field by field: a text of 32 fields is then
// built once a shape and not once a row, which took half the time of storing.

/** Where a row is after some of its fields. */
interface Place {
  /** The shape up to here. */
  readonly shape: string;
  /** The field that came next last time; nearly always the one that comes next now. */
  last: Fork | undefined;
  readonly forks: Map<string, Fork>;
}
/** A field that came next, and where its values led. */
interface Fork {
  readonly field: string;
  readonly isSafe: boolean;
  readonly number: keyof ShapeNumbers | undefined;
  readonly text: keyof ShapeTexts | undefined;
  readonly list: keyof ShapeLists | undefined;
  readonly hasLiterals: boolean;
  readonly ways: Map<Kind, Place>;
  readonly literals: Map<RawValue, Place>;
  /** The last way out, which is mostly the next one too. */
  lastKind: Kind | undefined;
  lastWay: Place | undefined;
  lastLiteral: RawValue | undefined;
  lastLiteralWay: Place | undefined;
}
/** Rows that share few shapes do not come near it; endlessly new shapes start the tree anew. */
const mostPlaces = 50_000;
let places = 0;
let root = newPlace('');

function newPlace(shape: string): Place {
  places += 1;
  return { shape, last: undefined, forks: new Map() };
}

function forkAt(place: Place, field: string): Fork {
  let fork = place.forks.get(field);
  if (fork === undefined) {
    fork = {
      field,
      isSafe: safeName.test(field),
      number: has(numberColumns, field) ? numberColumns[field] : undefined,
      text: has(textColumns, field) ? textColumns[field] : undefined,
      list: has(listColumns, field) ? listColumns[field] : undefined,
      hasLiterals: literalFields.has(field),
      ways: new Map(),
      literals: new Map(),
      lastKind: undefined,
      lastWay: undefined,
      lastLiteral: undefined,
      lastLiteralWay: undefined,
    };
    place.forks.set(field, fork);
  }
  place.last = fork;
  return fork;
}

function isLiteral(value: RawValue, hasLiterals: boolean): boolean {
  if (typeof value !== 'string') return value === null || value === 0 || typeof value === 'boolean';
  if (value === '' || value === '0' || value === 'true' || value === 'false') return true;
  return hasLiterals && value.length <= 40;
}

function kindOf(fork: Fork, value: RawValue, call: CallRecord): Kind {
  if (!fork.isSafe) return '*';
  if (isLiteral(value, fork.hasLiterals)) return 'l';
  if (fork.number !== undefined) {
    const known = call[fork.number];
    if (known === value) return 'n';
    if (typeof value === 'string' && known !== null && String(known) === value) return 's';
  } else if (fork.text !== undefined) {
    if (call[fork.text] === value) return 't';
  } else if (fork.list !== undefined && call[fork.list].join(',') === value) {
    return 'j';
  }
  return '*';
}

function grow(place: Place, fork: Fork, tag: string): Place {
  const name = fork.isSafe ? fork.field : encodeName(fork.field);
  return newPlace(`${place.shape}${name}\t${tag}\n`);
}

function afterLiteral(place: Place, fork: Fork, value: RawValue): Place {
  let next = fork.literals.get(value);
  if (next === undefined) fork.literals.set(value, (next = grow(place, fork, `l${JSON.stringify(value)}`)));
  fork.lastLiteral = value;
  fork.lastLiteralWay = next;
  return next;
}

function afterKind(place: Place, fork: Fork, kind: Kind): Place {
  let next = fork.ways.get(kind);
  if (next === undefined) fork.ways.set(kind, (next = grow(place, fork, kind)));
  fork.lastKind = kind;
  fork.lastWay = next;
  return next;
}

/** Describes a received row relative to the call that was read from it. */
export function describeRow(call: CallRecord): Shape {
  if (places > mostPlaces) {
    places = 0;
    root = newPlace('');
  }
  const { raw } = call;
  let place = root;
  let rest: RawValue[] | undefined;
  for (const field in raw) {
    const value = raw[field];
    if (value === undefined) continue;
    const fork = place.last?.field === field ? place.last : forkAt(place, field);
    if (value === fork.lastLiteral) {
      place = fork.lastLiteralWay!;
      continue;
    }
    const kind = kindOf(fork, value, call);
    if (kind === 'l') {
      place = afterLiteral(place, fork, value);
    } else {
      if (kind === '*') (rest ??= []).push(value);
      place = kind === fork.lastKind ? fork.lastWay! : afterKind(place, fork, kind);
    }
  }
  return { shape: place.shape, rest: rest === undefined ? null : JSON.stringify(rest) };
}

const parsedShapes = new Map<string, readonly (readonly [field: string, tag: string])[]>();
/** Rows that share few shapes do not come near it; endlessly new shapes must not fill the memory. */
const mostParsed = 10_000;

function fieldsOf(shape: string): readonly (readonly [field: string, tag: string])[] {
  let fields = parsedShapes.get(shape);
  if (fields === undefined) {
    fields = shape
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const cut = line.indexOf('\t');
        return [decodeName(line.slice(0, cut)), line.slice(cut + 1)] as const;
      });
    if (parsedShapes.size >= mostParsed) parsedShapes.clear();
    parsedShapes.set(shape, fields);
  }
  return fields;
}

/** The names of a shape's fields, in the row's order. */
export function fieldNames(shape: string): string[] {
  return fieldsOf(shape).map(([field]) => field);
}

/**
 * The names of a shape's fields and the values in it, as text to search for a number; an instance's id is none. Accepts any
 * text, since a damaged file must not stop an erasure.
 */
export const shapeWords = (shape: string): string =>
  shape
    .split('\n')
    .filter((line) => !line.startsWith('InstanceId\t'))
    .join('\n')
    .replace(/%[2-7][\dA-F]/g, (code) => decodeURIComponent(code));

/** Where a value is kept that no column holds: in the shape itself or at a place of `rest`; undefined elsewhere. */
export type KeptValue = { readonly literal: RawValue } | { readonly restIndex: number };

export function keptValue(shape: string, field: string): KeptValue | undefined {
  const fields = fieldsOf(shape);
  const at = fields.findIndex(([name]) => name === field);
  const tag = fields[at]?.[1] ?? '';
  if (tag.startsWith('l')) return { literal: JSON.parse(tag.slice(1)) as RawValue };
  if (tag !== '*') return undefined;
  return { restIndex: fields.slice(0, at).filter(([, other]) => other === '*').length };
}

/** Sets a field whatever its name: assigning to `__proto__` would set no field. */
function put(row: Record<string, RawValue>, field: string, value: RawValue): void {
  if (field === '__proto__')
    Object.defineProperty(row, field, { value, enumerable: true, configurable: true, writable: true });
  else row[field] = value;
}

/** The row as it was received, from its shape, what was left over, and the call's columns. */
export function rebuildRow(stored: Shape, columns: ShapeColumns): RawRow {
  const rest = stored.rest === null ? [] : (JSON.parse(stored.rest) as RawValue[]);
  let next = 0;
  const row: Record<string, RawValue> = {};
  for (const [field, tag] of fieldsOf(stored.shape)) put(row, field, valueOf(field, tag));
  return row;

  function valueOf(field: string, tag: string): RawValue {
    switch (tag[0]) {
      case 'l':
        return JSON.parse(tag.slice(1)) as RawValue;
      case 'n':
        return columns[numberColumns[field as keyof typeof numberColumns]];
      case 's':
        return String(columns[numberColumns[field as keyof typeof numberColumns]]);
      case 't':
        return columns[textColumns[field as keyof typeof textColumns]];
      case 'j':
        return columns[listColumns[field as keyof typeof listColumns]].join(',');
      default:
        return rest[next++] ?? null;
    }
  }
}

const isNothing = (value: RawValue | undefined): boolean =>
  value === undefined || value === null || value === '';

/**
 * A later reading of the same call over an earlier one: what the service sends now wins, fields that it left out keep
 * what was known. Within one API version an empty field takes the known value back; the other version may leave a
 * field empty that it has no value for, so there it takes nothing (V1 after V2 does not lose queue times).
 */
export function mergeRows(known: RawRow, received: RawRow, sameApi: boolean): RawRow {
  const merged: Record<string, RawValue> = { ...known };
  for (const field of Object.keys(received)) {
    const value = received[field] ?? null;
    const keepsKnown =
      !sameApi && isNothing(value) && Object.hasOwn(known, field) && !isNothing(known[field]);
    if (!keepsKnown) put(merged, field, value);
  }
  // The rating has two names: a value that came under one of them ends the other, which would shadow or outlive it.
  if (!isNothing(received['Satisfaction']) && !('SatisfactionIndex' in received))
    delete merged['SatisfactionIndex'];
  if (!isNothing(received['SatisfactionIndex']) && !('Satisfaction' in received))
    delete merged['Satisfaction'];
  return merged;
}
