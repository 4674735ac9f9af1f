// Deletes an instance from the archive: all rows that personal-data.ts declares as its own, and participants, shapes and
// numbers that no call of another instance refers to.
import type { Database } from 'better-sqlite3';
import { changeData } from '../store/data-change';
import { readErasureList, writeErasureList } from './erasure-list';
import { participantKinds } from '../store/interning';
import { tablesWith } from '../store/personal-data';
import { dropKeptCalls } from '../reports/snapshots';

/**
 * The file still has to be rewritten (`finishErasure`).
 * @returns how many calls were deleted; null where there is no such instance
 */
export function forgetInstance(database: Database, instanceId: string): number | null {
  const instance = database
    .prepare('SELECT id FROM instance WHERE instance_id = ?')
    .pluck()
    .get(instanceId) as number | undefined;
  if (instance === undefined) return null;
  const deleteAll = (): number => {
    const calls = database.prepare('SELECT count(*) FROM call WHERE instance = ?').pluck().get(instance);
    for (const table of tablesWith('instance', 'own'))
      database.prepare(`DELETE FROM ${table} WHERE instance = ?`).run(instance);
    dropKeptCalls(database, instanceId);
    database.prepare('DELETE FROM instance WHERE id = ?').run(instance);
    deleteUnused(database);
    closeGaps(database);
    return calls as number;
  };
  return changeData(database, deleteAll, {
    isErasure: true,
    beforeCommit() {
      const listed = readErasureList(database.name);
      const others = listed.filter((call) => call.instanceId !== instanceId);
      if (others.length < listed.length) writeErasureList(database.name, others);
    },
  });
}

/**
 * Numbers the calls that are left from 1 on where a quarter of the numbers or more have no call: a call's number is its
 * position in the columns, where a gap takes as many bytes as a call.
 */
export function closeGaps(database: Database): void {
  const { last, calls } = database
    .prepare('SELECT coalesce(max(id), 0) AS last, count(*) AS calls FROM call')
    .get() as { last: number; calls: number };
  if (last * 3 <= calls * 4) return;
  // By way of negative numbers, since a new number may still be another call's.
  database.exec(`
    UPDATE call SET id = -moved.place
      FROM (SELECT id AS was, row_number() OVER (ORDER BY id) AS place FROM call) AS moved
      WHERE call.id = moved.was;
    UPDATE call SET id = -id;`);
}

/** Deletes what no call refers to any more: shapes (which may name an instance), participants and numbers. */
export function deleteUnused(database: Database): void {
  database.exec('DELETE FROM row_shape WHERE id NOT IN (SELECT shape FROM call)');
  for (const { table, list, member } of Object.values(participantKinds))
    // A call's column has the name of the table of lists.
    database.exec(`
      DELETE FROM ${list} WHERE id NOT IN (SELECT ${list} FROM call);
      DELETE FROM ${member} WHERE list NOT IN (SELECT id FROM ${list});
      DELETE FROM ${table} WHERE id NOT IN (SELECT ${table} FROM ${member});`);
  deleteUnusedPhones(database);
}

function deleteUnusedPhones(database: Database): void {
  const { changes } = database
    .prepare(
      'DELETE FROM phone WHERE id NOT IN (SELECT calling_phone FROM call UNION ALL SELECT called_phone FROM call)',
    )
    .run();
  if (changes === 0) return;
  // The first row of a number may be gone: the first of those that are left takes its place.
  database.exec(`
    CREATE TEMP TABLE first_phone AS SELECT same_as AS was, min(id) AS now FROM phone
      WHERE same_as NOT IN (SELECT id FROM phone) GROUP BY same_as;
    UPDATE phone SET same_as = (SELECT now FROM first_phone WHERE was = same_as)
      WHERE same_as IN (SELECT was FROM first_phone);
    DROP TABLE first_phone;
    -- Deleting from the search index only marks its parts as deleted; a rebuilt index does not contain them.
    INSERT INTO phone_search (phone_search) VALUES ('rebuild');`);
}
