// A report against today: the same question by the same rules, and which calls came, left or changed since.
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import { AppError } from '#shared/base/envelope';
import {
  comparedFields,
  mostListed,
  type CallChange,
  type ComparedCall,
  type FigureChange,
  type ReportComparison,
} from '#shared/contract/report-runs';
import type { ReportModel } from '#shared/contract/report-views';
import { metricOf } from '#shared/domain/metrics';
import { rulesOf } from '#shared/domain/settings';
import { overviewMetrics } from '#shared/contract/views';
import { withRules, type Archive } from '../store/archive';
import { channelOf, largeRating, marks, noRating } from '../store/columns';
import { dispositionOf, noCall, typeOf } from '../store/kinds';
import { keptCalls, keptCallsOf, keptModel, type KeptCalls } from './snapshots';
import { loadOverview } from '../stats/overview';
import { inTimeOrder } from '../store/order';
import { selectCalls } from '../stats/select';

const seconds = (ms: number): number | null => (ms < 0 ? null : ms / 1000);

/** By the two bits of `marks`, as columns.ts sets them. */
function releaseOf(mark: number): ComparedCall['releaseInitiator'] {
  const agent = (mark & marks.releasedByAgent) !== 0 ? 1 : 0;
  const customer = (mark & marks.releasedByCustomer) !== 0 ? 2 : 0;
  return releaseInitiators[agent + customer]!;
}

function callOf(calls: KeptCalls, index: number): ComparedCall {
  const kind = calls.kind[index]!;
  const mark = calls.marks[index]!;
  const rating = calls.rating[index]!;
  return {
    startedAt: calls.startedAt[index]!,
    contactType: contactTypes[typeOf(kind)]!,
    disposition: dispositions[dispositionOf(kind)]!,
    rating: rating === noRating ? null : Math.min(rating, largeRating),
    surveyOffered: (mark & marks.surveyOffered) !== 0,
    surveyChannel: surveyChannels[channelOf(mark)]!,
    releaseInitiator: releaseOf(mark),
    waitSeconds: seconds(calls.waitMs[index]!),
    talkSeconds: seconds(calls.talkMs[index]!),
    agents: calls.agents[calls.agentList[index]!]?.names ?? '',
    skillGroups: calls.skillGroups[calls.skillGroupList[index]!]?.names ?? '',
  };
}

const keyOf = (calls: KeptCalls, index: number): string =>
  `${calls.instances[calls.instance[index]!]!}\n${calls.contactIds[index]!}`;
const agentsOf = (calls: KeptCalls, index: number): string =>
  calls.agents[calls.agentList[index]!]?.ids ?? '';
const groupsOf = (calls: KeptCalls, index: number): string =>
  calls.skillGroups[calls.skillGroupList[index]!]?.ids ?? '';

/** Whether nothing that a report counts differs; looked at first, since of a month's calls nearly all are alike. */
function isAlike(a: KeptCalls, i: number, b: KeptCalls, j: number): boolean {
  return (
    a.startedAt[i] === b.startedAt[j] &&
    a.kind[i] === b.kind[j] &&
    a.marks[i] === b.marks[j] &&
    a.rating[i] === b.rating[j] &&
    a.waitMs[i] === b.waitMs[j] &&
    a.talkMs[i] === b.talkMs[j] &&
    agentsOf(a, i) === agentsOf(b, j) &&
    groupsOf(a, i) === groupsOf(b, j)
  );
}

function changedFields(a: KeptCalls, i: number, b: KeptCalls, j: number): CallChange['fields'] {
  const [then, now] = [callOf(a, i), callOf(b, j)];
  return comparedFields.filter((field) => {
    // By ids: somebody with a new name is the same person.
    if (field === 'agents') return agentsOf(a, i) !== agentsOf(b, j);
    if (field === 'skillGroups') return groupsOf(a, i) !== groupsOf(b, j);
    return then[field] !== now[field];
  });
}

/** Positions of calls by the service's ids; −1 where there is no such call any more. */
function positionsOf({ columns, database }: Archive, keys: readonly string[]): Int32Array {
  const find = database
    .prepare(
      'SELECT call.id FROM call JOIN instance ON instance.id = call.instance WHERE instance_id = ? AND contact_id = ?',
    )
    .pluck();
  return Int32Array.from(keys, (key) => {
    const cut = key.indexOf('\n');
    const id = find.get(key.slice(0, cut), key.slice(cut + 1)) as number | undefined;
    return id === undefined || columns.kind[id - 1] === noCall ? -1 : id - 1;
  });
}

function callChanges(archive: Archive, then: KeptCalls, positions: Uint32Array): CallChange[] {
  const now = keptCallsOf(archive, positions);
  const before = new Map<string, number>();
  for (let index = 0; index < then.contactIds.length; index++) before.set(keyOf(then, index), index);
  const changes: CallChange[] = [];
  for (let index = 0; index < positions.length; index++) {
    const key = keyOf(now, index);
    const earlier = before.get(key);
    before.delete(key);
    if (earlier !== undefined && isAlike(then, earlier, now, index)) continue;
    const fields = earlier === undefined ? [] : changedFields(then, earlier, now, index);
    // A mark that no figure counts, such as a recording that is ready now.
    if (earlier !== undefined && fields.length === 0) continue;
    changes.push({
      kind: earlier === undefined ? 'added' : 'changed',
      contactId: now.contactIds[index]!,
      startedAt: now.startedAt[index]!,
      id: positions[index]! + 1,
      fields,
      then: earlier === undefined ? null : callOf(then, earlier),
      now: callOf(now, index),
    });
  }
  return [...changes, ...leftCalls(archive, then, before)].sort((a, b) => a.startedAt - b.startedAt);
}

/** Calls that the report's filter no longer selects: gone, or known differently. @param left places in `then` by key */
function leftCalls(
  archive: Archive,
  then: KeptCalls,
  left: ReadonlyMap<string, number>,
): readonly CallChange[] {
  const places = [...left.values()];
  const positions = positionsOf(archive, [...left.keys()]);
  const known = keptCallsOf(archive, Uint32Array.from(positions.filter((position) => position >= 0)));
  let next = 0;
  return places.map((place, index): CallChange => {
    const position = positions[index]!;
    const at = position < 0 ? -1 : next++;
    return {
      kind: 'left',
      contactId: then.contactIds[place]!,
      startedAt: then.startedAt[place]!,
      id: position < 0 ? null : position + 1,
      fields: at < 0 ? [] : changedFields(then, place, known, at),
      then: callOf(then, place),
      now: at < 0 ? null : callOf(known, at),
    };
  });
}

/** @throws AppError badInput where nothing was kept of the report */
export function compareReport(archive: Archive, run: number, now: number): ReportComparison {
  const model = keptModel(archive.database, run) as ReportModel | undefined;
  if (model === undefined) throw new AppError('badInput', `nothing is kept of report ${run}`);
  const { filter } = model.order;
  const rules = rulesOf(model.settings);
  const sameRules = withRules(archive, rules);
  const today = loadOverview(sameRules, filter, now);
  const figures = overviewMetrics
    .filter((id) => metricOf(id).unit !== 'distribution')
    .map((id): FigureChange => ({ id, then: valueOf(model.overview, id), now: valueOf(today, id) }))
    .filter(({ then, now: later }) => then !== later);
  const then = keptCalls(archive.database, run);
  const calls =
    then === undefined
      ? null
      : callChanges(sameRules, then, inTimeOrder(sameRules, selectCalls(sameRules, filter)));
  const counts = { added: 0, left: 0, changed: 0 };
  for (const { kind } of calls ?? []) counts[kind] += 1;
  return {
    rules,
    callsThen: model.overview.statement.n,
    callsNow: today.statement.n,
    figures,
    counts,
    calls: calls?.slice(0, mostListed) ?? null,
  };
}

function valueOf(
  { figures }: Pick<ReportModel['overview'], 'figures'>,
  id: FigureChange['id'],
): number | null {
  const { value } = figures[id as keyof typeof figures];
  return typeof value === 'number' ? value : null;
}
