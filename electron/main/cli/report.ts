// The command `report`: one report as a PDF, or all reports of the templates that are due.
import { AppError } from '#shared/base/envelope';
import { filled, languages } from '#shared/language/text';
import { appendices, orientations, papers, reportPeriods, type Appendix } from '#shared/domain/report';
import type { ReportRun } from '#shared/contract/report-runs';
import { exitCodes, filterOf, knownPeople, outPathOf, print } from './common';
import { say } from './progress';
import { oneOf, type Values } from './words';
import { languageOf } from '../base/language';
import { spanDays } from '../base/file-names';
import { makeAsked, makeReport } from '../reports/make';
import { reportSpan } from '../reports/period';
import { createReportScheduler } from '../reports/schedule';
import type { Profile } from '../profile/profile';

function appendixOf(text: string | undefined): Appendix[] {
  const words = text?.split(',').filter((word) => word !== '') ?? [];
  const asked = words.flatMap((word) =>
    word === 'all' ? appendices : [oneOf('appendix', word, appendices, 'agents')],
  );
  return appendices.filter((part) => asked.includes(part));
}

const longestTitle = 60;
/** Runs that one request may ask for. */
const historyPage = 200;

/** One PDF. Days of its period that are not complete are told, as the file itself does. */
async function one(profile: Profile, values: Values<'report'>, out: string): Promise<number> {
  const path = outPathOf(profile, out);
  const { zone, calendar } = profile.settings.current;
  const asked = oneOf(
    'template',
    values.template,
    reportPeriods,
    values.from === undefined ? 'monthly' : 'custom',
  );
  const title = values.title?.trim() ?? '';
  if (title.length > longestTitle)
    throw new AppError('usage', `--title: longer than ${longestTitle} characters`);
  const language = oneOf('lang', values.lang, languages, languageOf(profile.settings.current));
  const look = {
    paper: oneOf('paper', values.paper, papers, 'a4'),
    orientation: oneOf('orientation', values.orientation, orientations, 'portrait'),
    appendix: appendixOf(values.appendix),
    hideNames: values['no-names'] === true,
  };
  const words = filterOf(profile, values);
  const { span, dataUpTo } = await profile.data.call('archive.status', {});
  const frame = { zone, weekStart: calendar.weekStart };
  const { period, filter } = reportSpan(
    asked,
    await knownPeople(profile, words),
    frame,
    span?.last,
    Date.now(),
  );
  if (period !== asked)
    say(`--template ${asked}: the dates do not match such a period; a custom report was created`);
  if (dataUpTo === null) say('Nothing has been synced into this profile yet; the report says so.');
  const { daysIncomplete } = await makeAsked(
    profile,
    {
      order: { title, period, filter, language, look },
      languages: [language],
      files: ['pdf'],
      hasCodes: false,
      target: { path },
      cause: 'commandLine',
      template: '',
    },
    spanDays(filter, zone),
  );
  if (values.json === true) print({ path, daysIncomplete });
  else process.stdout.write(`${path}\n`);
  if (daysIncomplete > 0)
    say(
      filled('en', '{n} {n|day|days} of the period {n|is|are} incomplete; the report lists {n|it|them}', {
        n: daysIncomplete,
      }),
    );
  return exitCodes.ok;
}

/** Scheduled reports that wait, or were made or given up since a moment (epoch ms): in the history these come first. */
async function touchedSince({ data }: Profile, began: number): Promise<ReportRun[]> {
  const isTouched = (run: ReportRun): boolean =>
    run.cause === 'schedule' && (run.state === 'waiting' || (run.endedAt ?? 0) >= began);
  const touched: ReportRun[] = [];
  for (let offset = 0; ; offset += historyPage) {
    const { runs } = await data.call('report.history', { limit: historyPage, offset });
    const found = runs.filter(isTouched);
    touched.push(...found);
    if (found.length === 0) return touched;
  }
}

/** What is due of the window's templates; what waits for missing days is told and left for the next time. */
async function due(profile: Profile, values: Values<'report'>): Promise<number> {
  const began = Date.now();
  await createReportScheduler(profile, {
    clock: Date.now,
    make: (job) => makeReport(profile, job),
  }).tick();
  const touched = await touchedSince(profile, began);
  if (values.json === true) print({ runs: touched });
  else
    for (const run of touched)
      process.stdout.write(
        `${[run.state, run.title, run.firstDay, run.lastDay, ...run.files, run.error ?? ''].join('\t')}\n`,
      );
  if (touched.some(({ state }) => state === 'failed')) return exitCodes.failed;
  const isLacking = touched.some(({ state, daysIncomplete }) => state === 'waiting' || daysIncomplete > 0);
  return isLacking ? exitCodes.incomplete : exitCodes.ok;
}

export async function report(profile: Profile, values: Values<'report'>): Promise<number> {
  if (values.due === true) {
    if (values.out !== undefined) throw new AppError('usage', '--due writes to the folders of the templates');
    return due(profile, values);
  }
  if (values.out === undefined) throw new AppError('usage', '--out: specify the PDF to write, or use --due');
  return one(profile, values, values.out);
}
