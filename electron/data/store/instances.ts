// Instances by their names and by the numbers that calls hold.
import type { Filter } from '#shared/domain/filter';
import type { Archive } from './archive';

/** Instances the filter speaks of, by their row numbers. */
export function instancesOf(archive: Archive, filter: Filter): number[] {
  const rows = archive.database
    .prepare('SELECT id, instance_id AS instanceId FROM instance ORDER BY id')
    .all() as {
    id: number;
    instanceId: string;
  }[];
  return rows
    .filter((row) => filter.instances === undefined || filter.instances.includes(row.instanceId))
    .map((row) => row.id);
}

/** The row number of an instance; 0, which no call has, before its first run. */
export function instanceRowOf(archive: Archive, instanceId: string): number {
  return instancesOf(archive, { instances: [instanceId] })[0] ?? 0;
}
