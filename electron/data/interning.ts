// Things that many calls share are stored once and held by number: phone numbers, participants, row shapes.
import type { Database } from 'better-sqlite3';

/** Entries kept in memory; past that the map starts anew and SQLite is asked again. */
const cacheLimit = 400_000;

/** Looks a text up in `find`, adds it by `add`, and remembers the number. */
function remembered(
  find: (text: string) => number | undefined,
  add: (text: string) => number,
): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    let id = known.get(text);
    if (id === undefined) {
      id = find(text) ?? add(text);
      if (known.size >= cacheLimit) known.clear();
      known.set(text, id);
    }
    return id;
  };
}

/**
 * The form in which two spellings of a number are equal: digits only, without China's country code. Texts that hold
 * letters or stars (masked or anonymous numbers) keep them.
 */
export function normalNumber(raw: string): string {
  const compact = raw.replace(/[\s()-]/g, '');
  if (!/^\+?\d+$/.test(compact)) return compact.toLowerCase();
  const national = compact.replace(/^(\+86|0086)(?=\d{7,})/, '').replace(/^\+/, '');
  return national;
}

export interface Phones {
  /** The number's row; 0 for no number. */
  idOf(raw: string): number;
}

export function createPhones(database: Database): Phones {
  const find = database.prepare('SELECT id FROM phone WHERE raw = ?').pluck();
  const findNormal = database.prepare('SELECT same_as FROM phone WHERE normal = ? LIMIT 1').pluck();
  const add = database.prepare('INSERT INTO phone (raw, normal, same_as) VALUES (:raw, :normal, :sameAs)');
  const self = database.prepare('UPDATE phone SET same_as = id WHERE id = ?');
  const index = database.prepare('INSERT INTO phone_search (rowid, normal) VALUES (?, ?)');
  const idOf = remembered(
    (raw) => find.get(raw) as number | undefined,
    (raw) => {
      const normal = normalNumber(raw);
      const same = findNormal.get(normal) as number | undefined;
      const id = Number(add.run({ raw, normal, sameAs: same ?? 0 }).lastInsertRowid);
      if (same === undefined) self.run(id);
      index.run(id, normal);
      return id;
    },
  );
  return { idOf: (raw) => (raw === '' ? 0 : idOf(raw)) };
}

export function createShapes(database: Database): (shape: string) => number {
  const find = database.prepare('SELECT id FROM row_shape WHERE shape = ?').pluck();
  const add = database.prepare('INSERT INTO row_shape (shape) VALUES (?)');
  return remembered(
    (shape) => find.get(shape) as number | undefined,
    (shape) => Number(add.run(shape).lastInsertRowid),
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
}

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
  interface Known {
    readonly id: number;
    name: string;
    /** Start of the latest call seen with the present name; in memory, since writing it each time would cost. */
    namedAt: number;
  }
  const known = new Map<string, Known>();

  function knownOf(instance: number, id: string): Known | undefined {
    const key = `${instance}\n${id}`;
    const found = known.get(key) ?? (find.get(instance, id) as Known | undefined);
    if (found !== undefined) known.set(key, found);
    return found;
  }

  function participant(instance: number, id: string, name: string, at: number): number {
    const person = knownOf(instance, id);
    if (person === undefined)
      return Number(add.run(instance, id, name === '' ? id : name, at).lastInsertRowid);
    if (name !== '' && at > person.namedAt) {
      if (name !== person.name) rename.run(name, at, person.id);
      person.name = name;
      person.namedAt = at;
    }
    return person.id;
  }

  const cache = new Map<string, { list: number; namedAt: number }>();
  return {
    idOf(instance, ids, names, at) {
      if (ids.length === 0 && names === '') return 0;
      const joined = ids.join(',');
      const key = `${instance}\n${joined}\n${names}`;
      const cached = cache.get(key);
      // A newer call with the same list may bring its names up to date again; a few seconds do not matter.
      if (cached !== undefined && at <= cached.namedAt) return cached.list;
      const named = splitNames(ids, names, (id) => knownOf(instance, id)?.name);
      const members = ids.map((id, index) => participant(instance, id, named[index] ?? '', at));
      let id = cached?.list ?? (findList.get(instance, joined, names) as number | undefined);
      if (id === undefined) {
        id = Number(addList.run(instance, joined, names).lastInsertRowid);
        for (const [position, one] of members.entries()) addMember.run(id, position, one);
      }
      if (cache.size >= cacheLimit) cache.clear();
      cache.set(key, { list: id, namedAt: at });
      return id;
    },
  };
}
