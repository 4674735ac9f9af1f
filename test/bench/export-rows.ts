// Files of calls against the CSV of the `sqlite3` shell with the same columns. Each is written by a process of its own, so
// that its memory and the longest time it answers nobody are its own.
import { execFile, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { openArchive } from '#electron/data/store/archive';
import { writeExport } from '#electron/data/export/export';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import type { ExportFormat } from '#shared/domain/export';
import { callWord, dispositionWord } from '#shared/texts/words';
import type { Rules } from '#shared/domain/settings';
import { talk, wait } from './grid-rows';
import { ms, type Row } from './timing';

interface Measured {
  readonly ms: number;
  readonly rows: number;
  readonly longestBlockMs: number;
  readonly peakBytes: number;
}

/** Writes one file and says on stdout what it took. */
export async function exportAlone(path: string, format: ExportFormat, rules: Rules): Promise<void> {
  const archive = openArchive(path, rules);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const { rows } = await writeExport(
    archive,
    {
      filter: {},
      format,
      header: 'en',
      encoding: 'utf8-bom',
      mask: true,
      code: false,
      names: true,
      readme: false,
      ticket: 'bench',
      version: '',
      path: `${path}.${format}`,
    },
    { signal: new AbortController().signal, progress: () => undefined, now: Date.now() },
  );
  const measured: Measured = {
    ms: performance.now() - start,
    rows,
    longestBlockMs: delay.max / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  };
  archive.close();
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

const words = (column: string, texts: readonly string[]): string =>
  `CASE ${column} ${texts.map((text, index) => `WHEN ${index} THEN '${text}'`).join(' ')} END`;
const masked = (column: string): string => `CASE WHEN length(${column}) < 8
  THEN substr('********', 1, max(length(${column}) - 2, 0)) || substr(${column}, -2)
  ELSE substr(${column}, 1, 3) || substr('********************', 1, length(${column}) - 7) || substr(${column}, -4) END`;
const seconds = (column: string): string => `CASE WHEN ${column} < 0 THEN NULL ELSE ${column} / 1000.0 END`;
const local = 'started_at / 1000.0 + 28800';

/** What a person would ask of the shell to get the columns that the program writes. */
const sameColumns = `
SELECT strftime('%Y-%m-%dT%H:%M:%f', ${local}, 'unixepoch') || '+08:00' AS "Start",
  strftime('%Y-%m-%d %H:%M:%S', ${local}, 'unixepoch') AS "Local time",
  ${words(
    'contact_type',
    contactTypes.map((one) => callWord('contactType', one, 'en')),
  )} AS "Direction",
  ${words(
    'disposition',
    dispositions.map((one) => dispositionWord('inbound', one, 'en')),
  )} AS "Outcome",
  ${masked('a.raw')} AS "From", ${masked('b.raw')} AS "To", g.names AS "Agent", s.names AS "Skill group",
  ${seconds(`(${wait})`)} AS "Wait time (sec)", ${seconds(`(${talk})`)} AS "Talk time (sec)", rating AS "Rating",
  ${words(
    'survey_channel',
    surveyChannels.map((one) => callWord('surveyChannel', one, 'en')),
  )} AS "Survey",
  ${words(
    'release_initiator',
    releaseInitiators.map((one) => callWord('releaseInitiator', one, 'en')),
  )} AS "Disconnected by",
  CASE recording_ready WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS "Recording", contact_id AS "Contact ID"
FROM call LEFT JOIN phone a ON a.id = calling_phone LEFT JOIN phone b ON b.id = called_phone
  LEFT JOIN agent_list g ON g.id = agent_list LEFT JOIN skill_group_list s ON s.id = skill_group_list
ORDER BY started_at`;

/** Ms; undefined where there is no such shell. */
function shellMs(path: string): number | undefined {
  const target = join(`${path}.shell.csv`);
  const script = `.mode csv\n.headers on\n.output ${target}\n${sameColumns};\n`;
  const start = performance.now();
  const { status, error } = spawnSync('sqlite3', ['-readonly', path], { input: script });
  if (error !== undefined) return undefined;
  if (status !== 0 || statSync(target).size === 0) throw new Error('the sqlite3 shell wrote nothing');
  return performance.now() - start;
}

async function measure(path: string, format: ExportFormat): Promise<Measured> {
  const words = [process.argv[1]!, '--export', format, '--database', path];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout) as Measured;
}

/** @param path a database that nobody writes meanwhile */
export async function exportRows(path: string): Promise<Row[]> {
  const reference = shellMs(path);
  const rows: Row[] = [];
  for (const format of ['csv', 'xlsx'] as const) {
    const one = await measure(path, format);
    const perSecond = Math.round(one.rows / (one.ms / 1000)).toLocaleString('en-US');
    const facts = `${perSecond} rows/s, ${(one.peakBytes / 1e6).toFixed(0)} MB at most, longest block ${one.longestBlockMs.toFixed(0)} ms`;
    rows.push({
      what: `${format} of all calls, ${facts} / CSV of the sqlite3 shell`,
      ours: ms(one.ms),
      reference: reference === undefined ? 'no sqlite3' : ms(reference),
      ratio: reference === undefined ? '–' : (one.ms / reference).toFixed(2),
      goal: format === 'csv' ? '≤ 1' : '–',
      oursMs: one.ms,
    });
  }
  return rows;
}
