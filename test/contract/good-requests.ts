// Requests that the data process answers, for the tests of the border.
import type { RequestOf } from '#shared/contract/contract';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { metricIds } from '#shared/domain/metrics';
import { defaultLook } from '#shared/domain/report';
import { defaultSettings, type Settings } from '#shared/domain/settings';
import { day, instanceId, noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';

/** Written by one request and read by others, so not of one test. */
const backup = join(mkdtempSync(join(tmpdir(), 'ccc-contract-')), 'copy.sqlite');

const sort = [{ field: 'startedAt', descending: true }];

const order = {
  title: '',
  period: 'custom',
  filter: { from: noon - 2 * day, to: noon },
  look: defaultLook,
  language: 'en',
};
const model = {
  order,
  settings: defaultSettings,
  overview: {
    statement: { n: 0 },
    figures: Object.fromEntries(metricIds.map((id) => [id, { value: 0, n: 0 }])),
  },
};
const run = {
  template: '',
  title: 'Report',
  cause: 'manual',
  period: 'custom',
  firstDay: '2026-03-02',
  lastDay: '2026-03-04',
  dueAt: noon,
  isForced: false,
};

/** Of every request of the data process one that it answers; in the order in which they are sent. */
export function goodRequests(
  connection: () => unknown,
  settings: Settings,
): Record<RequestOf<'data'>, () => unknown> {
  return {
    'rules.set': () => ({ settings }),
    'connection.test': connection,
    'sync.run': () => ({
      ...(connection() as object),
      cause: 'manual',
      patienceMs: 0,
      from: noon - 3 * day,
      to: noon,
    }),
    'sync.pause': () => ({ instanceId, paused: false }),
    'sync.cancel': () => ({ instanceId }),
    'sync.end': () => ({ instanceId }),
    'run.states': () => undefined,
    'run.refused': () => ({ instanceId, cause: 'start', reason: 'noKey' }),
    'sync.calendar': () => ({ instanceId, first: '2026-03-01', last: '2026-03-31' }),
    'sync.day': () => ({ instanceId, day: '2026-03-04' }),
    'sync.log': () => ({ instanceId, limit: 10 }),
    'quality.load': () => ({ instanceId }),
    'maturity.load': () => ({ instanceId }),
    'ratings.found': () => ({ instanceId }),
    'calls.reread': () => ({ ...(connection() as object), id: 1, by: 'call' }),
    'instance.forget': () => ({ instanceId: 'ccc-unknown' }),
    'export.cancel': () => ({ ticket: 'export' }),
    'overview.load': () => ({ filter: { from: noon - 2 * day, to: noon } }),
    'dimension.list': () => undefined,
    'records.page': () => ({ filter: {}, sort, offset: 0, limit: 100, mask: true }),
    'records.sum': () => ({ filter: {}, sort, ranges: [[0, 99]] }),
    'records.find': () => ({ filter: {}, sort, id: 1 }),
    'records.detail': () => ({ id: 1, mask: true }),
    'records.history': () => ({ id: 1, limit: 20, mask: true }),
    'satisfaction.load': () => ({ filter: {} }),
    'dispositions.load': () => ({ filter: {} }),
    'callers.load': () => ({ filter: {}, mask: true }),
    'people.load': () => ({
      filter: {},
      kind: 'agent',
      sort: { field: 'satisfiedRate', descending: true },
      offset: 0,
    }),
    'review.queue': () => ({ filter: {}, perAgent: 3, mask: true }),
    'archive.state': () => undefined,
    'archive.retry': () => undefined,
    'archive.empty': () => undefined,
    'backup.write': () => ({ path: backup }),
    'backup.list': () => undefined,
    'backup.lastGood': () => undefined,
    'backup.daily': () => undefined,
    'restore.inspect': () => ({ path: backup }),
    'archive.restore': () => ({ path: backup }),
    'caller.find': () => ({ number: '13800001111' }),
    'caller.erase': () => ({ number: '13900009999' }),
    'retention.find': () => ({ days: 90 }),
    'retention.apply': () => ({ days: 0 }),
    'retention.confirm': () => ({ days: 90, before: 0 }),
    'review.save': () => ({ id: 1, isChecked: true, note: 'heard' }),
    'lost.write': () => ({ filter: {}, header: 'en', mask: true, path: join(temporaryFolder(), 'lost.csv') }),
    'report.history': () => ({ limit: 50, offset: 0 }),
    'report.take': () => run,
    'report.run': () => ({ runId: 1 }),
    'report.daysIncomplete': () => ({ filter: {} }),
    'report.compute': () => ({ order, runId: 1 }),
    'report.keep': () => ({ runId: 1, model }),
    'report.kept': () => ({ runId: 1 }),
    'report.settle': () => ({ id: 1, state: 'done', files: [], daysIncomplete: 0 }),
    'report.compare': () => ({ runId: 1 }),
    'report.remove': () => ({ runId: 1 }),
    'stats.compute': () => ({
      filter: {},
      metrics: [...metricIds],
      by: 'agent',
      attribution: 'every',
      language: 'en',
    }),
    'export.write': () => ({
      filter: {},
      format: 'ndjson',
      header: 'api',
      encoding: 'utf8',
      mask: true,
      path: join(temporaryFolder(), 'out.ndjson'),
    }),
    'export.log': () => undefined,
    'archive.status': () => ({ instances: [instanceId] }),
    'archive.facts': () => undefined,
    'database.check': () => undefined,
    'database.close': () => undefined,
  };
}
