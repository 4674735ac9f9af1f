// Is the archive sound? SQLite's own check, the ledger against the calls, the columns against SQLite.
import type { CheckResult } from '../../shared/views';
import type { Archive } from './archive';
import { columnNames } from './columns';
import { buildColumns } from './columns-file';

export function checkArchive(archive: Archive): CheckResult {
  const { database } = archive;
  const problems: string[] = [];
  const integrity = database.pragma('integrity_check(10)') as { integrity_check: string }[];
  for (const { integrity_check: message } of integrity)
    if (message !== 'ok') problems.push(`sqlite: ${message}`);
  problems.push(...ledgerProblems(archive), ...columnProblems(archive));
  const calls = database.prepare('SELECT count(*) FROM call').pluck().get() as number;
  return { ok: problems.length === 0, calls, problems };
}

/** A complete window may hold more calls than were counted (late ones came since), never fewer. */
function ledgerProblems({ database }: Archive): string[] {
  const rows = database
    .prepare(
      `SELECT w.from_ms AS "from", w.to_ms AS "to", w.counted AS counted,
         (SELECT count(*) FROM call c WHERE c.instance = w.instance AND c.started_at BETWEEN w.from_ms AND w.to_ms) AS stored
       FROM sync_window w WHERE w.state = 'complete'`,
    )
    .iterate() as Iterable<{ from: number; to: number; counted: number; stored: number }>;
  const problems: string[] = [];
  for (const row of rows)
    if (row.stored < row.counted)
      problems.push(
        `ledger: ${new Date(row.from).toISOString()} to ${new Date(row.to).toISOString()}: ` +
          `${row.counted} counted, ${row.stored} stored`,
      );
  return problems;
}

function columnProblems(archive: Archive): string[] {
  const fresh = buildColumns(archive.database, archive.rules.zone);
  const { columns } = archive;
  if (fresh.length !== columns.length)
    return [`columns: ${columns.length} calls, SQLite has ${fresh.length}`];
  for (const name of columnNames)
    for (let position = 0; position < fresh.length; position++)
      if (fresh[name][position] !== columns[name][position])
        return [`columns: ${name} of call ${position + 1} differs`];
  return [];
}
