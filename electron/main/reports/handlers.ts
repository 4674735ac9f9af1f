// Answers what the window asks of reports: pages to look at, files, and what the history leads to.
import type { HandlersOf, RequestOf } from '#shared/contract/contract';
import { reportModelFor, reportReady } from './print';
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { shell } from 'electron';
import { AppError } from '#shared/base/envelope';
import { daysPeriod, dayText, localDay, parseDay } from '#shared/base/period';
import type { ReportRun } from '#shared/contract/report-runs';
import { lastReport, orderOf, reportFiles, type ReportTemplate } from '#shared/domain/report-template';
import { askFolder, askPath } from '../window/dialogs';
import { assertNotOwn } from '../base/own-files';
import { fileStem, spanDays } from '../base/file-names';
import { reportTitle } from './files';
import { makeAsked, previewReport, reprintReport } from './make';
import type { ReportScheduler } from './schedule';
import type { Profile } from '../profile/profile';
import { writeWhole } from '../base/whole-file';

type ReportRequest = Extract<RequestOf<'main'>, `report.${string}`>;

export interface Reports {
  readonly handlers: Pick<HandlersOf<'main'>, ReportRequest>;
  /** @throws AppError badInput where a template would write to a folder that nobody chose in a dialog */
  assertFolders(templates: readonly ReportTemplate[] | undefined): void;
}

export function createReports(profile: Profile, scheduler: () => ReportScheduler): Reports {
  const { settings, data } = profile;
  /** Folders that were chosen in this session. */
  const chosen = new Set<string>();

  function templateOf(id: string): ReportTemplate {
    const found = settings.current.reports.find((one) => one.id === id);
    if (found === undefined) throw new AppError('badInput', 'no such template');
    return found;
  }
  async function runOf(runId: number): Promise<ReportRun> {
    const run = await data.call('report.run', { runId });
    if (run === null) throw new AppError('badInput', 'no such report');
    return run;
  }
  /** A file of the report that is still there: pages name no other files, and a foreign archive no programs. */
  async function fileOf(runId: number, path: string): Promise<string> {
    const { files } = await runOf(runId);
    const isReport = reportFiles.some((one) => extname(path).toLowerCase() === `.${one}`);
    if (!isReport || !files.includes(path)) throw new AppError('badInput', 'not a file of this report');
    if (!existsSync(path)) throw new AppError('fileGone', path);
    return path;
  }

  const handlers: Pick<HandlersOf<'main'>, ReportRequest> = {
    'report.preview': async ({ order }) => ({ pdf: await previewReport(profile, order) }),
    'report.save': async ({ order }) => {
      const { current } = settings;
      const people = await data.call('dimension.list', undefined);
      const name = fileStem(current, order.filter, reportTitle(order, order.language, people));
      const path = await askPath(profile, `${name}.pdf`, 'pdf');
      if (path === undefined) return null;
      const today = dayText(localDay(current.zone, Date.now()));
      const { first, last } = spanDays(order.filter, current.zone);
      const job = { order, languages: [order.language], files: ['pdf'] as const, hasCodes: false };
      await makeAsked(
        profile,
        { ...job, target: { path }, cause: 'manual', template: '' },
        { first: first === '' ? today : first, last: last === '' ? today : last },
      );
      return { path };
    },
    'report.reopen': async ({ runId, language }) => {
      const { pdf, model } = await reprintReport(profile, runId, language);
      return { pdf, language: model.order.language };
    },
    'report.saveAgain': async ({ runId, language }) => {
      const { pdf, model } = await reprintReport(profile, runId, language);
      const { order } = model;
      const title = reportTitle(order, order.language, model.dimensions);
      const stem = fileStem(settings.current, order.filter, title);
      const path = await askPath(profile, `${stem}.pdf`, 'pdf');
      if (path === undefined) return null;
      writeWhole(path, pdf);
      return { path };
    },
    'report.runTemplate': async ({ templateId }) => {
      const template = templateOf(templateId);
      const { zone, calendar } = settings.current;
      const { firstDay, lastDay } = lastReport(template, zone, calendar.weekStart, Date.now());
      const { languages, files, hasCodes, folder } = template;
      const order = orderOf(template, daysPeriod(zone, firstDay, lastDay));
      await makeAsked(
        profile,
        { order, languages, files, hasCodes, target: { folder }, cause: 'manual', template: template.id },
        { first: dayText(firstDay), last: dayText(lastDay) },
      );
      return null;
    },
    'report.retry': async ({ runId }) => {
      const { template, firstDay, lastDay, dueAt } = await runOf(runId);
      await scheduler().retry(templateOf(template), {
        firstDay: parseDay(firstDay)!,
        lastDay: parseDay(lastDay)!,
        dueAt,
      });
      return null;
    },
    'report.openFile': async ({ runId, path }) => {
      const problem = await shell.openPath(await fileOf(runId, path));
      if (problem !== '') throw new AppError('fileNotOpened', problem);
      return null;
    },
    'report.showFile': async ({ runId, path }) => {
      shell.showItemInFolder(await fileOf(runId, path));
      return null;
    },
    'report.folder': async () => {
      const folder = await askFolder();
      if (folder === undefined) return null;
      assertNotOwn(profile.folder, join(folder, 'report.pdf'));
      chosen.add(folder);
      return folder;
    },
    'report.model': (_input, contentsId) => reportModelFor(contentsId),
    'report.ready': (_input, contentsId) => {
      reportReady(contentsId);
      return null;
    },
  };
  return {
    handlers,
    assertFolders(templates = []) {
      const known = new Set(settings.current.reports.map(({ folder }) => folder));
      for (const { folder } of templates)
        if (!known.has(folder) && !chosen.has(folder))
          throw new AppError('badInput', 'a folder that was not chosen');
    },
  };
}
