// Messages between processes: call, reply and event, with the closed set of error codes.

/** Every way in which a request can fail. Views map each code to a sentence; nothing else crosses the border. */
export const errorCodes = [
  'badInput',
  'unknownRequest',
  'internal',
  'cancelled',
  'dataProcessDown',
  'databaseNewer',
  'databaseDamaged',
  'databaseMissing',
  'databaseAltered',
  'databaseReadOnly',
  'databaseBusy',
  'databaseUnreadable',
  'migrationFailed',
  'maintenanceInterrupted',
  'notArchive',
  'backupDamaged',
  'backupAltered',
  'notRegularFile',
  'diskFull',
  'dataDiskFull',
  'fileNotWritable',
  'folderGone',
  'fileBusy',
  'noKey',
  'credentials',
  'keyUnknown',
  'keyInactive',
  'tokenExpired',
  'permission',
  'roleTooLow',
  'riskControl',
  'notMember',
  'unknownInstance',
  'clockSkew',
  'throttled',
  'serviceDown',
  'unreachable',
  'proxy',
  'certificate',
  'apiUnknown',
  'filterUnknown',
  'serviceRefused',
  'badAnswer',
  'answerTooLarge',
  'keychain',
  'busy',
  'usage',
  'badView',
  'brokenOff',
  'backupGone',
  'fileGone',
  'fileNotOpened',
  'ownFile',
  'fileTooLarge',
  'pathTooLong',
  'driveReadOnly',
  'callsChanged',
  'noMemory',
  'printFailed',
  'clipboardRefused',
  'badPicture',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/**
 * An error with a code of the closed set; `detail` is for the log and for "copy details", never a secret.
 * `skewMs` of a wrong clock: this computer's time minus the service's.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly skewMs: number | undefined;
  constructor(code: ErrorCode, detail = '', skewMs?: number) {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
    this.skewMs = skewMs;
  }
}

export interface Failure {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly skewMs?: number;
}
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: Failure };

/** A request on its way to the data process. */
export interface Call {
  readonly kind: 'call';
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}
export interface Answer {
  readonly kind: 'answer';
  readonly id: number;
  readonly reply: Reply;
}
export interface Notice {
  readonly kind: 'event';
  readonly name: string;
  readonly payload: unknown;
}

/** Codes of SQLite (extended ones too) and of the file system. */
const systemCodes: readonly (readonly [prefix: string, meaning: ErrorCode])[] = [
  ['SQLITE_FULL', 'diskFull'],
  ['ENOSPC', 'diskFull'],
  ['SQLITE_CORRUPT', 'databaseDamaged'],
  ['SQLITE_NOTADB', 'databaseDamaged'],
  ['SQLITE_READONLY', 'databaseReadOnly'],
  ['SQLITE_CANTOPEN', 'databaseReadOnly'],
  ['SQLITE_PERM', 'databaseReadOnly'],
  // No room for what is shared between connections.
  ['SQLITE_IOERR_SHMSIZE', 'diskFull'],
  ['SQLITE_IOERR', 'databaseUnreadable'],
  ['EIO', 'databaseUnreadable'],
  ['SQLITE_BUSY', 'databaseBusy'],
  ['SQLITE_LOCKED', 'databaseBusy'],
  ['SQLITE_PROTOCOL', 'databaseBusy'],
  ['EACCES', 'fileNotWritable'],
  ['EROFS', 'driveReadOnly'],
  ['EPERM', 'fileNotWritable'],
  ['EISDIR', 'fileNotWritable'],
  ['EEXIST', 'fileNotWritable'],
  ['ENOTEMPTY', 'fileNotWritable'],
  ['ENAMETOOLONG', 'pathTooLong'],
  ['EFBIG', 'fileTooLarge'],
  ['EDQUOT', 'diskFull'],
  ['ENOENT', 'folderGone'],
  ['ENOTDIR', 'folderGone'],
  ['ENODEV', 'folderGone'],
  ['ELOOP', 'notRegularFile'],
  ['ENXIO', 'folderGone'],
  ['ESTALE', 'folderGone'],
  ['EHOSTDOWN', 'folderGone'],
  ['SQLITE_NOMEM', 'noMemory'],
  ['ENOMEM', 'noMemory'],
  ['EMFILE', 'noMemory'],
  ['ENFILE', 'noMemory'],
  ['ERR_MEMORY_ALLOCATION_FAILED', 'noMemory'],
  ['EBUSY', 'fileBusy'],
  ['ETXTBSY', 'fileBusy'],
];

/** By name: of a signal's reason, and of what a broken-off wait gives as its cause. */
const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** Not every value can become a text. */
function textOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return typeof error;
  }
}

/** Turns anything thrown into a member of the closed set. Unknown errors become `internal` with their message. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) {
    const { code, detail, skewMs } = error;
    return skewMs === undefined ? { code, detail } : { code, detail, skewMs };
  }
  // A deadline that passed: the service did not answer in time.
  if (isTimeout(error) || isTimeout((error as { cause?: unknown } | null)?.cause))
    return { code: 'unreachable', detail: 'timeout' };
  // Chromium refuses the clipboard to a window that does not have the focus.
  if (error instanceof Error && error.name === 'NotAllowedError')
    return { code: 'clipboardRefused', detail: error.message };
  const raw = (error as { code?: unknown } | null)?.code;
  const code = typeof raw === 'string' ? raw : '';
  for (const [prefix, meaning] of systemCodes)
    if (code.startsWith(prefix)) return { code: meaning, detail: code };
  return { code: 'internal', detail: textOf(error) };
}

/** Unpacks a reply: the value, or the failure thrown again as an AppError. */
export function unwrap(reply: Reply): unknown {
  if (reply.ok) return reply.value;
  throw new AppError(reply.error.code, reply.error.detail, reply.error.skewMs);
}
