// What hinders the writing of a file, each with what a person does about it.
import type { ErrorCode } from '../base/envelope';

type FileError = Extract<
  ErrorCode,
  | 'diskFull'
  | 'dataDiskFull'
  | 'fileNotWritable'
  | 'folderGone'
  | 'fileBusy'
  | 'ownFile'
  | 'fileTooLarge'
  | 'pathTooLong'
  | 'driveReadOnly'
  | 'callsChanged'
  | 'printFailed'
  | 'noMemory'
  | 'clipboardRefused'
>;

/** `itself`: within the run; `nextRun`: at the next sync; `no`: only after the person did something. */
export type Retry = 'itself' | 'nextRun' | 'no';
export type Pair = readonly [zh: string, en: string];
export interface ErrorText {
  readonly happened: Pair;
  readonly todo: Pair;
  /** Without it the code is not about the service. */
  readonly retry?: Retry;
}

export const fileErrors: Readonly<Record<FileError, ErrorText>> = {
  diskFull: {
    happened: [
      '磁盘空间不足；已保存的数据没有丢失，也没有留下不完整的文件。',
      'The disk is full; nothing that was saved is lost, and no half file was left.',
    ],
    todo: [
      '请释放空间后重试；导出和备份也可以保存到另一块磁盘。',
      'Free some space and try again; exports and backups can also go to another drive.',
    ],
  },
  dataDiskFull: {
    happened: [
      '存放本程序数据的磁盘已满，无法登记这次导出，因此没有写出文件。',
      "The drive with the program's data is full. The export could not be recorded, so no file was written.",
    ],
    todo: ['请在该磁盘上释放空间后重试。', 'Free some space on that drive and try again.'],
  },
  fileNotWritable: {
    happened: [
      '没有权限写入这个位置，或已有同名的文件夹；没有留下不完整的文件。',
      'This place may not be written to, or a folder has that name; no half file was left.',
    ],
    todo: [
      '请换一个文件夹（如“文档”）或文件名后重试。',
      'Choose another folder, such as Documents, or another name, and try again.',
    ],
  },
  folderGone: {
    happened: [
      '要写入的文件夹不存在，或所在的磁盘已断开；没有留下不完整的文件。',
      'The folder is not there, or its drive was taken away; no half file was left.',
    ],
    todo: [
      '请重新连接磁盘，或选择另一个文件夹后重试。',
      'Connect the drive again, or choose another folder, and try again.',
    ],
  },
  ownFile: {
    happened: [
      '这个位置在本程序的数据文件夹内，或者就是它的数据文件；没有写入任何内容。',
      "This place is inside the program's data folder, or is one of its data files. Nothing was written.",
    ],
    todo: ['请选择另一个文件夹。', 'Choose another folder.'],
  },
  fileBusy: {
    happened: [
      '同名文件正被其他程序（如 Excel、WPS）打开，无法替换；原文件未被改动。',
      'A file of that name is open in another program such as Excel and cannot be replaced; it was not touched.',
    ],
    todo: [
      '请在该程序中关闭它，或换一个文件名后重试。',
      'Close it there, or choose another name, and try again.',
    ],
  },
  fileTooLarge: {
    happened: [
      '这个文件超过了该格式或该磁盘允许的大小；没有留下不完整的文件。',
      'The file would be larger than its format or the drive allows. No incomplete file was left.',
    ],
    todo: [
      '请缩短统计周期，改用 CSV，或保存到另一块磁盘（FAT32 磁盘上的文件不能超过 4 GB）。',
      'Choose a shorter period, CSV, or another drive. On a FAT32 drive a file cannot exceed 4 GB.',
    ],
  },
  pathTooLong: {
    happened: [
      '文件夹与文件名加起来太长；没有写入任何内容。',
      'The folder and the file name together are too long. Nothing was written.',
    ],
    todo: [
      '请换一个较短的文件名或层级较少的文件夹。',
      'Choose a shorter name or a folder with a shorter path.',
    ],
  },
  driveReadOnly: {
    happened: ['这个磁盘是只读的；没有写入任何内容。', 'This drive is read-only. Nothing was written.'],
    todo: ['请选择另一块磁盘。', 'Choose another drive.'],
  },
  callsChanged: {
    happened: [
      '写出文件时有通话被删除（例如按保留期限清理）；没有留下不完整的文件。',
      'Calls were deleted while the file was being written, for example by the retention setting. No incomplete file was left.',
    ],
    todo: ['请重试。', 'Try again.'],
  },
  printFailed: {
    happened: [
      '报表页面在排版或打印时停止；没有留下不完整的文件。',
      'The report page stopped while it was being prepared or printed. No incomplete file was left.',
    ],
    todo: [
      '请重试；若仍失败，请缩短统计周期或减少附表。',
      'Try again. If it fails again, choose a shorter period or fewer tables.',
    ],
  },
  noMemory: {
    happened: ['内存或系统资源不足。', 'The computer ran out of memory or other resources.'],
    todo: [
      '请关闭其他程序后重试，或缩短统计周期。',
      'Close other programs and try again, or choose a shorter period.',
    ],
  },
  clipboardRefused: {
    happened: ['无法写入剪贴板。', 'The clipboard could not be written.'],
    todo: ['请先点击本窗口，再复制一次。', 'Click in this window and copy again.'],
  },
};
