// How long calls are kept, and forgetting a caller.
export const privacyTexts = {
  'privacy.cancel': ['取消', 'Cancel'],
  'retention.title': ['保存期限', 'Keep calls for'],
  'retention.hint': [
    '更早的通话每天自动删除，也不会再次同步。已导出的文件不受影响；较早的自动备份随新备份替换。',
    'Older calls are deleted once a day and not fetched again. Exported files stay; automatic backups are replaced by newer ones.',
  ],
  'retention.forever': ['不限', 'For good'],
  'retention.days': ['{n} 天', '{n} days'],
  'retention.year': ['1 年', '1 year'],
  'retention.years': ['{n} 年', '{n} years'],
  'retention.ask': ['删除 {date}之前的 {n} 通通话？', 'Delete {n} calls from before {date}?'],
  'retention.ask.text': [
    '这些通话及其备注会从本机永久删除，报表中的数字保留，但无法再核对到单通通话。此操作不能撤销。',
    'They are deleted from this computer for good, with their notes. Reports keep their figures, but no longer lead to these calls. This cannot be undone.',
  ],
  'retention.delete': ['删除并启用', 'Delete and keep to it'],

  'retention.held': [
    '本机时钟显示 {clock}，而最新数据的日期是 {evidence}。因此，{before}之前的 {n} 通通话未自动删除。',
    "This computer's clock says {clock}, but the newest data is from {evidence}. {n} calls from before {before} were therefore not deleted automatically.",
  ],
  'retention.held.open': ['删除…', 'Delete…'],
  'retention.held.text': [
    '请先核对本机日期。确认后，这些通话及其备注会从本机永久删除。此操作不能撤销。',
    'Check the date of this computer first. These calls and their notes are then permanently deleted from this computer. This cannot be undone.',
  ],
  'retention.held.delete': ['删除', 'Delete'],
  'retention.held.done': ['已删除 {n} 通通话。', '{n} calls were deleted.'],
  'maintenance.running': ['正在删除… {n}%', 'Deleting… {n}%'],

  'forget.title': ['删除某位来电者的号码', 'Forget a caller'],
  'forget.hint': [
    '应个人信息主体的要求，从通话、备注、报表和记录中抹去一个号码。通话本身保留；除“重复来电”与“未挽回来电”外，统计不变。',
    'Erases a number from calls, notes, reports and logs when its owner asks. The calls stay without it; of the figures only repeat and lost callers change.',
  ],
  'forget.open': ['删除号码…', 'Forget …'],
  'forget.number': ['电话号码', 'Phone number'],
  'forget.find': ['查找', 'Find'],
  'forget.wrong': ['请填写完整号码（至少 5 位数字）。', 'Enter the whole number, at least five digits.'],
  'forget.none': [
    '没有通话使用该号码；仍会检查备注、报表与记录。',
    'No call has this number. Notes, reports and logs are searched all the same.',
  ],
  'forget.found': [
    '{n} 通通话使用该号码（{first} 至 {last}）。',
    '{n} calls have this number ({first} to {last}).',
  ],
  'forget.text': [
    '号码将从本机数据中永久抹去，再次同步也不会恢复，此后的备份也不含它。含该号码的视图与定时报表会被删除，相关报表不能再查看。',
    "It is erased from this computer's data for good, does not come back with a sync, and is not in backups made from now on. Views and scheduled reports that name it are deleted; reports about it can no longer be shown.",
  ],
  'forget.left': [
    '之前导出的文件、备份，以及恢复时另存的 calls-replaced 文件仍含该号码，请另行删除；从备份恢复时会再次抹去。今后的新通话会照常保存。',
    'Files exported and backups made before, and calls-replaced files that a restore set aside, still hold it: delete them yourself. A restore from such a backup forgets it again. New calls of this number are stored as any other.',
  ],
  'forget.confirm': ['永久抹去', 'Erase for good'],
  'forget.done': ['已从 {n} 通通话中抹去该号码。', 'The number was erased from {n} calls.'],
} as const satisfies Record<string, readonly [string, string]>;
