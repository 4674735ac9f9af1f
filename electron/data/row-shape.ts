// Keeps every received field exactly, at almost no cost. Most of a row can be rebuilt from the call's own columns; what
// cannot is said by a *shape* (field names in order, each with a tag), of which there are few and each is stored once,
// and by the list of the remaining values. So `export --header api` and ndjson give each call as received.
import type { CallRecord, RawRow, RawValue } from '../../shared/call';

/** The column that holds a field's number, where one does. */
const numberColumns = {
  StartTime: 'startedAt',
  EstablishedTime: 'establishedAt',
  ReleaseTime: 'releasedAt',
  CallDuration: 'callSeconds',
  IvrTime: 'ivrSeconds',
  QueueTime: 'queueSeconds',
  RingTime: 'ringSeconds',
  WaitTime: 'waitSeconds',
  TalkTime: 'talkSeconds',
  HeldTime: 'heldSeconds',
  DialingTime: 'dialingSeconds',
  Satisfaction: 'rating',
  SatisfactionIndex: 'rating',
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

/** What the row needs beside its columns. `rest` is a JSON array, or null when nothing is left over. */
export interface Shape {
  readonly shape: string;
  readonly rest: string | null;
}

/** The columns of a call from which its row is rebuilt. */
export type ShapeColumns = Pick<
  CallRecord,
  | (typeof numberColumns)[keyof typeof numberColumns]
  | (typeof textColumns)[keyof typeof textColumns]
  | (typeof listColumns)[keyof typeof listColumns]
>;

/** Names that stand in a shape as they are; others are written as JSON, which also spells lone surrogates. */
const safeName = /^\w+$/;
const encodeName = (field: string): string => encodeURIComponent(JSON.stringify(field));
const decodeName = (text: string): string =>
  safeName.test(text) ? text : (JSON.parse(decodeURIComponent(text)) as string);
const has = <T extends object>(object: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(object, key);

function isLiteral(field: string, value: RawValue): boolean {
  if (value === null || value === '' || value === 0 || value === '0' || typeof value === 'boolean')
    return true;
  return (
    typeof value === 'string' &&
    value.length <= 40 &&
    (literalFields.has(field) || value === 'true' || value === 'false')
  );
}

/** The tag of a field: n/s number or numeric text of a column, t text, j joined list, l literal, * left over. */
function tagOf(field: string, value: RawValue, call: CallRecord): string {
  if (isLiteral(field, value)) return `l${JSON.stringify(value)}`;
  if (has(numberColumns, field)) {
    const known = call[numberColumns[field]];
    if (known === value) return 'n';
    if (typeof value === 'string' && known !== null && String(known) === value) return 's';
  } else if (has(textColumns, field)) {
    if (call[textColumns[field]] === value) return 't';
  } else if (has(listColumns, field) && call[listColumns[field]].join(',') === value) {
    return 'j';
  }
  return '*';
}

/** Describes a received row relative to the call that was read from it. */
export function describeRow(call: CallRecord): Shape {
  let shape = '';
  const rest: RawValue[] = [];
  for (const field of Object.keys(call.raw)) {
    const value = call.raw[field];
    if (value === undefined) continue;
    const tag = safeName.test(field) ? tagOf(field, value, call) : '';
    if (tag === '' || tag === '*') rest.push(value);
    shape += tag === '' ? `${encodeName(field)}\t*\n` : `${field}\t${tag}\n`;
  }
  return { shape, rest: rest.length === 0 ? null : JSON.stringify(rest) };
}

const parsedShapes = new Map<string, readonly (readonly [field: string, tag: string])[]>();

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
    parsedShapes.set(shape, fields);
  }
  return fields;
}

/** The names of a shape's fields, in the row's order. */
export function fieldNames(shape: string): string[] {
  return fieldsOf(shape).map(([field]) => field);
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
 * what was known. So V1 after V2 does not lose queue times, and a rating is only taken back where the service sends
 * the field itself empty.
 */
export function mergeRows(known: RawRow, received: RawRow): RawRow {
  const merged: Record<string, RawValue> = { ...known };
  for (const field of Object.keys(received)) put(merged, field, received[field] ?? null);
  // The rating has two names: a value that came under one of them ends the other, which would shadow or outlive it.
  if (!isNothing(received['Satisfaction']) && !('SatisfactionIndex' in received))
    delete merged['SatisfactionIndex'];
  if (!isNothing(received['SatisfactionIndex']) && !('Satisfaction' in received))
    delete merged['Satisfaction'];
  return merged;
}
