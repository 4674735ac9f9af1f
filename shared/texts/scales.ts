// The question after the first sync and the editor of rating scales.
import type { Texts } from '../language/text';

export const scaleTexts = {
  'scale.text': [
    '量表规定每个按键的含义：分值用于计算平均满意度评分，档位用于计算满意率和不满意率，“不计入”的按键不算有效评分。修改后所有报表立即重新计算，通话本身不变。',
    'The scale defines what each key means. Points make the mean rating; classes make the satisfied and dissatisfied rates; keys set to "Not counted" are not valid ratings. A change recalculates every metric at once and does not change the calls.',
  ],
  'scale.edit': ['编辑量表', 'Edit scale'],
  'scale.editNamed': ['编辑量表：{name}', 'Edit scale: {name}'],
  'scale.unconfirmed': ['尚未确认', 'not confirmed'],
  'scale.unconfirmedText': [
    '按键含义尚未确认。下面是建议的量表，保存即为确认。',
    'The meaning of the keys is not confirmed yet. This is a suggestion; saving it confirms it.',
  ],
  'scale.since': ['{day} 起', 'from {day}'],
  'scale.always': ['自第一通电话起', 'from the first call'],
  'scale.versions': ['{n} 个版本', '{n} {n|version|versions}'],
  'scale.version': ['量表版本：{since}', 'Scale {since}'],
  'scale.current': ['当前', 'current'],
  'scale.validFrom': ['生效日期', 'Valid from'],
  'scale.validFrom.hint': [
    '留空表示自第一通电话起。从当天起的评分按此版本计算，直到下一版本。',
    'Leave empty for "from the first call". Ratings from this day on use this version, until the next one.',
  ],
  'scale.key': ['按键', 'Key'],
  'scale.zh': ['中文名称', 'Chinese label'],
  'scale.en': ['英文名称', 'English label'],
  'scale.points': ['分值', 'Points'],
  'scale.class': ['档位', 'Class'],
  'scale.found': ['评分数（全部数据）', 'Ratings (all data)'],
  'scale.cell': ['{field}，按键 {key}', '{field} of key {key}'],
  'scale.addKey': ['添加按键', 'Add key'],
  'scale.removeKey': ['移除按键 {key}', 'Remove key {key}'],
  'scale.reverse': ['反转方向', 'Reverse direction'],
  'scale.addVersion': ['添加版本', 'Add version'],
  'scale.removeVersion': ['删除此版本', 'Delete this version'],
  'scale.removed': ['已删除版本（{since}）。', 'Version {since} deleted.'],
  'scale.outside': [
    '通话中出现过、但不在任何版本中的按键，其评分目前不计入：',
    'Keys that callers pressed but that are in no version; their ratings are not counted:',
  ],
  'scale.addFound': ['添加按键 {key}（{n} 个评分）', 'Add key {key} ({n} {n|rating|ratings})'],
  'scale.save': ['保存量表', 'Save scale'],
  'scale.problem.key': [
    '版本（{since}）：按键“{key}”须为 1 至 253 的整数（半角数字）。',
    'Scale {since}: key "{key}" must be a whole number from 1 to 253.',
  ],
  'scale.problem.twice': [
    '版本（{since}）：按键 {key} 重复。每个按键只能有一行。',
    'Scale {since}: key {key} is listed twice. Use one row per key.',
  ],
  'scale.problem.points': [
    '版本（{since}）：按键 {key} 的分值“{points}”须为 −1000 至 1000 的数字（半角），例如 4 或 4.5。',
    'Scale {since}: the points of key {key}, "{points}", must be a number from −1000 to 1000, such as 4 or 4.5.',
  ],
  'scale.problem.label': [
    '版本（{since}）：按键 {key} 的名称过长，最多 40 个字。',
    'Scale {since}: the label of key {key} is longer than 40 characters.',
  ],
  'scale.problem.none': [
    '版本（{since}）：至少需要一个按键。',
    'Scale {since}: at least one key is required.',
  ],
  'scale.problem.day': [
    '生效日期“{day}”无效，请按 2026-03-01 的格式填写。',
    'Valid from: "{day}" is not a date. Enter it like 2026-03-01.',
  ],
  'scale.problem.sameDay': [
    '有两个版本的生效日期相同（{since}），请修改其中一个。',
    'Two versions are valid {since}. Change one of them.',
  ],
  'scale.warn.satisfied': [
    '版本（{since}）没有“满意”档的按键，满意率将始终为 0。',
    'Scale {since} has no satisfied key: the satisfied rate will always be 0.',
  ],
  'scale.warn.points': [
    '版本（{since}）：“{better}”档的按键 {key}（{points} 分）低于“{worse}”档的按键 {other}（{otherPoints} 分），请核对分值。',
    'Scale {since}: key {key} ({better}, {points} points) is lower than key {other} ({worse}, {otherPoints} points). Check the points.',
  ],

  'question.title': ['确认评分按键的含义', 'What do the rating keys mean?'],
  'question.titleNamed': ['{name}：确认评分按键的含义', '{name}: what do the rating keys mean?'],
  'question.text': [
    '云联络中心只记录客户按下的键。请确认按键方向，满意率才可信；在此之前，暂按量表 {scale} 计算。',
    'CCC records only which key was pressed. Confirm the direction so that satisfaction can be trusted; until then, scale {scale} is used.',
  ],
  'question.wait': ['等待时长中位数', 'Median wait time'],
  'question.noText': ['无文字', 'no text'],
  'question.likely': ['{key} 可能为最好：{reasons}。', '{key} is probably best: {reasons}.'],
  'question.unclear': [
    '无法从数据判断哪个键最好，请选择。',
    'The data does not show which key is best. Please choose.',
  ],
  'question.reason.texts': ['云联络中心返回的按键文字表明如此', "CCC's own key texts say so"],
  'question.reason.share': ['大多数客户按了这一端', 'most callers pressed this end'],
  'question.reason.wait': ['按这一端的客户等待更短', 'callers who pressed this end waited less'],
  'question.yes': ['是，{key} 最好', 'Yes, {key} is best'],
  'question.reverse': ['否，{key} 最好', 'No, {key} is best'],
  'question.best': ['{key} 最好', '{key} is best'],
  'question.edit': ['编辑…', 'Edit…'],
  'question.answered': ['已确认：{key} 最好。', 'Confirmed: {key} is best.'],
} as const satisfies Texts;
