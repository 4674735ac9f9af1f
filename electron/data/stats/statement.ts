// What every result says about itself: data time, completeness, rules.
import type { Attribution, Filter } from '../../../shared/filter';
import { dayText, localDay } from '../../../shared/period';
import type { Statement } from '../../../shared/views';
import type { Archive } from '../archive';
import { ratingMaturity } from '../maturity';

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

/** The row number of an instance; undefined before its first run. */
export function instanceRowOf(archive: Archive, instanceId: string): number | undefined {
  return instancesOf(archive, { instances: [instanceId] })[0];
}

/** Start of the first and of the last call in the archive. Two queries in one: each is a step into the index. */
export function spanOf(archive: Archive): { first: number; last: number } | null {
  const row = archive.database
    .prepare('SELECT (SELECT min(started_at) FROM call) AS first, (SELECT max(started_at) FROM call) AS last')
    .get() as {
    first: number | null;
    last: number | null;
  };
  return row.first === null || row.last === null ? null : { first: row.first, last: row.last };
}

/**
 * The span that a filter speaks of: its own edges, else from the earliest to the latest moment that was asked for or has
 * a call. So days that were asked for and never came are not overlooked. Half open; null before any sync.
 */
export function judgedSpan(
  archive: Archive,
  filter: Filter,
  now: number,
): { from: number; to: number } | null {
  const calls = spanOf(archive);
  const asked = archive.ledger.asked(instancesOf(archive, filter));
  const first = Math.min(calls?.first ?? Infinity, asked?.from ?? Infinity);
  const last = Math.max(calls?.last ?? -Infinity, asked?.to ?? -Infinity);
  const from = filter.from ?? first;
  // A day that has not begun is not missing.
  const to = Math.min(filter.to ?? last + 1, now);
  return Number.isFinite(from) && to > from ? { from, to } : null;
}

export interface StatementFacts {
  readonly n: number;
  readonly waitsApproximate: number;
  readonly ratingsInvalid: number;
  readonly rowsMayExceedTotal: boolean;
}

export function statementOf(
  archive: Archive,
  filter: Filter,
  attribution: Attribution,
  facts: StatementFacts,
  now: number,
): Statement {
  const { rules } = archive;
  const instances = instancesOf(archive, filter);
  const span = judgedSpan(archive, filter, now);
  const days =
    span === null ? [] : archive.ledger.days(instances, { from: span.from, to: span.to - 1 }, rules.zone);
  const incomplete = days.filter((day) => day.state !== 'complete').map((day) => day.day);
  const { maturityMs } = ratingMaturity(archive.database, instances);
  const provisionalFrom = dayText(localDay(rules.zone, now - maturityMs));
  const warnings = [
    ...(incomplete.length > 0 ? ['daysIncomplete'] : []),
    ...(facts.waitsApproximate > 0 ? ['waitsApproximate'] : []),
    ...(facts.ratingsInvalid > 0 ? ['ratingsInvalid'] : []),
    ...(facts.rowsMayExceedTotal ? ['rowsMayExceedTotal'] : []),
  ];
  return {
    dataUpTo: archive.ledger.dataUpTo(instances),
    daysTotal: days.length,
    daysComplete: days.length - incomplete.length,
    daysIncomplete: incomplete,
    daysProvisional: days.filter((day) => day.day >= provisionalFrom).map((day) => day.day),
    maturityMs,
    filter,
    attribution,
    scaleVersion: rules.scale.version,
    serviceLevel: { variant: 3, thresholdSeconds: rules.serviceLevelSeconds },
    shortAbandonSeconds: rules.shortAbandonSeconds,
    zone: rules.zone,
    n: facts.n,
    waitsApproximate: facts.waitsApproximate,
    ratingsInvalid: facts.ratingsInvalid,
    warnings,
  };
}
