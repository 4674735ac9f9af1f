// Which version of which instance's rating scale a call counts by, as tables that a pass can look into.
import { assumedKeys, scaleName, scalesOf, type Scale, type ScaleKey } from '#shared/domain/scale';
import { parseDay } from '#shared/base/period';
import type { StatedScale } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { dayPlace, dayPlaces } from '../store/columns';

export interface ScaleVersion extends StatedScale {
  readonly keys: readonly ScaleKey[];
  /** Local days on which it is in force, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface ScaleTable {
  /** Of all instances, each instance's oldest first. */
  readonly versions: readonly ScaleVersion[];
  /** The sets of keys that the versions have, each once; never empty. */
  readonly sets: readonly (readonly ScaleKey[])[];
  /** By instance number: its only (or first) version's set. */
  readonly setOf: Uint8Array;
  /** By instance number: the set by `dayPlace`, where the instance has several versions. */
  readonly setByDay: readonly (Uint8Array | undefined)[];
}

function versionsOf(instanceId: string, scales: readonly Scale[]): ScaleVersion[] {
  const known = scalesOf(scales, instanceId);
  if (known.length === 0)
    return [
      {
        instanceId,
        validFrom: null,
        name: scaleName(assumedKeys),
        isConfirmed: false,
        keys: assumedKeys,
        firstDay: -Infinity,
        lastDay: Infinity,
      },
    ];
  const startOf = (scale: Scale | undefined): number | undefined => parseDay(scale?.validFrom ?? '');
  return known.map((scale, index) => ({
    instanceId,
    validFrom: scale.validFrom,
    name: scaleName(scale.keys),
    isConfirmed: true,
    keys: scale.keys,
    // Before the first version's day the first one holds too.
    firstDay: index === 0 ? -Infinity : startOf(scale)!,
    lastDay: (startOf(known[index + 1]) ?? Infinity) - 1,
  }));
}

/** @throws Error where there are more than 256 different sets of keys */
export function scaleTable({ database, rules }: Archive): ScaleTable {
  const instances = database.prepare('SELECT id, instance_id AS name FROM instance ORDER BY id').all() as {
    id: number;
    name: string;
  }[];
  const versions: ScaleVersion[] = [];
  const sets: (readonly ScaleKey[])[] = [];
  const places = new Map<string, number>();
  const placeOf = (keys: readonly ScaleKey[]): number => {
    const text = JSON.stringify(keys);
    const place = places.get(text) ?? sets.length;
    if (place === sets.length) sets.push(keys);
    if (place > 255) throw new Error('more than 256 different rating scales');
    places.set(text, place);
    return place;
  };
  const setOf = new Uint8Array(256);
  const setByDay: (Uint8Array | undefined)[] = [];
  for (const { id, name } of instances) {
    const own = versionsOf(name, rules.scales);
    versions.push(...own);
    const ownSets = own.map(({ keys }) => placeOf(keys));
    setOf[id] = ownSets[0]!;
    if (own.length === 1) continue;
    const byDay = new Uint8Array(dayPlaces);
    for (const [index, { firstDay }] of own.entries())
      byDay.fill(ownSets[index]!, Math.max(dayPlace(firstDay), 0));
    setByDay[id] = byDay;
  }
  if (sets.length === 0) sets.push(assumedKeys);
  return { versions, sets, setOf, setByDay };
}

/** The versions of these instances (all, where none are named) that hold on one of the local days, both included. */
export function versionsWithin(
  { versions }: ScaleTable,
  instanceIds: readonly string[] | undefined,
  first: number,
  last: number,
): ScaleVersion[] {
  return versions.filter(
    (version) =>
      instanceIds?.includes(version.instanceId) !== false &&
      version.firstDay <= last &&
      version.lastDay >= first,
  );
}
