// Backups, restoring them, an archive that cannot be opened, and the data check.
import type { Texts } from '../language/text';

export const backupTexts = {
  'backups.title': ['备份与恢复', 'Backup and restore'],
  'backups.text': [
    '备份包含全部通话、通话备注和报表历史，不含密钥和设置。其中的号码未脱敏，请妥善保管。',
    'A backup contains all calls, call notes and the report history, but no keys and no settings. Its phone numbers are not masked, so keep it safe.',
  ],
  'backups.automatic': ['自动备份', 'Automatic backup'],
  'backups.automatic.hint': [
    '有新数据时每天备份一次；新备份校验通过后才删除最旧的备份。',
    'Once a day when there is new data. The oldest backup is deleted only after the new one has been verified.',
  ],
  'backups.keep': ['保留份数', 'Backups to keep'],
  'backups.keep.hint': ['每天最多一份', 'At most one per day'],
  'backups.folder': ['备份文件夹', 'Backup folder'],
  'backups.folder.choose': ['更改…', 'Change…'],
  'backups.folder.reset': ['恢复默认', 'Use default'],
  'backups.failed': ['最近一次自动备份未完成：', 'The last automatic backup failed:'],
  'backups.none': ['还没有自动备份。', 'No automatic backups yet.'],
  'backups.list': ['已有的自动备份', 'Automatic backups'],
  'backups.when': ['时间', 'Created'],
  'backups.size': ['大小', 'Size'],
  'backups.megabytes': ['{n} MB', '{n} MB'],
  'backups.before': ['升级前', 'before an update'],
  'backups.manual': ['手动备份', 'Manual backup'],
  'backups.manual.hint': ['将全部数据写入一个文件并校验。', 'Writes all data to one file and verifies it.'],

  'restore.button': ['恢复…', 'Restore…'],
  'restore.label': ['恢复 {time} 的备份', 'Restore the backup of {time}'],
  'restore.file': ['从文件恢复…', 'Restore from file…'],
  'restore.title': ['恢复此备份？', 'Restore this backup?'],
  'restore.text': [
    '现有的全部通话将被替换为 {time} 备份中的 {n} 通。此后的通话会在下次同步时重新获取；此后的通话备注和报表历史不在备份中。当前的数据文件会保留在数据文件夹中，可以随时换回。',
    'All calls are replaced by the {n} {n|call|calls} in the backup of {time}. Newer calls are fetched again by the next sync; call notes and report history created since then are not in the backup. The current data file is kept in the data folder, so you can go back to it.',
  ],
  'restore.confirm': ['恢复', 'Restore'],
  'restore.looking': ['正在校验备份…', 'Verifying backup…'],
  'restore.running': ['正在恢复并校验…', 'Restoring and verifying…'],
  'restore.done': [
    '已恢复 {n} 通电话；原数据文件已保留。',
    '{n} {n|call|calls} restored. The previous data file was kept.',
  ],
  'restore.doneAlone': ['已恢复 {n} 通电话。', '{n} {n|call|calls} restored.'],
  'restore.problems': [
    '已恢复 {n} 通电话，但校验发现 {problems} 个问题。请在设置中检查数据。',
    '{n} {n|call|calls} restored, but the check found {problems} {problems|problem|problems}. Run the data check in Settings.',
  ],

  'archive.title': ['无法打开通话数据', 'Your calls cannot be opened'],
  'archive.safe': ['设置、报表模板和密钥不受影响。', 'Settings, report templates and keys are not affected.'],
  'archive.place': ['数据文件夹：{path}', 'Data folder: {path}'],
  'archive.looking': ['正在查找可用的备份…', 'Looking for a usable backup…'],
  'archive.noBackup': [
    '没有可用的自动备份。您仍可继续：从空数据开始，再从云联络中心同步。',
    'There is no usable automatic backup. You can still continue: start without calls and sync them again from CCC.',
  ],
  'archive.restore': ['从 {time} 的备份恢复（{n} 通电话）', 'Restore backup of {time} ({n} {n|call|calls})'],
  'archive.folder': ['打开数据文件夹', 'Open data folder'],
  'archive.empty': ['从空数据开始…', 'Start without data…'],
  'archive.empty.title': ['从空数据开始？', 'Start without data?'],
  'archive.empty.text': [
    '当前的数据文件会改名并保留在数据文件夹中，不会删除。下次同步会重新获取云联络中心仍保存的通话；通话备注和报表历史无法恢复。',
    'The current data file is renamed and stays in the data folder; nothing is deleted. The next sync fetches the calls that CCC still has. Call notes and the report history are not recovered.',
  ],
  'archive.empty.confirm': ['从空数据开始', 'Start without data'],
  'archive.empty.done': ['已从空数据开始。', 'The archive is now empty.'],

  'check.title': ['检查数据', 'Check data'],
  'check.hint': [
    '检查数据文件的每一页、同步台账和用于统计的每一列。',
    'Checks every page of the data file, the sync ledger and every column used for metrics.',
  ],
  'check.button': ['开始检查', 'Start check'],
  'check.running': ['正在检查… {n}%', 'Checking… {n}%'],
  'check.sound': ['未发现问题：{n} 通电话', 'No problems found: {n} {n|call|calls}'],
  'check.aside': [
    '其中 {n} 通的开始时间不在 2000 至 2058 年之间，不计入任何统计。',
    '{n} of them {n|starts|start} before 2000 or after 2058 and {n|is|are} not included in any metric.',
  ],
  'check.problems': ['发现 {n} 个问题。', '{n} {n|problem|problems} found.'],
  'check.advice': [
    '请从备份恢复；如果没有备份，请复制详情并反馈。',
    'Restore a backup. If there is none, copy the details and report them.',
  ],
} as const satisfies Texts;
