// Input for fuzz tests: values that mostly fit a schema, and the same with something wrong in them.
import fc from 'fast-check';
import type * as v from 'valibot';

type Schema = v.GenericSchema;
/** What this needs to know of a schema of any kind. */
interface Shape {
  readonly type: string;
  readonly wrapped?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly items?: readonly Schema[];
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[];
}

const words = ['a', 'ccc-demo', 'Asia/Shanghai', '2026-03-01', '09:00', '#/overview', '13800001111', 'none'];

function likelyText(pipe: Shape['pipe']): fc.Arbitrary<string> {
  const pattern = pipe?.find(({ type }) => type === 'regex')?.requirement;
  // Look-around and the like are not made from.
  return pattern instanceof RegExp
    ? fc.stringMatching(pattern)
    : fc.oneof(fc.constantFrom(...words), fc.string());
}

function likelyNumber(pipe: Shape['pipe'] = []): fc.Arbitrary<number> {
  const edge = (type: string, usual: number): number => {
    const found = pipe.find((one) => one.type === type)?.requirement;
    return typeof found === 'number' ? found : usual;
  };
  const [min, max] = [edge('min_value', -1000), edge('max_value', 2 ** 31)];
  return pipe.some(({ type }) => type === 'integer')
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true });
}

/** Values that mostly fit: checks written as code are not known here. */
export function likely(schema: Schema): fc.Arbitrary<unknown> {
  const shape = schema as unknown as Shape;
  const { entries, item, items, pipe } = shape;
  if (entries !== undefined) {
    const optional = Object.keys(entries).filter((name) => (entries[name] as Shape).type === 'optional');
    const members = Object.entries(entries).map(([name, entry]) => [name, likely(entry)] as const);
    const requiredKeys = Object.keys(entries).filter((name) => !optional.includes(name));
    return fc.record(Object.fromEntries(members), { requiredKeys });
  }
  switch (shape.type) {
    case 'optional':
      return likely(shape.wrapped!);
    case 'nullable':
      return fc.option(likely(shape.wrapped!));
    case 'string':
      return likelyText(pipe);
    case 'number':
      return likelyNumber(pipe);
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(shape.literal);
    case 'picklist':
      return fc.constantFrom(...shape.options!);
    case 'union':
      return fc.oneof(...(shape.options as Schema[]).map(likely));
    case 'array': {
      const exact = pipe?.find(({ type }) => type === 'length')?.requirement as number | undefined;
      return fc.array(
        likely(item!),
        exact === undefined ? { maxLength: 4 } : { minLength: exact, maxLength: exact },
      );
    }
    case 'tuple':
      return fc.tuple(...items!.map(likely));
    case 'instance':
      return fc.uint8Array({ maxLength: 40 });
    default:
      return fc.constant(undefined);
  }
}

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { filter: value };
  return value;
};
/** Values that have broken programs before; all of them pass through JSON or the bridge. */
const oddOnes = (): readonly unknown[] => [
  ...[
    null,
    true,
    -0,
    -1,
    1.5,
    NaN,
    Infinity,
    1e308,
    2 ** 53,
    [],
    {},
    [[]],
    { constructor: 1 },
    { length: 1e9 },
  ],
  ...['', '\0', '\uD800', '\uFEFF', '../../../X', 'CON', '__proto__', 'x'.repeat(5000)],
  ...[JSON.parse('{"__proto__":{"isAdmin":true}}'), Array.from({ length: 3000 }, () => 0)],
  ...[nested(12), nested(40), nested(3000)],
];
const odd = fc.oneof(
  // Made for each case: what another case changed in it would come back.
  fc.nat({ max: oddOnes().length - 1 }).map((index) => oddOnes()[index]),
  fc.anything({
    maxDepth: 2,
    maxKeys: 3,
    withNullPrototype: true,
    withDate: true,
    withBigInt: true,
    withMap: true,
  }),
);
const oddNames = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'id',
  'filter',
  'then',
  '',
  'unknown',
  '0',
);

interface Change {
  readonly kind: 'replace' | 'remove' | 'add' | 'double';
  readonly at: number;
  readonly name: string;
  readonly value: unknown;
}
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'add', 'double'),
  at: fc.nat(),
  name: oddNames,
  value: odd,
});

type Holder = Record<string, unknown> | unknown[];
const isHolder = (value: unknown): value is Holder =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);

/** Of what is shared between cases; structuredClone of Node 20 leaks 3 kB each time. */
function copied(value: unknown): unknown {
  if (!isHolder(value)) return value;
  if (Array.isArray(value)) return value.map(copied);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copied(member)]));
}

function changed(value: unknown, { kind, at, name, value: given }: Change): unknown {
  const root = { value };
  const places: { holder: Holder; key: string }[] = [];
  const walk = (holder: Holder, depth: number): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const member = (holder as Record<string, unknown>)[key];
      if (isHolder(member) && depth < 8) walk(member, depth + 1);
    }
  };
  walk(root, 0);
  const { holder, key } = places[at % places.length]!;
  const members = holder as Record<string, unknown>;
  const member = members[key];
  if (kind === 'replace') members[key] = given;
  else if (kind === 'remove' && holder !== root) Reflect.deleteProperty(members, key);
  else if (kind === 'double' && Array.isArray(holder)) holder.push(member);
  else if (kind === 'add' && isHolder(member))
    Object.defineProperty(member, Array.isArray(member) ? member.length : name, {
      value: given,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return root.value;
}

/** The same values with up to three things wrong in each. */
export function spoiled(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(good, fc.array(change, { maxLength: 3 }))
    .map(([value, changes]) => changes.reduce(changed, copied(value)));
}
