// Data retention and the erasure of a caller's number.
import type { Texts } from '../language/text';

export const privacyTexts = {
  'retention.title': ['数据保留期限', 'Data retention'],
  'retention.hint': [
    '更早的通话每天自动删除，且不再同步。已导出的文件不受影响；较早的自动备份会被新备份替换。',
    'Older calls are deleted once a day and not fetched again. Exported files are not affected; automatic backups are replaced by newer ones.',
  ],
  'retention.forever': ['永久保留', 'Keep forever'],
  'retention.years': ['{n} 年', '{n} {n|year|years}'],
  'retention.ask': ['删除 {date}之前的 {n} 通电话？', 'Delete {n} {n|call|calls} from before {date}?'],
  'retention.ask.text': [
    '这些通话及其备注将从本机永久删除。报表中的数字保留，但无法再查看对应的通话。此操作不能撤销。',
    'These calls and their notes are permanently deleted from this computer. Reports keep their numbers, but these calls can no longer be opened from them. This cannot be undone.',
  ],
  'retention.delete': ['删除并应用', 'Delete and apply'],

  'retention.held': [
    '本机时钟显示 {clock}，而最新数据的日期是 {evidence}。因此，{before}之前的 {n} 通电话未自动删除。',
    "This computer's clock says {clock}, but the newest data is from {evidence}. For this reason, {n} {n|call|calls} from before {before} {n|was|were} not deleted automatically.",
  ],
  'retention.held.open': ['删除…', 'Delete…'],
  'retention.held.text': [
    '请先核对本机日期。确认后，这些通话及其备注将从本机永久删除。此操作不能撤销。',
    'Check the date of this computer first. If you continue, these calls and their notes are permanently deleted from this computer. This cannot be undone.',
  ],
  'retention.held.done': ['已删除 {n} 通电话。', '{n} {n|call|calls} deleted.'],
  'maintenance.running': ['正在删除… {n}%', 'Deleting… {n}%'],

  'forget.title': ['抹除客户号码（个人信息删除）', "Erase a caller's number"],
  'forget.hint': [
    '应个人信息主体的要求，从通话、备注、报表和日志中抹除一个号码。通话本身保留；除“重复来电”与“放弃未回呼客户”外，统计不变。',
    "Erases a number from calls, notes, reports and logs at its owner's request. The calls are kept without the number; only repeat callers and callers to call back change.",
  ],
  'forget.open': ['抹除号码…', 'Erase number…'],
  'forget.number': ['电话号码', 'Phone number'],
  'forget.wrong': [
    '请填写完整的电话号码（至少 5 位数字）。',
    'Enter the full phone number (at least 5 digits).',
  ],
  'forget.none': [
    '没有通话使用此号码；仍会检查备注、报表与日志。',
    'No calls have this number. Notes, reports and logs are still searched.',
  ],
  'forget.found': [
    '{n} 通电话使用此号码（{first} 至 {last}）。',
    '{n} {n|call has|calls have} this number ({first} to {last}).',
  ],
  'forget.text': [
    '此号码将从本机数据中永久抹除，再次同步也不会恢复，此后的备份也不含此号码。含此号码的视图与定时报表会被删除，相关报表不能再查看。',
    'The number is permanently erased from the data on this computer. It does not come back with a sync and is not in later backups. Views and scheduled reports that contain it are deleted; reports about it can no longer be viewed.',
  ],
  'forget.left': [
    '此前导出的文件、备份，以及恢复时保留的 calls-replaced 文件仍含此号码，请自行删除；从这些备份恢复时会再次抹除。今后的新通话会照常保存。',
    'Files exported earlier, earlier backups, and calls-replaced files kept by a restore still contain the number: delete them yourself. Restoring such a backup erases the number again. New calls with this number are stored as usual.',
  ],
  'forget.confirm': ['永久抹除', 'Erase permanently'],
  'forget.done': ['已从 {n} 通电话中抹除此号码。', 'Number erased from {n} {n|call|calls}.'],
} as const satisfies Texts;
