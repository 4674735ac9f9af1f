// Things that many calls share are stored once and held by number: phone numbers, participants, row shapes.
import type { Database } from 'better-sqlite3';
import { normalNumber } from './phone-numbers';

/** Entries kept in memory; past that the map starts anew and SQLite is asked again. */
const cacheLimit = 400_000;
/** A shape is a long text. */
const shapeLimit = 10_000;

/** Remembers the number that `ask` gives a text. */
function remembered(ask: (text: string) => number, limit = cacheLimit): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    let id = known.get(text);
    if (id === undefined) {
      id = ask(text);
      if (known.size >= limit) known.clear();
      known.set(text, id);
    }
    return id;
  };
}

export interface Phones {
  /** The number's row; 0 for no number. */
  idOf(raw: string): number;
  /** Brings the search index up to the new numbers; to be called once in the transaction that added them. */
  index(): void;
}

export function createPhones(database: Database): Phones {
  const find = database.prepare('SELECT id FROM phone WHERE raw = ?').pluck();
  const lastId = database.prepare('SELECT coalesce(max(id), 0) FROM phone').pluck();
  // Most unknown numbers are new, so they are added without being looked up first. Another row of the same number is
  // either its normal form itself or one of the few that are spelled otherwise.
  const add = database.prepare(
    `INSERT INTO phone (id, raw, normal, same_as) VALUES (?, ?, ?, coalesce(
       (SELECT same_as FROM phone WHERE raw = ?),
       (SELECT same_as FROM phone WHERE normal = ? AND normal <> raw LIMIT 1), ?))
     ON CONFLICT (raw) DO NOTHING`,
  );
  // A row at a time the index would write its lists anew for each number, at many times the cost.
  const index = database.prepare(
    'INSERT INTO phone_search (rowid, normal) SELECT id, normal FROM phone WHERE id > ?',
  );
  let last = lastId.get() as number;
  let indexed = last;
  const idOf = remembered((raw) => {
    const [id, normal] = [last + 1, normalNumber(raw)];
    // A number that is its own normal form has no other row under that text.
    const spelledPlainly = normal === raw ? null : normal;
    if (add.run(id, raw, normal, spelledPlainly, normal, id).changes === 0) return find.get(raw) as number;
    last = id;
    return id;
  });
  return {
    idOf: (raw) => (raw === '' ? 0 : idOf(raw)),
    index() {
      if (last > indexed) index.run(indexed);
      indexed = last;
    },
  };
}

export function createShapes(database: Database): (shape: string) => number {
  const find = database.prepare('SELECT id FROM row_shape WHERE shape = ?').pluck();
  const add = database.prepare('INSERT INTO row_shape (shape) VALUES (?)');
  return remembered(
    (shape) => (find.get(shape) as number | undefined) ?? Number(add.run(shape).lastInsertRowid),
    shapeLimit,
  );
}

/** The two kinds of participants, which have the same tables under different names. */
export const participantKinds = {
  agent: { table: 'agent', column: 'agent_id', list: 'agent_list', member: 'agent_list_member' },
  skillGroup: {
    table: 'skill_group',
    column: 'skill_group_id',
    list: 'skill_group_list',
    member: 'skill_group_list_member',
  },
} as const;
export type ParticipantKind = keyof typeof participantKinds;

/**
 * Gives each id its name. The service joins names by commas, and names may contain commas themselves: with one id the
 * whole text is its name; with as many parts as ids they pair up; else names known from other calls are cut off the
 * front one by one. What cannot be told apart keeps the name it had, or its id.
 */
export function splitNames(
  ids: readonly string[],
  names: string,
  knownName: (id: string) => string | undefined,
): string[] {
  if (ids.length <= 1) return ids.map(() => names);
  const parts = names.split(',');
  if (parts.length === ids.length) return parts.map((part) => part.trim());
  const result: string[] = [];
  let left = names;
  for (const [index, id] of ids.entries()) {
    const known = knownName(id);
    const isLast = index === ids.length - 1;
    if (known !== undefined && (left === known || left.startsWith(`${known},`))) {
      result.push(known);
      left = left.slice(known.length + 1);
    } else if (isLast && left !== '') {
      result.push(left);
    } else {
      return ids.map((one) => knownName(one) ?? one);
    }
  }
  return result;
}

export interface ParticipantLists {
  /** The number of the list; 0 for no participants. `at` dates the names: the latest call's name stays. */
  idOf(instance: number, ids: readonly string[], names: string, at: number): number;
  /** How many people got another name so far. */
  readonly renamed: number;
}

interface Person {
  readonly id: number;
  name: string;
  /** Start of the latest call seen with the present name; in memory, since writing it each time would cost. */
  namedAt: number;
}
/** The people of a list with the names that it gives them. */
type Named = readonly (readonly [person: Person, name: string])[];
interface KnownList {
  readonly id: number;
  /** Undefined where the names depend on what is known of the people at the time. */
  readonly named: Named | undefined;
}

/** Without commas inside names the text alone says whose name is whose. */
const isPlain = (ids: readonly string[], names: string): boolean =>
  ids.length <= 1 || names.split(',').length === ids.length;

export function createParticipantLists(database: Database, kind: ParticipantKind): ParticipantLists {
  const { table, column, list, member } = participantKinds[kind];
  const findList = database
    .prepare(`SELECT id FROM ${list} WHERE instance = ? AND ids = ? AND names = ?`)
    .pluck();
  const addList = database.prepare(`INSERT INTO ${list} (instance, ids, names) VALUES (?, ?, ?)`);
  const addMember = database.prepare(`INSERT INTO ${member} VALUES (?, ?, ?)`);
  const find = database.prepare(
    `SELECT id, name, named_at AS namedAt FROM ${table} WHERE instance = ? AND ${column} = ?`,
  );
  const add = database.prepare(
    `INSERT INTO ${table} (instance, ${column}, name, named_at) VALUES (?, ?, ?, ?)`,
  );
  const rename = database.prepare(`UPDATE ${table} SET name = ?, named_at = ? WHERE id = ?`);
  const people = new Map<string, Person>();
  let renamed = 0;

  function known(instance: number, id: string): Person | undefined {
    const key = `${instance}\n${id}`;
    const person = people.get(key) ?? (find.get(instance, id) as Person | undefined);
    if (person !== undefined) people.set(key, person);
    return person;
  }

  function personOf(instance: number, id: string, name: string, at: number): Person {
    const person = known(instance, id);
    if (person !== undefined) return person;
    const first = name === '' ? id : name;
    const added = {
      id: Number(add.run(instance, id, first, at).lastInsertRowid),
      name: first,
      namedAt: at,
    };
    people.set(`${instance}\n${id}`, added);
    return added;
  }

  function takeName(person: Person, name: string, at: number): void {
    if (name === '' || at <= person.namedAt) return;
    if (name !== person.name) {
      rename.run(name, at, person.id);
      renamed += 1;
    }
    person.name = name;
    person.namedAt = at;
  }

  function idOfList(instance: number, ids: string, names: string, named: Named): number {
    const found = findList.get(instance, ids, names) as number | undefined;
    if (found !== undefined) return found;
    const id = Number(addList.run(instance, ids, names).lastInsertRowid);
    for (const [position, [person]] of named.entries()) addMember.run(id, position, person.id);
    return id;
  }

  function nameAll(instance: number, ids: readonly string[], names: string, at: number): Named {
    const split = splitNames(ids, names, (id) => known(instance, id)?.name);
    const named = ids.map((id, index) => {
      const name = split[index] ?? '';
      return [personOf(instance, id, name, at), name] as const;
    });
    for (const [person, name] of named) takeName(person, name, at);
    return named;
  }

  /** By names, then by ids: two short texts are found faster than one joined of both. */
  const lists = new Map<number, Map<string, Map<string, KnownList>>>();
  let size = 0;
  return {
    get renamed() {
      return renamed;
    },
    idOf(instance, ids, names, at) {
      if (ids.length === 0 && names === '') return 0;
      const joined = ids.length === 1 ? ids[0]! : ids.join(',');
      if (size > cacheLimit) {
        lists.clear();
        size = 0;
      }
      const byNames = entryOf(lists, instance);
      const byIds = entryOf(byNames, names);
      const found = byIds.get(joined);
      if (found?.named !== undefined) {
        for (const [person, name] of found.named) takeName(person, name, at);
        return found.id;
      }
      const named = nameAll(instance, ids, names, at);
      if (found !== undefined) return found.id;
      const id = idOfList(instance, joined, names, named);
      byIds.set(joined, { id, named: isPlain(ids, names) ? named : undefined });
      size += 1;
      return id;
    },
  };
}

function entryOf<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let entry = map.get(key);
  if (entry === undefined) map.set(key, (entry = new Map()));
  return entry;
}
