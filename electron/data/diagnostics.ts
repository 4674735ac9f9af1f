// The archive in numbers, for the text that support needs. Answers also while the archive cannot be opened.
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { ArchiveFacts } from '#shared/contract/help';
import type { WindowState } from '#shared/domain/sync';
import type { HandlersOf } from '#shared/contract/contract';
import type { ArchiveHost } from './archive-host';
import { noCall } from './store/kinds';
import { instancesOf } from './store/instances';
import { countLackingDays } from './sync/days';

type Check = HandlersOf<'data'>['database.check'];

export interface Diagnostics {
  readonly handlers: Pick<HandlersOf<'data'>, 'archive.facts'>;
  /** The same check, its outcome remembered. */
  remembering(check: Check): Check;
}

function sqliteVersion(): string {
  const database = new Database(':memory:');
  try {
    return database.prepare('SELECT sqlite_version()').pluck().get() as string;
  } finally {
    database.close();
  }
}

function openFacts(host: ArchiveHost, now: number): ArchiveFacts['open'] {
  const archive = host.opened();
  const { database, columns, ledger } = archive;
  const instances = instancesOf(archive, {});
  const windows: Record<WindowState, number> = { complete: 0, open: 0, partial: 0, failed: 0 };
  const counted = database.prepare('SELECT state, count(*) AS n FROM sync_window GROUP BY state').all() as {
    readonly state: WindowState;
    readonly n: number;
  }[];
  for (const { state, n } of counted) windows[state] = n;
  let calls = 0;
  for (let position = 0; position < columns.length; position++)
    if (columns.kind[position] !== noCall) calls += 1;
  return {
    bytes: statSync(database.name, { throwIfNoEntry: false })?.size ?? 0,
    schema: database.pragma('user_version', { simple: true }) as number,
    version: archive.version,
    calls,
    instances: instances.length,
    windows,
    lackingDays: countLackingDays(archive, instances, now),
    dataUpTo: ledger.dataUpTo(instances),
  };
}

export function createDiagnostics(host: ArchiveHost, clock: () => number): Diagnostics {
  let last: ArchiveFacts['check'] = null;
  return {
    handlers: {
      'archive.facts': () => {
        const { phase, failure } = host.state;
        return {
          sqlite: sqliteVersion(),
          phase,
          failure: failure?.code ?? null,
          open: phase === 'open' ? openFacts(host, clock()) : null,
          check: last,
        };
      },
    },
    remembering: (check) => async (input) => {
      const result = await check(input);
      last = { at: clock(), problems: result.problems.length };
      return result;
    },
  };
}
