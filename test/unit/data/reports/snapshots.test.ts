// A finished report keeps its figures and its calls, and tells which late records changed what since.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { maintainHere } from '#electron/data/privacy/maintenance';
import { inTimeOrder } from '#electron/data/store/order';
import { compareReport } from '#electron/data/reports/compare';
import { computeReport } from '#electron/data/reports/figures';
import { createReportRuns } from '#electron/data/reports/history';
import { keepCalls, keepModel, keptCalls, keptModel } from '#electron/data/reports/snapshots';
import { selectCalls } from '#electron/data/stats/select';
import { defaultLook, type ReportOrder } from '#shared/domain/report';
import type { ReportModel } from '#shared/contract/report-views';
import { defaultSettings } from '#shared/domain/settings';
import { day, noon } from '#test/kit/sync-desk';
import { ratedCall, type PlainCall } from '#test/kit/plain-call';
import { archiveOf, rowOfPlain } from '#test/kit/plain-calls';
import { rules } from '#test/kit/rules';

const calls = Array.from({ length: 40 }, (_, index) =>
  ratedCall(index, { rating: index % 4 === 0 ? null : 5 }),
);

let archive: Archive;
beforeEach(() => {
  archive = archiveOf(calls, rules);
});
afterEach(() => archive.close());

const order = (filter: ReportOrder['filter'] = {}): ReportOrder => ({
  title: '',
  period: 'custom',
  filter: { from: noon - day, to: noon + day, ...filter },
  look: defaultLook,
  language: 'en',
});
function make(asked: ReportOrder): { id: number; model: ReportModel } {
  const { id } = createReportRuns(archive.database).take(
    {
      template: '',
      title: 'Report',
      cause: 'manual',
      period: 'custom',
      firstDay: '2026-03-03',
      lastDay: '2026-03-05',
      dueAt: noon,
    },
    noon,
    false,
  )!;
  const model: ReportModel = {
    ...computeReport(archive, asked, noon),
    order: asked,
    settings: { ...defaultSettings, ...rules },

    company: { name: '', logo: null },
    version: '1',
    madeAt: noon,
  };
  keepCalls(archive, id, inTimeOrder(archive, selectCalls(archive, asked.filter)));
  keepModel(archive.database, id, model);
  return { id, model };
}
function arrive(...late: PlainCall[]): void {
  const records = late.map((one) => parseRow(rowOfPlain(one))!);
  archive.write(archive.store.instanceOf('ccc-test'), records, null, { api: 2, at: noon + day });
}

test('figures and calls come back as they were kept, typed arrays too', () => {
  const { id, model } = make(order());
  expect(keptModel(archive.database, id)).toEqual(model);
  expect(keptCalls(archive.database, id)?.contactIds).toHaveLength(40);
  expect(createReportRuns(archive.database).get(id)?.hasSnapshot).toBe(true);
});

test('without news nothing has changed', () => {
  const { id } = make(order());
  expect(compareReport(archive, id, noon + day)).toMatchObject({
    callsThen: 40,
    callsNow: 40,
    figures: [],
    counts: { added: 0, left: 0, changed: 0 },
    calls: [],
  });
});

test('names what came late, what changed and what no longer belongs, with values then and now', () => {
  const { id, model } = make(order({ ratings: [0, 5] }));
  arrive(
    ratedCall(4, { rating: 5 }),
    ratedCall(5, { rating: 1 }),
    ratedCall(6, { rating: 5, talk: 90, agents: ['a2'] }),
    ratedCall(100, { rating: null, disposition: 'abandonedQueue', talk: null, agents: [] }),
  );
  const comparison = compareReport(archive, id, noon + day);
  expect(comparison).toMatchObject({ callsThen: 40, callsNow: 40 });
  expect(comparison.counts).toEqual({ added: 1, left: 1, changed: 2 });
  expect(comparison.calls?.map(({ contactId, kind, fields }) => [contactId, kind, ...fields])).toEqual([
    ['job-100', 'added'],
    ['job-6', 'changed', 'talkSeconds', 'agents'],
    ['job-5', 'left', 'rating'],
    ['job-4', 'changed', 'rating'],
  ]);
  const rated = comparison.calls?.at(-1);
  expect([rated?.then?.rating, rated?.now?.rating]).toEqual([null, 5]);
  const left = comparison.calls?.[2];
  expect(archive.store.get(left!.id!)?.contact_id).toBe('job-5');
  const figures = new Map(comparison.figures.map(({ id: metric, ...values }) => [metric, values]));
  expect(figures.get('answered')).toEqual({ then: 40, now: 39 });
  expect(figures.get('talkMean')?.then).toBe(model.overview.figures.talkMean.value);
  // One rating came and one left.
  expect([figures.has('calls'), figures.has('rated')]).toEqual([false, false]);
});

test('somebody with a new name is the same person', () => {
  const { id } = make(order());
  arrive(ratedCall(4, { rating: 5 }));
  archive.database.exec("UPDATE agent SET name = 'Married since'");
  archive.members.refresh(true);
  const [changed, ...others] = compareReport(archive, id, noon + day).calls!;
  expect([changed?.contactId, changed?.fields, others]).toEqual(['job-4', ['rating'], []]);
});

test('counts by the rules of the report, whatever the settings are now', () => {
  const { id } = make(order());
  archive.setRules({ ...rules, serviceLevelSeconds: 1, zone: 'America/New_York' });
  expect(compareReport(archive, id, noon)).toMatchObject({ figures: [], calls: [] });
});

test('a deleted instance takes its calls out of the reports, not their figures', () => {
  const { id } = make(order());
  const before = compareReport(archive, id, noon);
  expect(before.calls).toEqual([]);
  maintainHere(archive, 'forgetInstance', { instanceId: 'ccc-test' });
  expect(keptCalls(archive.database, id)).toBeUndefined();
  expect(compareReport(archive, id, noon)).toMatchObject({ calls: null, callsThen: 40, callsNow: 0 });
});

test('taking a report out of the history takes its figures along', () => {
  const { id } = make(order());
  createReportRuns(archive.database).remove(id);
  expect(keptModel(archive.database, id)).toBeUndefined();
  expect(archive.database.prepare('SELECT count(*) FROM report_snapshot').pluck().get()).toBe(0);
  expect(() => compareReport(archive, id, noon)).toThrow(/nothing is kept/);
});
