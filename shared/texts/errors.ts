// Every error code in words: what happened, what to do, and whether the app tries again.
import { errorCodes, type ErrorCode, type Failure } from '../base/envelope';
import {
  bracketed,
  filled,
  paragraphOf,
  textIn,
  type Language,
  type Text,
  type Texts,
} from '../language/text';

/** `itself`: within the running sync; `nextRun`: at the next sync; `no`: only after somebody did something. */
export type Retry = 'itself' | 'nextRun' | 'no';
interface ErrorText {
  readonly happened: Text;
  readonly todo: Text;
  /** Missing for codes that are not about the service. */
  readonly retry?: Retry;
}

const again: Text = [
  '请重试；如果再次出现，请复制详情并反馈。',
  'Try again. If it happens again, copy the details and report them.',
];

export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  // Inside the app.
  badInput: { happened: ['程序内部的请求无效。', 'A request inside the app was not valid.'], todo: again },
  unknownRequest: {
    happened: ['程序内部的请求未知。', 'A request inside the app is unknown.'],
    todo: ['请重新启动程序。', 'Restart the app.'],
  },
  internal: {
    happened: [
      '程序出现意外错误，数据未受影响。',
      'An unexpected error occurred. Your data was not affected.',
    ],
    todo: again,
  },
  cancelled: {
    happened: ['已取消。', 'Canceled.'],
    todo: ['需要时可再次开始。', 'Start again whenever you want.'],
  },
  dataProcessDown: {
    happened: [
      '数据进程已停止，正在重新启动。已保存的通话没有丢失。',
      'The data process stopped and is restarting. No saved calls are lost.',
    ],
    todo: ['请稍候再试。', 'Wait a moment and try again.'],
  },
  busy: {
    happened: ['同类任务正在进行。', 'This task is already running.'],
    todo: ['请等待完成，或先取消。', 'Wait until it is done, or cancel it first.'],
  },
  noMemory: {
    happened: ['内存或系统资源不足。', 'The computer ran out of memory or other resources.'],
    todo: [
      '请关闭其他程序后重试，或缩短统计周期。',
      'Close other programs and try again, or choose a shorter period.',
    ],
  },
  clipboardRefused: {
    happened: ['无法写入剪贴板。', 'The clipboard could not be written to.'],
    todo: ['请先点击本窗口，再复制一次。', 'Click in this window and copy again.'],
  },
  usage: {
    happened: ['命令用法不正确。', 'The command is not valid.'],
    todo: ['运行 help 查看用法。', 'Run help to see the options.'],
  },

  // Access to the service.
  noKey: {
    happened: [
      '此实例没有可用的 AccessKey：尚未保存，或只在上一次运行中有效。',
      'There is no AccessKey for this instance: none is stored, or it was for one session only.',
    ],
    todo: [
      '请在“设置 › 实例”中编辑此实例并填写 AccessKey。',
      'Edit the instance in Settings and enter its AccessKey.',
    ],
    retry: 'no',
  },
  credentials: {
    happened: [
      'AccessKey Secret 与 AccessKey ID 不匹配，签名被拒绝。',
      'The AccessKey was rejected: the secret does not match the AccessKey ID.',
    ],
    todo: [
      '请检查 AccessKey ID 与 Secret（前后不要有空格）后重新填写。',
      'Check the AccessKey ID and secret for extra spaces and enter them again.',
    ],
    retry: 'no',
  },
  keyUnknown: {
    happened: ['此 AccessKey ID 不存在。', 'This AccessKey ID does not exist.'],
    todo: [
      '它可能已被删除，或输入有误。请在 RAM 控制台核对，或新建一个。',
      'It may have been deleted or mistyped. Check it in the RAM console, or create a new one.',
    ],
    retry: 'no',
  },
  keyInactive: {
    happened: ['此 AccessKey 已被禁用。', 'This AccessKey is disabled.'],
    todo: [
      '请在 RAM 控制台启用它，或换用另一个 AccessKey。',
      'Enable it in the RAM console, or enter another AccessKey.',
    ],
    retry: 'no',
  },
  tokenExpired: {
    happened: [
      '临时凭证（STS）无效或已过期。',
      'The temporary credentials (STS) are not valid or have expired.',
    ],
    todo: ['请改用 RAM 用户的长期 AccessKey。', 'Use the permanent AccessKey of a RAM user instead.'],
    retry: 'no',
  },
  permission: {
    happened: [
      '此 RAM 用户没有读取通话记录的权限。',
      'This RAM user does not have permission to read call records.',
    ],
    todo: [
      '请管理员在 RAM 控制台授予云联络中心权限（AliyunCCCReadonlyAccess；仍不够时才用 AliyunCCCFullAccess）。',
      'Ask your administrator to grant a Cloud Call Center policy in the RAM console (AliyunCCCReadonlyAccess; AliyunCCCFullAccess only if that is not enough).',
    ],
    retry: 'no',
  },
  roleTooLow: {
    happened: [
      '此用户在该实例中的角色权限不足，看不到全部通话。',
      'The role of this user in the instance does not allow listing all calls.',
    ],
    todo: [
      '请在云联络中心控制台将其角色改为“管理员”。',
      'Give it the Admin role in the Cloud Call Center console.',
    ],
    retry: 'no',
  },
  riskControl: {
    happened: [
      '阿里云对此账号启用了风险控制，拒绝了请求。',
      'Alibaba Cloud has placed this account under risk control and rejected the request.',
    ],
    todo: ['请联系阿里云（提交工单）解除。', 'Open a ticket with Alibaba Cloud to have it lifted.'],
    retry: 'no',
  },
  notMember: {
    happened: ['此 RAM 用户不是该实例的成员。', 'This RAM user is not a member of the instance.'],
    todo: [
      '请在云联络中心控制台将其导入实例。',
      'Import the user into the instance in the Cloud Call Center console.',
    ],
    retry: 'no',
  },
  unknownInstance: {
    happened: ['找不到此实例。', 'This instance does not exist.'],
    todo: ['请核对实例 ID 与地域。', 'Check the instance ID and the region.'],
    retry: 'no',
  },
  clockSkew: {
    happened: [
      '本机时间与服务器相差过大，签名被拒绝。',
      "This computer's clock differs too much from the server's, so the signature was rejected.",
    ],
    todo: [
      '请校准系统时间（建议设为自动）后重试。',
      'Set the system clock (preferably automatically) and try again.',
    ],
    retry: 'nextRun',
  },
  keychain: {
    happened: [
      '无法使用系统凭据库；AccessKey 不会以其他方式保存。',
      "The system's credential store is not available. The AccessKey is never stored anywhere else.",
    ],
    todo: [
      '请启用并解锁凭据库后重试；也可以编辑实例并填写 AccessKey，仅在本次使用。',
      'Unlock it and try again, or edit the instance and enter its AccessKey for this session only.',
    ],
    retry: 'nextRun',
  },

  // The service and the way to it.
  throttled: {
    happened: ['云联络中心正在限流。', 'CCC is throttling requests.'],
    todo: [
      '程序会自动放慢；如果经常出现，请在实例设置中降低每秒请求数。',
      'The app slows down automatically. If it happens often, lower the requests per second of the instance.',
    ],
    retry: 'itself',
  },
  serviceDown: {
    happened: ['云联络中心服务暂时不可用。', 'CCC is currently unavailable.'],
    todo: ['程序会自动重试。', 'The app retries automatically.'],
    retry: 'itself',
  },
  unreachable: {
    happened: ['无法连接到云联络中心。', 'CCC cannot be reached.'],
    todo: ['请检查网络、代理和接入地址。', 'Check the network, the proxy and the endpoint.'],
    retry: 'itself',
  },
  proxy: {
    happened: [
      '代理服务器拒绝连接，或要求输入密码。',
      'The proxy refused the connection or requires a password.',
    ],
    todo: [
      '请检查系统设置中的代理，或联系 IT。',
      'Check the proxy in the system settings, or ask your IT department.',
    ],
    retry: 'itself',
  },
  certificate: {
    happened: [
      '服务端的 TLS 证书不受信任，因此没有连接。可能是公司代理在解密流量，或系统日期有误。',
      'The TLS certificate of the server is not trusted, so nothing was sent. A company proxy may be decrypting traffic, or the system date is wrong.',
    ],
    todo: [
      '请核对系统日期，并请 IT 将公司证书安装到系统中；不要跳过检查。',
      'Check the date, and ask your IT department to install the company certificate in the system. Do not bypass the check.',
    ],
    retry: 'nextRun',
  },
  apiUnknown: {
    happened: ['此账号没有所选的接口版本。', 'The selected API version is not available for this account.'],
    todo: [
      '请在实例设置中将接口版本改为“自动”或另一版本。',
      'Set the API version of the instance to Automatic, or to the other version.',
    ],
    retry: 'no',
  },
  filterUnknown: {
    happened: [
      '云联络中心无法识别请求中的筛选值（如已删除的技能组或坐席）。',
      'CCC does not recognize a filter value (such as a deleted skill group or agent).',
    ],
    todo: ['请换一种条件重试；完整同步不受影响。', 'Try a different filter. Full sync is not affected.'],
    retry: 'no',
  },
  serviceRefused: {
    happened: ['云联络中心拒绝了请求。', 'CCC rejected the request.'],
    todo: [
      '请核对实例 ID、地域和接口版本；如果仍出现，请复制详情并反馈。',
      'Check the instance ID, the region and the API version. If it happens again, copy the details and report them.',
    ],
    retry: 'nextRun',
  },
  badAnswer: {
    happened: ['云联络中心返回了无法识别的内容。', 'CCC returned an unreadable response.'],
    todo: ['如果持续出现，请检查代理或网关。', 'If it continues, check proxies and gateways.'],
    retry: 'itself',
  },
  answerTooLarge: {
    happened: [
      '云联络中心的一次响应过大，已停止接收。',
      'A response from CCC was too large and was not fully received.',
    ],
    todo: [
      '其他日期不受影响；如果持续出现，请检查代理或网关，或复制详情并反馈。',
      'Other days are not affected. If it continues, check proxies and gateways, or copy the details and report them.',
    ],
    retry: 'nextRun',
  },

  // The archive of calls and its backups.
  databaseNewer: {
    happened: [
      '此数据文件由更新版本的程序写入；文件未被改动。',
      'This data file was written by a newer version of the app. It was not changed.',
    ],
    todo: ['请升级程序后再打开。', 'Update the app to open it.'],
  },
  databaseDamaged: {
    happened: ['通话数据文件已损坏。', 'The call database is damaged.'],
    todo: [
      '请从备份恢复；损坏的文件会保留，不会删除。',
      'Restore a backup. The damaged file is set aside, not deleted.',
    ],
  },
  databaseAltered: {
    happened: [
      '通话数据文件含有不是本程序创建的触发器或视图，它们可能篡改通话，因此没有打开。',
      'The call database contains a trigger or a view that CCC Reports did not create. It could change calls, so the file was not opened.',
    ],
    todo: [
      '请从备份恢复；此文件会保留，不会删除。',
      'Restore a backup. This file is set aside, not deleted.',
    ],
  },
  databaseMissing: {
    happened: [
      '通话数据文件缺失或为空，但这里曾经保存过通话。',
      'The call database is missing or empty, although calls were stored here.',
    ],
    todo: [
      '如果文件被移走，请放回后重试；否则请从备份恢复。',
      'If the file was moved, put it back and try again. Otherwise restore a backup.',
    ],
  },
  databaseReadOnly: {
    happened: [
      '数据文件夹不允许写入，或有其他文件、文件夹占用了数据文件的名称。',
      'The data folder cannot be written to, or another file or folder has the name of the data file.',
    ],
    todo: [
      '请检查文件夹的权限和磁盘是否只读，然后重试。',
      'Check the permissions of the folder and whether the drive is read-only, then try again.',
    ],
  },
  databaseBusy: {
    happened: [
      '数据文件正被其他程序占用（例如网盘同步或杀毒软件）。',
      'Another program is using the data file, such as a cloud drive or a virus scanner.',
    ],
    todo: ['请稍候，或退出该程序后重试。', 'Wait a moment, or close that program, and try again.'],
  },
  databaseUnreadable: {
    happened: ['读写数据文件时磁盘出错。', 'A disk error occurred while the data file was read or written.'],
    todo: [
      '请检查磁盘与连接后重试；重要的备份请复制到另一块磁盘。',
      'Check the drive and its cable and try again. Copy your backups to another drive.',
    ],
  },
  migrationFailed: {
    happened: [
      '数据文件升级到新版本格式时失败；文件保持原样，没有改动。',
      'The data file could not be upgraded to the new format. It was not changed.',
    ],
    todo: [
      '请重试；如果仍失败，请继续使用旧版本，并复制详情反馈。',
      'Try again. If it fails again, keep using the previous version and report the details.',
    ],
  },
  maintenanceInterrupted: {
    happened: [
      '删除操作意外中断。数据文件完好；已删除的不会恢复，其余部分未改动。',
      'The deletion was interrupted. The data file is intact: what was deleted stays deleted, and nothing else changed.',
    ],
    todo: ['请再执行一次。', 'Run it again.'],
  },
  notArchive: {
    happened: ['此文件不是 CCC 报表的备份。', 'This is not a CCC Reports backup.'],
    todo: ['请选择由“备份”生成的文件。', 'Choose a file that was created with "Back up".'],
  },
  backupGone: {
    happened: [
      '此备份已不在原处；通话数据未改动。',
      'This backup no longer exists. Your calls were not changed.',
    ],
    todo: ['请选择另一个备份，或从文件恢复。', 'Choose another backup, or restore from a file.'],
  },
  backupDamaged: {
    happened: ['备份未通过校验，不能使用。', 'The backup did not pass verification and cannot be used.'],
    todo: ['请使用较早的备份，或重新备份。', 'Use an older backup, or create a new one.'],
  },
  backupAltered: {
    happened: [
      '此文件的结构与 CCC 报表写入的不一致，可能被其他程序修改过，因此没有使用。',
      'The structure of this file is not what CCC Reports writes. Another program may have changed it, so it was not used.',
    ],
    todo: ['请选择另一个备份。', 'Choose another backup.'],
  },
  notRegularFile: {
    happened: [
      '这不是普通文件，而是管道、设备或文件夹。',
      'This is not a regular file, but a pipe, a device or a folder.',
    ],
    todo: ['请选择由“备份”生成的文件。', 'Choose a file that was created with "Back up".'],
  },

  // Writing and opening files.
  diskFull: {
    happened: [
      '磁盘空间不足；已保存的数据没有丢失，也没有留下不完整的文件。',
      'The disk is full. No saved data is lost, and no partial file was left behind.',
    ],
    todo: [
      '请释放空间后重试；导出和备份也可以保存到另一块磁盘。',
      'Free some space and try again. Exports and backups can also go to another drive.',
    ],
  },
  dataDiskFull: {
    happened: [
      '存放程序数据的磁盘已满，无法登记此次导出，因此没有写出文件。',
      "The drive with the app's data is full. The export could not be recorded, so no file was written.",
    ],
    todo: ['请在该磁盘上释放空间后重试。', 'Free some space on that drive and try again.'],
  },
  fileNotWritable: {
    happened: [
      '没有权限写入此位置，或已有同名的文件夹；没有留下不完整的文件。',
      "You don't have permission to save here, or a folder with that name exists. No partial file was left behind.",
    ],
    todo: [
      '请换一个文件夹（如“文档”）或文件名后重试。',
      'Choose another folder, such as Documents, or another name, and try again.',
    ],
  },
  folderGone: {
    happened: [
      '文件夹不存在，或所在的磁盘已断开；没有留下不完整的文件。',
      "The folder doesn't exist or its drive is disconnected. No partial file was left behind.",
    ],
    todo: [
      '请重新连接磁盘，或选择另一个文件夹后重试。',
      'Reconnect the drive, or choose another folder, and try again.',
    ],
  },
  ownFile: {
    happened: [
      '此位置在程序的数据文件夹内，或就是其中的数据文件；没有写入任何内容。',
      "This location is inside the app's data folder or is one of its data files. Nothing was written.",
    ],
    todo: ['请选择另一个文件夹。', 'Choose another folder.'],
  },
  fileBusy: {
    happened: [
      '同名文件正被其他程序（如 Excel、WPS）打开，无法替换；原文件未改动。',
      'A file with that name is open in another program, such as Excel, and cannot be replaced. It was not changed.',
    ],
    todo: [
      '请在该程序中关闭它，或换一个文件名后重试。',
      'Close it there, or choose another name, and try again.',
    ],
  },
  fileTooLarge: {
    happened: [
      '此文件超过了该格式或该磁盘允许的大小；没有留下不完整的文件。',
      'The file would be larger than its format or the drive allows. No partial file was left behind.',
    ],
    todo: [
      '请缩短统计周期，改用 CSV，或保存到另一块磁盘（FAT32 磁盘上的文件不能超过 4 GB）。',
      'Choose a shorter period, CSV, or another drive. On a FAT32 drive, a file cannot exceed 4 GB.',
    ],
  },
  pathTooLong: {
    happened: [
      '文件夹与文件名的总长度过长；没有写入任何内容。',
      'The folder and the file name together are too long. Nothing was written.',
    ],
    todo: [
      '请换一个较短的文件名，或层级较少的文件夹。',
      'Choose a shorter name or a folder with a shorter path.',
    ],
  },
  driveReadOnly: {
    happened: ['此磁盘是只读的；没有写入任何内容。', 'This drive is read-only. Nothing was written.'],
    todo: ['请选择另一块磁盘。', 'Choose another drive.'],
  },
  callsChanged: {
    happened: [
      '写出文件时有通话被删除（例如按保留期限清理）；没有留下不完整的文件。',
      'Calls were deleted while the file was being written, for example by data retention. No partial file was left behind.',
    ],
    todo: ['请重试。', 'Try again.'],
  },
  printFailed: {
    happened: [
      '报表页面在排版或打印时停止；没有留下不完整的文件。',
      'The report page stopped while it was being prepared or printed. No partial file was left behind.',
    ],
    todo: [
      '请重试；如果仍失败，请缩短统计周期或减少附录。',
      'Try again. If it fails again, choose a shorter period or fewer appendices.',
    ],
  },
  brokenOff: {
    happened: [
      '生成时程序被关闭，此报表没有完成；没有留下不完整的文件。',
      'The app was closed while this report was being generated. No partial file was left behind.',
    ],
    todo: [
      '定时报表会自动重新生成；其他报表请再生成一次。',
      'Scheduled reports are generated again automatically. Generate other reports again.',
    ],
  },
  fileGone: {
    happened: ['此文件已被移动、改名或删除。', 'This file was moved, renamed or deleted.'],
    todo: ['可以从历史中打开此报表，再另存为文件。', 'Open the report from the history and save it again.'],
  },
  fileNotOpened: {
    happened: ['系统无法打开此文件。', 'The system could not open this file.'],
    todo: [
      '请在文件夹中显示它，再用合适的程序打开。',
      'Show it in its folder and open it with a suitable program.',
    ],
  },
  badView: {
    happened: ['此文件不是保存的视图，或已损坏。', 'This file is not a saved view, or it is damaged.'],
    todo: [
      '请选择由视图菜单“另存为文件…”生成的 .cccview 文件。',
      'Choose a .cccview file that was created with "Save as file…" in the view menu.',
    ],
  },
  badPicture: {
    happened: [
      '无法使用此图片，或图片大于 5 MB 或 2400 万像素。',
      "This image can't be used, or it is larger than 5 MB or 24 megapixels.",
    ],
    todo: ['请选择较小的 PNG、JPG 或 SVG 图片。', 'Choose a smaller PNG, JPG or SVG image.'],
  },
};

const retries: Readonly<Record<Retry, Text>> = {
  itself: ['程序会自动重试。', 'The app retries automatically.'],
  nextRun: ['下次同步时会重试。', 'It is retried at the next sync.'],
  no: ['处理之前不会自动重试。', "It won't be retried until you do this."],
};

/** A sync's time window that is incomplete although the service answered: what was wrong with its rows. */
export const flaws = {
  shifting: [
    '获取期间数据一直在变化，下次同步会重新获取。',
    'Rows kept changing while they were fetched. The next sync fetches them again.',
  ],
  tooMany: [
    '同一时刻的同类通话超过云联络中心可返回的上限，其余无法获取；每天会再查询一次。',
    'One moment has more calls of one kind than CCC returns, so the rest cannot be fetched. It is retried once a day.',
  ],
  unreadable: [
    '云联络中心返回了无法保存的记录：缺少通话 ID 或开始时间，或字段嵌套过深。',
    'CCC returned rows that cannot be stored as calls: the contact ID or the start time is missing, or a field is nested too deeply.',
  ],
  miscounted: [
    '云联络中心统计的通话数与列出的通话不一致；列出的通话已保存，下次同步会重新获取。',
    'The number of calls that CCC counts differs from the calls it lists. The listed calls are stored; the next sync fetches them again.',
  ],
  outside: [
    '云联络中心返回了所查询时间以外的通话；这些通话不予采用，下次同步会重新获取。',
    'CCC returned calls outside the requested time. They are not used; the next sync requests this time again.',
  ],
  wrongUnit: [
    '云联络中心返回的时间单位有误（例如秒而不是毫秒）；这些通话不予采用。请联系阿里云；下次同步会重新获取。',
    'CCC returned times in a wrong unit, such as seconds instead of milliseconds. These calls are not used. Contact Alibaba Cloud; the next sync requests this time again.',
  ],
  otherInstance: [
    '云联络中心返回了其他实例的通话；这些通话不予采用。请核对实例 ID。',
    'CCC returned calls of another instance. They are not used. Check the instance ID.',
  ],
  sameId: [
    '云联络中心列出的多通电话使用了同一个通话 ID，只能保存其中一通。请联系阿里云。',
    'CCC lists several calls with the same contact ID; only one of them can be stored. Contact Alibaba Cloud.',
  ],
} as const satisfies Texts;

const minuteMs = 60_000;

const spans = {
  minutes: ['{n} 分钟', '{n} {n|minute|minutes}'],
  hours: ['{n} 小时', '{n} {n|hour|hours}'],
  days: ['{n} 天', '{n} {n|day|days}'],
} as const satisfies Texts;

/** 16 minutes, 3 hours, 2 days. */
function spanText(ms: number, language: Language): string {
  const minutes = Math.max(Math.round(ms / minuteMs), 1);
  const [unit, n] =
    minutes < 120
      ? (['minutes', minutes] as const)
      : minutes < 48 * 60
        ? (['hours', Math.round(minutes / 60)] as const)
        : (['days', Math.round(minutes / 1440)] as const);
  return filled(language, textIn(language, spans[unit]), { n });
}

const clockAhead: Text = [
  '本机时间比服务器快 {span}，签名被拒绝。',
  "This computer's clock is {span} ahead of the server's, so the signature was rejected.",
];
const clockBehind: Text = [
  '本机时间比服务器慢 {span}，签名被拒绝。',
  "This computer's clock is {span} behind the server's, so the signature was rejected.",
];

/** @param skewMs this computer's time minus the service's */
function skewSentence(skewMs: number, language: Language): string {
  const span = spanText(Math.abs(skewMs), language);
  return filled(language, textIn(language, skewMs > 0 ? clockAhead : clockBehind), { span });
}

export interface ErrorParts {
  readonly happened: string;
  readonly todo: string;
  /** Empty for codes that are not about the service. */
  readonly retry: string;
}

export function errorParts(failure: Failure, language: Language): ErrorParts {
  const { happened, todo, retry } = errorTexts[failure.code];
  // Less than half a minute is no reason to refuse: the difference was measured wrongly and is left out.
  const isSkew = failure.code === 'clockSkew' && Math.abs(failure.skewMs ?? 0) >= minuteMs / 2;
  return {
    happened: isSkew ? skewSentence(failure.skewMs ?? 0, language) : textIn(language, happened),
    todo: textIn(language, todo),
    retry: retry === undefined ? '' : textIn(language, retries[retry]),
  };
}

/** The sentence for a person; on the command line the detail names the option or the service's code. */
export function errorSentence(code: ErrorCode, language: Language, detail = '', skewMs?: number): string {
  const failure = skewMs === undefined ? { code, detail } : { code, detail, skewMs };
  const { happened, todo } = errorParts(failure, language);
  const sentence = paragraphOf(language, [happened, todo]);
  return detail === '' ? sentence : bracketed(language, sentence, detail);
}

/** The sentence for a window's reason in ledger and summary: an error code or a flaw of its rows. */
export function reasonSentence(reason: string, language: Language): string {
  if (Object.hasOwn(flaws, reason)) return textIn(language, flaws[reason as keyof typeof flaws]);
  const code = errorCodes.find((one) => one === reason);
  return code === undefined ? reason : errorSentence(code, language);
}
