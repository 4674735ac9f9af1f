// In memory beside the columns: which agents and groups each list number stands for, their names, and which phone
// rows are the same number. Loaded at start, extended after every batch.
import type { Database } from 'better-sqlite3';
import { participantKinds, type ParticipantKind } from './interning';

export interface Participant {
  readonly id: string;
  readonly name: string;
}

/** One kind of participants: `members[list]` are numbers into `people`, in the service's order. */
export interface MemberTable {
  readonly members: (readonly number[])[];
  readonly people: Participant[];
}

export interface Members {
  readonly agent: MemberTable;
  readonly skillGroup: MemberTable;
  /** Reads what was added since. @param renamed whether known people may have other names now */
  refresh(renamed: boolean): void;
  reset(): void;
}

const nobody: readonly number[] = [];

export function createMembers(database: Database): Members {
  const tables = { agent: load('agent'), skillGroup: load('skillGroup') };

  function load(kind: ParticipantKind): MemberTable & { refresh(renamed: boolean): void; reset(): void } {
    const { table, column, list, member } = participantKinds[kind];
    const readPeople = database.prepare(`SELECT id, ${column} AS key, name FROM ${table} WHERE id > ?`);
    const lastList = database.prepare(`SELECT coalesce(max(id), 0) FROM ${list}`).pluck();
    const readMembers = database
      .prepare(`SELECT list, ${table} FROM ${member} WHERE list > ? ORDER BY list, position`)
      .raw();
    const people: Participant[] = [];
    const members: (readonly number[])[] = [nobody];
    const refresh = (renamed: boolean): void => {
      const after = renamed ? 0 : people.length - 1;
      for (const row of readPeople.iterate(after) as Iterable<{ id: number; key: string; name: string }>)
        people[row.id] = { id: row.key, name: row.name };
      const known = members.length - 1;
      const last = lastList.get() as number;
      for (let id = known + 1; id <= last; id++) members[id] = [];
      for (const [id, person] of readMembers.iterate(known) as Iterable<[number, number]>)
        // A damaged file may have members of no list; no call has them.
        (members[id] as number[] | undefined)?.push(person);
    };
    const reset = (): void => {
      people.length = 0;
      members.length = 1;
      refresh(true);
    };
    refresh(true);
    return { people, members, refresh, reset };
  }

  return {
    agent: tables.agent,
    skillGroup: tables.skillGroup,
    refresh(renamed) {
      tables.agent.refresh(renamed);
      tables.skillGroup.refresh(renamed);
    },
    reset() {
      tables.agent.reset();
      tables.skillGroup.reset();
    },
  };
}
