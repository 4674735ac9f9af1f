// The page Satisfaction: everything it shows, from one pass over the selected calls.
import { surveyChannels } from '#shared/domain/call';
import {
  mostRaters,
  raterMetrics,
  satisfactionMetrics,
  type DurationClass,
  type PeopleTable,
  type RaterMetric,
  type SatisfactionView,
} from '#shared/contract/page-views';
import type { Filter } from '#shared/domain/filter';
import { overviewMetrics } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { comparisonsOf } from './comparison';
import { countsOf, countsThat } from './counts';
import { figuresOf } from './figures';
import { byDuration, type DurationEdges } from './duration-groups';
import { byMember, groupsOf, type Groups } from './groups';
import { peopleTable } from './people';
import { profilesOf } from './profiles';
import { ratingBars, scaleBreaks } from './rating-bars';
import { plainFacts } from './row-facts';
import { versionsWithin } from './scales';
import { drawnDays, seriesOf } from './series';
import { spanOf, statementOf } from './statement';
import { countCalls, keptFor, startTally, totalOf, type Tally } from './tally';

/** Upper edges of classes, in seconds; the last class is open. */
const waitEdges: DurationEdges = [10, 20, 30, 60, 120];
const talkEdges: DurationEdges = [60, 120, 180, 300, 600];

/** Calls without such a duration are in the last row, which is left out. */
function classesOf(tally: Tally, edges: DurationEdges): DurationClass[] {
  return Array.from({ length: edges.length + 1 }, (_, row) => {
    const { rated, satisfied, dissatisfied } = countsOf(tally, row);
    return { over: edges[row - 1] ?? null, max: edges[row] ?? null, rated, satisfied, dissatisfied };
  });
}

function ratersOf(archive: Archive, groups: Groups, tally: Tally): PeopleTable<RaterMetric> {
  const sort = { field: 'satisfiedRate', descending: true } as const;
  return peopleTable(archive, groups, tally, raterMetrics, { sort, offset: 0, most: mostRaters }).table;
}

/** @param now epoch ms */
export function loadSatisfaction(archive: Archive, filter: Filter, now: number): SatisfactionView {
  const { rules, columns } = archive;
  const profiles = profilesOf(archive);
  const range = drawnDays(archive, filter, now);
  const series = seriesOf(archive, range);
  const agents = byMember(archive, 'agent', 'every', '');
  const skillGroups = byMember(archive, 'skillGroup', 'every', '');
  const bySeries = startTally(columns, series.groups, profiles, keptFor(overviewMetrics, 'total'));
  const byChannel = startTally(columns, groupsOf(archive, 'surveyChannel', 'every', 'en'), profiles);
  const byAgent = startTally(columns, agents, profiles);
  const byGroup = startTally(columns, skillGroups, profiles);
  const byWait = startTally(columns, byDuration(columns.waitMs, waitEdges), profiles);
  const byTalk = startTally(columns, byDuration(columns.talkMs, talkEdges), profiles);
  countCalls(
    archive,
    filter,
    profiles,
    [bySeries, byChannel, byAgent, byGroup, byWait, byTalk].map(({ visit }) => visit),
  );

  const total = totalOf(bySeries.tally);
  const counts = countsOf(total, 0);
  const facts = plainFacts(rules, counts, total);
  const all = figuresOf(overviewMetrics, facts);
  const statement = statementOf(
    archive,
    filter,
    { attribution: 'every', total, rowsMayExceedTotal: false, followedMs: 0 },
    now,
  );
  const inForce = versionsWithin(profiles.scales, filter.instances, range.first, range.last);
  const marks = series.groups.keys.map((_, row) => countsOf(bySeries.tally, row));
  return {
    statement,
    figures: figuresOf(satisfactionMetrics, facts),
    comparisons: comparisonsOf(archive, filter, all, statement.dataUpTo),
    step: series.step,
    days: series.days,
    scaleBreaks: scaleBreaks(inForce, range),
    span: spanOf(archive),
    ratedByDay: Uint32Array.from(marks, ({ rated }) => rated),
    satisfiedByDay: Uint32Array.from(marks, ({ satisfied }) => satisfied),
    dissatisfiedByDay: Uint32Array.from(marks, ({ dissatisfied }) => dissatisfied),
    ratings: ratingBars(total, inForce),
    success: counts.success,
    unsurveyed: countsThat(
      total,
      0,
      ({ disposition, isSurveyOffered }) => disposition === 'success' && !isSurveyOffered,
    ).calls,
    channels: surveyChannels.flatMap((channel, row) => {
      const { surveyOffered: offered, rated, satisfied, dissatisfied } = countsOf(byChannel.tally, row);
      return offered === 0 ? [] : [{ channel, offered, rated, satisfied, dissatisfied }];
    }),
    agents: ratersOf(archive, agents, byAgent.tally),
    skillGroups: ratersOf(archive, skillGroups, byGroup.tally),
    byWait: classesOf(byWait.tally, waitEdges),
    byTalk: classesOf(byTalk.tally, talkEdges),
  };
}
