// Takes from settings of any version, damaged or edited by hand, what is valid; and keeps what this version does not know.
import * as v from 'valibot';
import { instanceSchema, newInstance } from '#shared/domain/settings';
import { isWithinLimits } from '../base/input-limits';

type Schema = v.GenericSchema;
type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What kind of value a schema takes, without "optional" and "nullable" around it. */
interface Shape {
  readonly type: string;
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}
function shapeOf(schema: Schema): Shape {
  const shape = schema as Shape;
  return shape.wrapped === undefined ? shape : shapeOf(shape.wrapped);
}

/** The value without members that the schema does not know, at any depth. */
function knownPart(schema: Schema, value: unknown): unknown {
  const { entries, item } = shapeOf(schema);
  if (entries !== undefined && isMembers(value)) {
    const known = Object.entries(entries).filter(([name]) => Object.hasOwn(value, name));
    return Object.fromEntries(known.map(([name, entry]) => [name, knownPart(entry, value[name])]));
  }
  if (item !== undefined && Array.isArray(value)) return value.map((one) => knownPart(item, one));
  return value;
}

/** An instance stands for calls that are kept: as long as it has an id, its other parts get their defaults. */
function instanceOf(value: unknown): unknown {
  const id = v.safeParse(instanceSchema.entries.id, isMembers(value) ? value['id'] : undefined);
  return id.success ? validPart(instanceSchema, value, newInstance({ id: id.output })) : undefined;
}

/** Valid elements, as many as the list may have. Others are all or nothing: half a filter or scale would count other calls. */
function validElements(list: Schema, item: Schema, pipe: Shape['pipe'], values: readonly unknown[]): unknown {
  const most = pipe?.find(({ type }) => type === 'max_length')?.requirement;
  const valid = values
    .map((one) => (v.is(item, one) ? one : item === instanceSchema ? instanceOf(one) : undefined))
    .filter((one) => one !== undefined)
    .slice(0, typeof most === 'number' ? most : undefined);
  if (v.safeParse(list, valid).success) return valid;
  // Elements that exclude each other: the first one stays.
  return valid.reduce<unknown[]>((kept, one) => (v.is(list, [...kept, one]) ? [...kept, one] : kept), []);
}

/**
 * The parts of a value that a schema takes; others get their default.
 * @param usual what the whole or its members are where they cannot be read
 * @param lost called once where something could not be read
 */
export function validPart(schema: Schema, value: unknown, usual: unknown, lost?: () => void): unknown {
  const known = knownPart(schema, value);
  const whole = v.safeParse(schema, known);
  if (whole.success) return whole.output;
  lost?.();
  const { entries, item, pipe } = shapeOf(schema);
  let part: unknown;
  if (entries !== undefined && isMembers(known)) {
    const defaults = isMembers(usual) ? usual : {};
    const members = Object.keys({ ...defaults, ...known })
      .map((name) => [
        name,
        Object.hasOwn(known, name) ? validPart(entries[name]!, known[name], defaults[name]) : defaults[name],
      ])
      .filter(([, member]) => member !== undefined);
    part = Object.fromEntries(members);
  } else if (item !== undefined && Array.isArray(known)) part = validElements(schema, item, pipe, known);
  const again = v.safeParse(schema, part);
  return again.success ? again.output : usual;
}

/** Whether a value has members, at any depth, that the schema does not know. */
export function hasUnknown(schema: Schema, value: unknown): boolean {
  const { entries, item } = shapeOf(schema);
  if (entries !== undefined && isMembers(value))
    return Object.entries(value).some(
      ([name, member]) => !Object.hasOwn(entries, name) || hasUnknown(entries[name]!, member),
    );
  return item !== undefined && Array.isArray(value) && value.some((one) => hasUnknown(item, one));
}

/** By which an element of a list is found again in a former list. */
function markOf(item: Schema, one: unknown): unknown {
  if (isMembers(one) && typeof one['id'] === 'string') return one['id'];
  const known = v.safeParse(item, knownPart(item, one));
  return known.success ? JSON.stringify(known.output) : one;
}

/**
 * Adds to a valid value what a former one had in members that the schema does not know: a newer version wrote them and will
 * look for them. Elements of lists are found by their id, or by all that is known of them.
 */
export function withUnknown(schema: Schema, value: unknown, former: unknown): unknown {
  const { entries, item } = shapeOf(schema);
  if (entries !== undefined && isMembers(value) && isMembers(former)) {
    const known = Object.entries(value).map(([name, member]) => [
      name,
      Object.hasOwn(former, name) ? withUnknown(entries[name]!, member, former[name]) : member,
    ]);
    const unknown = Object.entries(former).filter(
      ([name, member]) => !Object.hasOwn(entries, name) && isWithinLimits({ [name]: member }),
    );
    return Object.fromEntries([...known, ...unknown] as [string, unknown][]);
  }
  if (item !== undefined && Array.isArray(value) && Array.isArray(former)) {
    const byMark = new Map(former.map((one) => [markOf(item, one), one] as const));
    return value.map((one) => withUnknown(item, one, byMark.get(markOf(item, one))));
  }
  return value;
}
