// A desk of scheduled reports: the real history in memory, a clock and missing days by hand, and a printer that only counts.
import Database from 'better-sqlite3';
import { migrate } from '#electron/data/store/migrate';
import {
  createReportRuns,
  type NewRun,
  type ReportRuns,
  type RunOutcome,
} from '#electron/data/reports/history';
import type { ReportJob } from '#electron/main/reports/job';
import { createReportScheduler, type ReportScheduler } from '#electron/main/reports/schedule';
import type { AppError } from '#shared/base/envelope';
import { dayText, localDay } from '#shared/base/period';
import { defaultLook } from '#shared/domain/report';
import type { ReportTemplate } from '#shared/domain/report-template';
import { defaultSettings } from '#shared/domain/settings';
import { day } from './sync-desk';

/** A Wednesday, eight in the morning in Shanghai. */
export const eight = Date.parse('2026-03-04T08:00:00+08:00');
export const daily: ReportTemplate = {
  id: 'daily',
  name: 'Every day',
  period: 'daily',
  filter: { instances: ['ccc-a'] },
  look: defaultLook,
  languages: ['zh-CN', 'en'],
  files: ['pdf', 'csv'],
  hasCodes: true,
  folder: '/reports',
  at: '08:00',
  weekday: 1,
  monthDay: 1,
  waitHours: 2,
  isActive: true,
  activeSince: eight - day + 1,
};

export interface ReportDesk {
  now: number;
  zone: string;
  templates: readonly ReportTemplate[];
  readonly runs: ReportRuns;
  /** What was to be made, in order. */
  readonly jobs: ReportJob[];
  /** Days of every period that are not complete. */
  lacking: number;
  /** What making fails of. */
  failure: AppError | undefined;
  /** Resolves what is being made; undefined: it is made at once. */
  hold: Promise<void> | undefined;
  /** Another scheduler of the same history. */
  start(): ReportScheduler;
  /** First days of what was to be made. */
  made(): string[];
  states(): string[];
}

export function openReportDesk(): ReportDesk {
  const database = new Database(':memory:');
  migrate(database);
  const runs = createReportRuns(database);

  /** What the data process answers; nothing else is asked of it. */
  function answer(name: string, input: unknown): unknown {
    switch (name) {
      case 'report.take': {
        const { isForced, ...run } = input as NewRun & { isForced: boolean };
        return runs.take(run, desk.now, isForced);
      }
      case 'report.settle':
        return runs.settle(input as RunOutcome, desk.now);
      case 'report.daysIncomplete':
        return desk.lacking;
      default:
        throw new Error(name);
    }
  }
  const profile = {
    settings: {
      get current() {
        return { ...defaultSettings, zone: desk.zone, reports: desk.templates };
      },
    },
    data: { call: (name: string, input: unknown) => Promise.resolve().then(() => answer(name, input)) },
  };
  const desk: ReportDesk = {
    now: eight,
    zone: 'Asia/Shanghai',
    templates: [daily],
    runs,
    jobs: [],
    lacking: 0,
    failure: undefined,
    hold: undefined,
    start: () =>
      createReportScheduler(profile as unknown as Parameters<typeof createReportScheduler>[0], {
        clock: () => desk.now,
        async make(job) {
          desk.jobs.push(job);
          await desk.hold;
          if (desk.failure !== undefined) throw desk.failure;
          return { files: [`/reports/${job.runId}.pdf`], daysIncomplete: desk.lacking };
        },
      }),
    made: () => desk.jobs.map(({ order }) => dayText(localDay(desk.zone, order.filter.from!))),
    states: () => runs.list(50, 0).runs.map(({ firstDay, state }) => `${firstDay} ${state}`),
  };
  return desk;
}
