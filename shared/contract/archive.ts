// Requests about the whole call database: state, backups, restoring, starting empty.
import * as v from 'valibot';
import type { ErrorCode, Failure } from '../base/envelope';
import { define } from './request';
import { settingsSchema } from '../domain/settings';

/** Of automatic backups; nothing else in their folder is ever listed, offered or deleted. */
export const backupNames = {
  daily: /^calls-(\d{4}-\d{2}-\d{2})\.db$/,
  /** Made before the archive was changed to that step of the schema. */
  beforeStep: /^before-(\d+)\.db$/,
} as const;

export interface ArchiveState {
  readonly phase: 'opening' | 'open' | 'failed' | 'restoring';
  /** Why it cannot be opened, where the phase is `failed`. */
  readonly failure: Failure | null;
}

export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  /** Epoch ms. */
  readonly madeAt: number;
  /** Null where it cannot be read. */
  readonly calls: number | null;
  /** Why it cannot be restored, as far as a short look tells; null where nothing speaks against it. */
  readonly refused: ErrorCode | null;
}

export interface BackupState {
  /** Newest first. */
  readonly files: readonly BackupFile[];
  readonly folder: string;
  /** Why the last automatic one was not made; null where it was. */
  readonly failure: Failure | null;
}

/** A file that was looked at from end to end. */
export interface SoundBackup {
  readonly name: string;
  readonly calls: number;
  readonly madeAt: number;
}

export interface RestoreResult {
  readonly calls: number;
  /** Where the archive is that was replaced; null where there was none. */
  readonly replaced: string | null;
  /** Instances whose calls the restored archive holds. */
  readonly instances: readonly string[];
  /** What the check after it found; empty where all is well. */
  readonly problems: readonly string[];
}

const filePath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const backupName = v.pipe(
  v.string(),
  v.check((name) => Object.values(backupNames).some((pattern) => pattern.test(name))),
);

export interface CheckResult {
  readonly ok: boolean;
  readonly calls: number;
  /** Of them those that started at no possible time: they are stored and in no figure. */
  readonly aside: number;
  readonly problems: readonly string[];
}

export const archiveRequests = {
  'rules.set': define<null>()('data', 'main', v.strictObject({ settings: settingsSchema })),
  'archive.state': define<ArchiveState>()('data', 'page', v.undefined()),
  /** Tries again to open an archive that could not be opened. */
  'archive.retry': define<ArchiveState>()('data', 'page', v.undefined()),
  /** Sets an archive that cannot be opened aside and begins an empty one. */
  'archive.startEmpty': define<{ replaced: string | null }>()('main', 'page', v.undefined()),
  'archive.empty': define<{ replaced: string | null }>()('data', 'main', v.undefined()),
  /** One of the automatic backups by its name, or any file. */
  'archive.restore': define<RestoreResult>()(
    'data',
    'main',
    v.union([v.strictObject({ name: backupName }), v.strictObject({ path: filePath })]),
  ),
  'backup.list': define<BackupState>()('data', 'page', v.undefined()),
  /** The newest backup that stands the whole check; null where none does. */
  'backup.lastGood': define<SoundBackup | null>()('data', 'page', v.undefined()),
  /** Makes the day's backup where it is due. */
  'backup.daily': define<{ made: boolean }>()('data', 'main', v.undefined()),
  /** Asks for a place and writes a checked copy of all calls; null where the dialog was closed. */
  'backup.save': define<{ path: string; calls: number } | null>()('main', 'page', v.undefined(), 'costly'),
  'backup.write': define<{ calls: number }>()('data', 'main', v.strictObject({ path: filePath })),
  /** Asks for a folder for automatic backups and sets it; null where the dialog was closed. */
  'backup.folder': define<{ folder: string } | null>()('main', 'page', v.undefined(), 'costly'),
  /** Back to the folder beside the archive. */
  'backup.folderReset': define<null>()('main', 'page', v.undefined()),
  /** Asks for a backup, and looks at it; null where the dialog was closed. */
  'restore.choose': define<SoundBackup | null>()('main', 'page', v.undefined(), 'costly'),
  'restore.inspect': define<{ calls: number; madeAt: number }>()(
    'data',
    'main',
    v.strictObject({ path: filePath }),
  ),
  /** Without a name the file that was chosen last. */
  'restore.run': define<RestoreResult>()('main', 'page', v.strictObject({ name: v.optional(backupName) })),
  /** Everything is looked at: SQLite's pages, the ledger, every figure's columns. Told by `check.progressed`. */
  'database.check': define<CheckResult>()('data', 'page', v.undefined()),
  'database.close': define<null>()('data', 'main', v.undefined()),
} as const;
