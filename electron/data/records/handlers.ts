// Answers what is asked of single calls, of callers, and of the calls to review.
import type { HandlersOf } from '#shared/contract/contract';
import type { recordRequests } from '#shared/contract/records';
import type { Archive } from '../store/archive';
import { loadCallers } from './lost-callers';
import { createRecords, type Records } from './records';
import { loadReview, saveReview } from './review';

export function createRecordHandlers(
  opened: () => Archive,
  clock: () => number,
): Pick<HandlersOf<'data'>, keyof typeof recordRequests> {
  /** Of the archive that is open now: it is replaced by a restore. */
  let known: { readonly archive: Archive; readonly records: Records } | undefined;
  const records = (): Records => {
    const archive = opened();
    if (known?.archive !== archive) known = { archive, records: createRecords(archive) };
    return known.records;
  };
  return {
    'dimension.list': () => {
      const { members } = opened();
      return {
        agents: members.agent.people.flatMap((person) => person),
        skillGroups: members.skillGroup.people.flatMap((person) => person),
      };
    },
    'records.page': ({ filter, sort, offset, limit, mask }) =>
      records().page(filter, sort, offset, limit, mask),
    'records.sum': ({ filter, sort, ranges }) => records().sum(filter, sort, ranges),
    'records.find': ({ filter, sort, id }) => records().find(filter, sort, id),
    'records.detail': ({ id, mask }) => records().detail(id, mask),
    'records.history': ({ id, instances, limit, mask }) => records().history(id, instances, limit, mask),
    'callers.load': ({ filter, mask }) => loadCallers(opened(), filter, mask, clock()),
    'review.queue': ({ filter, perAgent, mask }) => loadReview(opened(), filter, perAgent, mask),
    'review.save': (input) => {
      saveReview(opened(), input, clock());
      return null;
    },
  };
}
