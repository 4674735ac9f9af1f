// The command `stats`: any metrics, by one grouping, of any filter, with the statement.
import type { Counts, Sample } from '../../../shared/metric';
import { metricOf, type MetricId } from '../../../shared/metrics';
import type { StatsInput } from '../../../shared/contract';
import type { Rules } from '../../../shared/settings';
import type { StatsResult, StatsRow } from '../../../shared/views';
import type { Archive } from '../archive';
import { figureOf, samplesByGroup } from './figures';
import { groupsOf } from './groups';
import { selectCalls } from './select';
import { statementOf } from './statement';
import { approximateWaits, countsOf, ratingCounts, tally, type Tally } from './tally';

/** Groupings whose empty rows say nothing; of days and hours the empty ones are part of the picture. */
const sparse = new Set([
  'agent',
  'skillGroup',
  'disposition',
  'contactType',
  'surveyChannel',
  'releaseInitiator',
  'weekdayHour',
]);

/** Ratings of offered calls whose key the scale does not know. */
export function invalidRatings(tallied: Tally, rules: Rules): number {
  const known = new Set(rules.scale.keys.map((key) => key.key));
  let count = 0;
  for (let group = 0; group < tallied.groups; group++)
    for (const [key, n] of ratingCounts(tallied, group)) if (!known.has(key)) count += n;
  return count;
}

export function computeStats(archive: Archive, input: StatsInput, now: number): StatsResult {
  const { columns, members, rules } = archive;
  const selection = selectCalls(archive, input.filter);
  const groups = groupsOf(input.by, columns, members, selection, input.attribution, input.language);
  const tallied = tally(columns, members.skillGroup, selection, groups, rules);
  const needed = new Set<Sample>();
  for (const id of input.metrics) {
    const { formula } = metricOf(id);
    if (formula.kind === 'quantile') needed.add(formula.of);
  }
  const samples = new Map(
    [...needed].map((sample) => [sample, samplesByGroup(columns, selection, groups, sample)]),
  );
  const rows: StatsRow[] = [];
  for (const [group, key] of groups.keys.entries()) {
    const counts = countsOf(tallied, group, rules);
    if (counts.calls === 0 && sparse.has(input.by)) continue;
    const sampleOf = (sample: Sample): Int32Array => samples.get(sample)![group]!;
    rows.push({
      key,
      label: groups.labels[group]!,
      metrics: metricsOf(input.metrics, counts, sampleOf, tallied, group, rules),
    });
  }
  const statement = statementOf(
    archive,
    input.filter,
    input.attribution,
    {
      n: selection.length,
      waitsApproximate: approximateWaits(tallied),
      ratingsInvalid: invalidRatings(tallied, rules),
      rowsMayExceedTotal:
        input.attribution === 'every' && (input.by === 'agent' || input.by === 'skillGroup'),
    },
    now,
  );
  return { rows, statement };
}

function metricsOf(
  ids: readonly MetricId[],
  counts: Counts,
  sampleOf: (sample: Sample) => Int32Array,
  tallied: Tally,
  group: number,
  rules: Rules,
): StatsRow['metrics'] {
  const result: Record<string, StatsRow['metrics'][string]> = {};
  for (const id of ids) {
    if (id !== 'ratingDistribution') {
      result[id] = figureOf(id, counts, sampleOf);
      continue;
    }
    const pressed = ratingCounts(tallied, group);
    const valid = rules.scale.keys.filter((key) => key.class !== 'ignore').map((key) => key.key);
    const value = Object.fromEntries(
      valid.sort((a, b) => a - b).map((key) => [String(key), pressed.get(key) ?? 0]),
    );
    result[id] = { value, n: counts.rated };
  }
  return result;
}
