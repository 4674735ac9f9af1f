// Makes a report: counts once, keeps what was counted, prints it in each language, writes the calls beside it. Either all
// of its files are there in the end or none is.
import { rmSync, statSync } from 'node:fs';
import { AppError, failureOf } from '#shared/base/envelope';
import { headerOf, type Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import type { ReportOrder } from '#shared/domain/report';
import type { ReportFile } from '#shared/domain/report-template';
import type { ReportModel } from '#shared/contract/report-views';
import { writeCalls } from '../archive/exports';
import { log } from '../base/log';
import { printReport } from './print';
import { fileStem } from '../base/file-names';
import { freePath, reportTitle } from './files';
import { listed, type MadeReport, type ReportJob } from './job';
import { reportModel } from './model';
import type { Profile } from '../profile/profile';
import { writeWhole } from '../base/whole-file';

/** As the history takes them; names of people have no limit. */
const longestTitle = 120;

const inLanguage = (model: ReportModel, language: Language): ReportModel => ({
  ...model,
  order: { ...model.order, language },
});

/** The pages of a report that is only looked at. */
export async function previewReport(profile: Profile, order: ReportOrder): Promise<Buffer> {
  const figures = await profile.data.call('report.compute', { order, runId: 0 });
  return printReport(reportModel(profile, figures, order));
}

/**
 * The pages of a finished report, from what was kept of it.
 * @throws AppError badInput where nothing was kept
 */
export async function reprintReport(
  profile: Profile,
  runId: number,
  language?: Language,
): Promise<{ pdf: Buffer; model: ReportModel }> {
  const model = await profile.data.call('report.kept', { runId });
  if (model === null) throw new AppError('badInput', `nothing is kept of report ${runId}`);
  const shown = language === undefined ? model : inLanguage(model, language);
  return { pdf: await printReport(shown), model: shown };
}

/** @throws AppError folderGone; a folder that is gone is not made anew, it may be a drive that comes back */
function assertFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new AppError('folderGone', folder);
}

/** Writes the files of a report that was counted. @throws AppError after all that was written is removed again */
async function writeFiles(profile: Profile, job: ReportJob, model: ReportModel): Promise<string[]> {
  const { order, languages, target } = job;
  const written: string[] = [];
  const isMarked = model.overview.statement.daysIncomplete.length > 0;
  const pathOf = (language: Language, extension: ReportFile): string => {
    if ('path' in target) return target.path;
    const kind = [
      reportTitle(order, language, model.dimensions),
      ...(isMarked ? [message(language, 'report.fileIncomplete')] : []),
      ...(languages.length > 1 ? [headerOf(language)] : []),
    ].join('_');
    return freePath(target.folder, fileStem(profile.settings.current, order.filter, kind), extension);
  };
  try {
    if ('folder' in target) assertFolder(target.folder);
    for (const language of languages)
      for (const format of job.files) {
        const path = pathOf(language, format);
        if (format === 'pdf') writeWhole(path, await printReport(inLanguage(model, language)));
        else
          await writeCalls(profile, {
            filter: order.filter,
            format,
            language,
            path,
            mask: true,
            code: job.hasCodes,
            names: !order.look.hideNames,
            ticket: `report-${job.runId}`,
          });
        written.push(path);
      }
    return written;
  } catch (error) {
    // What was written in this attempt would stand there twice after the next one.
    if ('folder' in target) for (const path of written) rmSync(path, { force: true });
    throw error;
  }
}

/** @throws AppError diskFull, fileNotWritable, folderGone, fileBusy and what counting and printing throw */
export async function makeReport(profile: Profile, job: ReportJob): Promise<MadeReport> {
  const { runId, order } = job;
  const figures = await profile.data.call('report.compute', { order, runId });
  const model = reportModel(profile, figures, order);
  await profile.data.call('report.keep', { runId, model });
  const files = await writeFiles(profile, job, model);
  return { files, daysIncomplete: model.overview.statement.daysIncomplete.length };
}

/** Makes a report that a person or a command asked for, and enters it in the history. @returns its files */
export async function makeAsked(
  profile: Profile,
  {
    cause,
    template,
    ...job
  }: Omit<ReportJob, 'runId'> & { cause: 'manual' | 'commandLine'; template: string },
  days: { readonly first: string; readonly last: string },
): Promise<MadeReport & { runId: number }> {
  const { order } = job;
  const people = await profile.data.call('dimension.list', undefined);
  const taken = await profile.data.call('report.take', {
    template,
    title: reportTitle(order, order.language, people).slice(0, longestTitle),
    cause,
    period: order.period,
    firstDay: days.first,
    lastDay: days.last,
    dueAt: Date.now(),
    isForced: false,
  });
  if (taken === null) throw new AppError('internal', 'a report by hand was not taken up');
  const { id } = taken;
  try {
    const made = await makeReport(profile, { ...job, runId: id });
    await profile.data.call('report.settle', { id, state: 'done', ...listed(made) });
    return { ...made, runId: id };
  } catch (error) {
    const { code, detail } = failureOf(error);
    log('warn', `report ${cause}: ${code} ${detail}`);
    await profile.data
      .call('report.settle', { id, state: 'failed', error: code, files: [], daysIncomplete: 0 })
      .catch(() => undefined);
    throw error;
  }
}
