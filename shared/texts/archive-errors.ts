// What can be wrong with the archive of calls or with a backup of it, each with what a person does about it.
import type { ErrorCode } from '../base/envelope';
import type { ErrorText } from './file-errors';

type ArchiveError = Extract<
  ErrorCode,
  | `database${string}`
  | 'migrationFailed'
  | 'maintenanceInterrupted'
  | 'notArchive'
  | 'backupDamaged'
  | 'backupAltered'
  | 'notRegularFile'
  | 'backupGone'
>;

export const archiveErrors: Readonly<Record<ArchiveError, ErrorText>> = {
  databaseNewer: {
    happened: [
      '这个数据文件由更新版本的应用写入；文件未被改动。',
      'This data file was written by a newer version; the file was not touched.',
    ],
    todo: ['请升级应用后再打开。', 'Update the application to open it.'],
  },
  databaseDamaged: {
    happened: [
      '通话数据文件已损坏，无法可靠读取。',
      'The file with the calls is damaged and cannot be relied on.',
    ],
    todo: [
      '请从备份恢复；损坏的文件会保留下来，不会被删除。',
      'Restore a backup; the damaged file is set aside, never deleted.',
    ],
  },
  databaseAltered: {
    happened: [
      '通话数据文件含有不是本程序创建的触发器或视图，它们可能篡改通话，因此没有打开。',
      'The file with the calls contains a trigger or a view that CCC Reports did not create. It could change calls, so the file was not opened.',
    ],
    todo: [
      '请从备份恢复；这个文件会保留下来，不会被删除。',
      'Restore a backup; this file is set aside, never deleted.',
    ],
  },
  databaseMissing: {
    happened: [
      '通话数据文件不见了或是空的，但这里曾经保存过通话。',
      'The file with the calls is missing or empty, although calls were kept here.',
    ],
    todo: [
      '如果文件被移走，请放回后重试；否则请从备份恢复。',
      'If it was moved away, put it back and try again; otherwise restore a backup.',
    ],
  },
  databaseReadOnly: {
    happened: [
      '数据文件夹不允许写入，或数据文件的位置被别的东西占用。',
      'The data folder cannot be written to, or something else has the place of the data file.',
    ],
    todo: [
      '请检查文件夹的权限和磁盘是否只读，然后重试。',
      'Check the permissions of the folder, and whether the drive is read-only; then try again.',
    ],
  },
  databaseBusy: {
    happened: [
      '数据文件正被另一个程序占用（例如网盘同步或杀毒软件）。',
      'Another program holds the data file, such as a cloud drive or a virus scanner.',
    ],
    todo: ['请稍候，或退出那个程序后重试。', 'Wait a moment, or close that program, and try again.'],
  },
  databaseUnreadable: {
    happened: [
      '读写数据文件时磁盘报告错误。',
      'The disk reports errors when the data file is read or written.',
    ],
    todo: [
      '请检查磁盘与连接后重试；重要的备份请复制到另一块磁盘。',
      'Check the drive and its cable and try again; copy your backups to another drive.',
    ],
  },
  migrationFailed: {
    happened: [
      '数据文件升级到新版本的格式时失败；文件保持原样，没有任何改动。',
      'The data file could not be brought to the new format; it is exactly as it was before.',
    ],
    todo: [
      '请重试；若仍失败，请继续使用旧版本，并复制详情反馈。',
      'Try again; if it fails again, keep using the former version, and report the details.',
    ],
  },
  maintenanceInterrupted: {
    happened: [
      '删除操作意外中断。数据文件完好；已提交的删除有效，其余部分未改动。',
      'The deletion was interrupted. The data file is intact: what was deleted stays deleted, and nothing else changed.',
    ],
    todo: ['请再执行一次。', 'Run it again.'],
  },
  notArchive: {
    happened: ['这个文件不是 CCC 报表的通话数据。', 'This file holds no calls of CCC Reports.'],
    todo: ['请选择由“备份”生成的文件。', 'Choose a file that was made by "Back up".'],
  },
  backupGone: {
    happened: [
      '这个备份已不在原处，通话数据未被改动。',
      'This backup is no longer there. The calls are as they were.',
    ],
    todo: ['请选择另一个备份，或从文件恢复。', 'Choose another one, or restore from a file.'],
  },
  backupDamaged: {
    happened: ['备份未通过校验，不能使用。', 'The backup did not pass the check and cannot be used.'],
    todo: ['请换一个较早的备份，或重新备份。', 'Use an older backup, or make a new one.'],
  },
  backupAltered: {
    happened: [
      '这个文件的结构与 CCC 报表写入的不一致，可能被其他程序修改过，因此没有使用。',
      'The structure of this file is not what CCC Reports writes. Another program may have changed it, so it was not used.',
    ],
    todo: ['请选择另一个备份。', 'Choose another backup.'],
  },
  notRegularFile: {
    happened: [
      '这不是普通文件，而是管道、设备或文件夹。',
      'This is not a file, but a pipe, a device or a folder.',
    ],
    todo: ['请选择由“备份”生成的文件。', 'Choose a file that was made by "Back up".'],
  },
};
