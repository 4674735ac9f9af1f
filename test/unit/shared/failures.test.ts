// Causes that can be foreseen have sentences of their own; only what nobody foresaw is "unexpected".
import { expect, test } from 'vitest';
import { failureOf, type ErrorCode } from '#shared/base/envelope';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: it failed`), { code });

test.each<[string, Error, ErrorCode]>([
  ['a full disk', systemError('ENOSPC'), 'diskFull'],
  ['a full disk below SQLite', systemError('SQLITE_FULL'), 'diskFull'],
  ['a quota', systemError('EDQUOT'), 'diskFull'],
  ['no rights', systemError('EACCES'), 'fileNotWritable'],
  ['no rights on Windows', systemError('EPERM'), 'fileNotWritable'],
  ['a folder of that name', systemError('EISDIR'), 'fileNotWritable'],
  ['a read-only drive', systemError('EROFS'), 'driveReadOnly'],
  ['a file in use', systemError('EBUSY'), 'fileBusy'],
  ['a folder that is gone', systemError('ENOENT'), 'folderGone'],
  ['a drive that is gone', systemError('ENXIO'), 'folderGone'],
  ['a network drive that is gone', systemError('ESTALE'), 'folderGone'],
  ['a path that is too long', systemError('ENAMETOOLONG'), 'pathTooLong'],
  ['a file of more than 4 GB on FAT32', systemError('EFBIG'), 'fileTooLarge'],
  ['a broken disk', systemError('EIO'), 'databaseUnreadable'],
  ['a lock that a network drive refuses', systemError('SQLITE_PROTOCOL'), 'databaseBusy'],
  ['no memory', systemError('SQLITE_NOMEM'), 'noMemory'],
  ['too many open files', systemError('EMFILE'), 'noMemory'],
  ['a window without the focus', new DOMException('not focused', 'NotAllowedError'), 'clipboardRefused'],
  ['a service that does not answer', new DOMException('late', 'TimeoutError'), 'unreachable'],
  ['anything else', new Error('what is this'), 'internal'],
])('%s', (_what, error, code) => expect(failureOf(error).code).toBe(code));
