// The rows of a table of agents or skill groups as they are called: equal names with their ids, and what has none as the last.
import type { GroupRow, GroupTable } from '#shared/contract/views';
import { names } from '../state/names.svelte';
import { session, t } from '../state/session.svelte';

export type GroupKind = 'agents' | 'skillGroups';

export interface NamedRow {
  readonly row: GroupRow;
  readonly name: string;
  /** Beside the name where another row has the same; otherwise ''. */
  readonly id: string;
  /** The calls without an agent (a skill group). */
  readonly isNone: boolean;
}

/** @param most so many rows, the last one not counted */
export function namedRows({ rows, none }: GroupTable, kind: GroupKind, most: number): NamedRow[] {
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1);
  const named = rows.slice(0, most).map((row) => ({
    row,
    name: (kind === 'agents' ? names.agent(row.id, row.name) : row.name) || row.id,
    id: row.name !== '' && times.get(row.name)! > 1 && !session.settings.hideNames ? row.id : '',
    isNone: false,
  }));
  if (none === null) return named;
  const name = t(kind === 'agents' ? 'who.noAgent' : 'who.noGroup');
  return [...named, { row: none, name, id: '', isNone: true }];
}
