// Answers what is asked of reports: their history, their figures, and what changed since.
import type { ReportModel } from '#shared/contract/report-views';
import type { HandlersOf, RequestOf } from '#shared/contract/contract';
import type { Archive } from '../store/archive';
import { inTimeOrder } from '../store/order';
import { compareReport } from './compare';
import { computeReport } from './figures';
import { createReportRuns } from './history';
import { keepCalls, keepModel, keptModel } from './snapshots';
import { selectCalls } from '../stats/select';
import { daysIncomplete } from '../stats/statement';

type ReportRequest = Extract<RequestOf<'data'>, `report.${string}`>;

/** @param told is called whenever the history changed */
export function createReportHandlers(
  opened: () => Archive,
  clock: () => number,
  told: () => void,
): Pick<HandlersOf<'data'>, ReportRequest> {
  const runs = (): ReturnType<typeof createReportRuns> => createReportRuns(opened().database);
  return {
    'report.history': ({ limit, offset }) => runs().list(limit, offset),
    'report.run': ({ runId }) => runs().get(runId) ?? null,
    'report.compare': ({ runId }) => compareReport(opened(), runId, clock()),
    'report.remove': ({ runId }) => {
      runs().remove(runId);
      told();
      return null;
    },
    'report.take': ({ isForced, ...run }) => {
      const taken = runs().take(run, clock(), isForced);
      if (taken !== null) told();
      return taken;
    },
    'report.settle': (outcome) => {
      runs().settle(outcome, clock());
      told();
      return null;
    },
    'report.daysIncomplete': ({ filter }) => daysIncomplete(opened(), filter, clock()).length,
    'report.compute': ({ order, runId }) => {
      const archive = opened();
      const figures = computeReport(archive, order, clock());
      if (runId !== 0) keepCalls(archive, runId, inTimeOrder(archive, selectCalls(archive, order.filter)));
      return figures;
    },
    'report.keep': ({ runId, model }) => {
      keepModel(opened().database, runId, model);
      return null;
    },
    'report.kept': ({ runId }) => (keptModel(opened().database, runId) as ReportModel | undefined) ?? null,
  };
}
