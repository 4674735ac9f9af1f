// The page Dispositions: everything it shows but its callers, from one pass over the selected calls.
import { dispositions, releaseInitiators, type ReleaseInitiator } from '#shared/domain/call';
import {
  groupLossMetrics,
  lossMetrics,
  mostRaters,
  shortTalkSeconds,
  type DispositionsView,
} from '#shared/contract/page-views';
import type { Filter } from '#shared/domain/filter';
import type { Counts } from '#shared/domain/metric';
import { longestWaitSeconds, overviewMetrics } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { comparisonsOf } from './comparison';
import { callsByDisposition, countsOf } from './counts';
import { figuresOf } from './figures';
import { byDuration } from './duration-groups';
import { byMember, groupsOf } from './groups';
import { lossesOf } from './outcomes';
import { peopleTable } from './people';
import { profilesOf } from './profiles';
import { scaleBreaks } from './rating-bars';
import { plainFacts } from './row-facts';
import { versionsWithin } from './scales';
import { drawnDays, seriesOf } from './series';
import { spanOf, statementOf } from './statement';
import { countCalls, durationsBySecond, keptFor, startTally, totalOf, type Tally } from './tally';

function mixOf(bySeries: Tally): DispositionsView['mix'] {
  const marks = Array.from({ length: bySeries.size }, (_, row) => callsByDisposition(bySeries, row));
  return dispositions
    .map((disposition, index) => ({
      disposition,
      byDay: Uint32Array.from(marks, (calls) => calls[index]!),
    }))
    .map((one) => ({ ...one, calls: one.byDay.reduce((sum, calls) => sum + calls, 0) }))
    .filter(({ calls }) => calls > 0)
    .sort((a, b) => b.calls - a.calls)
    .map(({ disposition, byDay }) => ({ disposition, byDay }));
}

/** @param now epoch ms */
export function loadDispositions(archive: Archive, filter: Filter, now: number): DispositionsView {
  const { rules, columns } = archive;
  const profiles = profilesOf(archive);
  const range = drawnDays(archive, filter, now);
  const series = seriesOf(archive, range);
  const skillGroups = byMember(archive, 'skillGroup', 'every', '');
  const bySeries = startTally(columns, series.groups, profiles, keptFor(overviewMetrics, 'total'));
  const byHour = startTally(columns, groupsOf(archive, 'hour', 'every', 'en'), profiles);
  const byGroup = startTally(columns, skillGroups, profiles);
  const bySide = startTally(columns, groupsOf(archive, 'releaseInitiator', 'every', 'en'), profiles);
  const byTalk = startTally(columns, byDuration(columns.talkMs, [shortTalkSeconds]), profiles);
  countCalls(
    archive,
    filter,
    profiles,
    [bySeries, byHour, byGroup, bySide, byTalk].map(({ visit }) => visit),
  );

  const total = totalOf(bySeries.tally);
  const facts = plainFacts(rules, countsOf(total, 0), total);
  const all = figuresOf(overviewMetrics, facts);
  const statement = statementOf(
    archive,
    filter,
    { attribution: 'every', total, rowsMayExceedTotal: false, followedMs: 0 },
    now,
  );
  const inForce = versionsWithin(profiles.scales, filter.instances, range.first, range.last);
  const hours = Array.from({ length: 24 }, (_, hour) => countsOf(byHour.tally, hour));
  const eachHour = (pick: (counts: Counts) => number): Uint32Array => Uint32Array.from(hours, pick);
  return {
    statement,
    figures: figuresOf(lossMetrics, facts),
    comparisons: comparisonsOf(archive, filter, all, statement.dataUpTo),
    step: series.step,
    days: series.days,
    scaleBreaks: scaleBreaks(inForce, range),
    span: spanOf(archive),
    mix: mixOf(bySeries.tally),
    byHour: {
      inbound: eachHour(({ inbound }) => inbound),
      offered: eachHour(({ offered }) => offered),
      abandoned: eachHour(({ abandoned }) => abandoned),
      systemLost: eachHour(({ systemLost }) => systemLost),
    },
    skillGroups: peopleTable(archive, skillGroups, byGroup.tally, groupLossMetrics, {
      sort: { field: 'offered', descending: true },
      offset: 0,
      most: mostRaters,
    }).table,
    losses: lossesOf(total, 0),
    waits: {
      answered: durationsBySecond(total, 'wait', longestWaitSeconds),
      abandoned: durationsBySecond(total, 'patience', longestWaitSeconds),
    },
    released: Object.fromEntries(
      releaseInitiators.map((side, row) => [side, countsOf(bySide.tally, row).success]),
    ) as Record<ReleaseInitiator, number>,
    shortByAgent: countsOf(byTalk.tally, 0).releasedByAgent,
  };
}
