// The settings of calendar, service level and targets.
import type { Texts } from '../language/text';

export const calendarTexts = {
  'settings.calendar.edit': ['编辑日历', 'Edit calendar'],
  'settings.figures': ['服务水平与目标', 'Service level and targets'],

  'level.threshold': ['服务水平阈值', 'Service level threshold'],
  'level.threshold.hint': [
    '等待时长不超过该值即为达标',
    'Calls answered after at most this wait time are within the threshold',
  ],
  'level.other': ['其他（秒）', 'Other (sec)'],
  'level.variant': ['服务水平口径', 'Service level formula'],
  'level.variantOption': ['{n} · {name}', '{n} · {name}'],
  'level.short': ['短放弃阈值（秒）', 'Short abandon threshold (sec)'],
  'level.short.hint': [
    '等待时长不足该值的放弃算短放弃；0 表示没有短放弃',
    'Abandons with a shorter wait are short abandons; 0 means there are none',
  ],
  'level.target.answer': ['呼入接通率目标（%）', 'Answer rate target (%)'],
  'level.target.level': ['服务水平目标（%）', 'Service level target (%)'],
  'level.range': ['请填写 {low} 至 {high} 的数。', 'Enter a number from {low} to {high}.'],
  'level.rangeWhole': ['请填写 {low} 至 {high} 的整数。', 'Enter a whole number from {low} to {high}.'],

  'work.zone': ['报表时区', 'Report time zone'],
  'work.zone.hint': [
    '天、周和小时都按此时区划分；当前偏移 {offset}',
    'Days, weeks and hours use this time zone; current offset {offset}',
  ],
  'work.zone.search': ['按城市或偏移搜索', 'Search by city or offset'],
  'work.zone.none': ['没有匹配的时区', 'No matching time zone'],
  'work.weekStart': ['一周的第一天', 'First day of the week'],
  'work.hours.text': [
    '设有服务时间的日子是工作日，没有的是休息日。结束时间可填 24:00。',
    'A day with business hours is a workday, a day without is a day off. The end may be 24:00.',
  ],
  'work.closed': ['休息', 'Closed'],
  'work.from': ['{day} 第 {n} 段开始', '{day}, interval {n}, from'],
  'work.to': ['{day} 第 {n} 段结束', '{day}, interval {n}, to'],
  'work.addSpan': ['添加时段', 'Add hours'],
  'work.addSpanNamed': ['为{day}添加时段', 'Add hours to {day}'],
  'work.removeSpan': ['移除{day}第 {n} 段', 'Remove interval {n} of {day}'],
  'work.copy': ['复制到所有工作日', 'Copy to all workdays'],
  'work.copyNamed': ['复制到所有工作日：{day}', 'Copy to all workdays: {day}'],
  'work.public': ['计入中国法定节假日', 'Include Chinese public holidays'],
  'work.public.hint': [
    '程序内置，按国务院办公厅公布的安排；自定义日期优先',
    "Built in, from the State Council's announcements. Your own days take precedence",
  ],
  'work.public.year': ['{year} 年', '{year}'],
  'work.public.source': ['国务院公布', 'announced by the State Council'],
  'work.public.count': [
    '放假 {holidays} 天，调休上班 {workdays} 天',
    '{holidays} {holidays|day|days} off, {workdays} make-up {workdays|workday|workdays}',
  ],
  'work.public.unknown': ['{year} 年的安排尚未收录', 'The holidays of {year} are not included yet'],
  'work.public.never': ['{year} 年的安排未收录', 'The holidays of {year} are not included'],
  'work.own': ['自定义节假日与调休', 'Own holidays and make-up workdays'],
  'work.own.text': [
    '优先于法定安排：公司放假设为“节假日”，周末上班设为“上班”。',
    'Take precedence over public holidays: a company holiday, or a weekend on which you work.',
  ],
  'work.own.none': ['没有自定义日期。', 'No own days.'],
  'work.own.day': ['日期', 'Date'],
  'work.own.kind': ['类型', 'Type'],
  'work.own.cell': ['{field}，第 {n} 行', '{field}, row {n}'],
  'work.own.add': ['添加日期', 'Add date'],
  'work.own.remove': ['移除 {day}', 'Remove {day}'],
  'work.kind.holiday': ['节假日', 'Holiday'],
  'work.kind.workday': ['上班', 'Workday'],
  'work.save': ['保存日历', 'Save calendar'],
  'work.problem.time': [
    '{day}：“{time}”不是有效时间，请按 09:00 的格式填写。',
    '{day}: "{time}" is not a time. Enter it like 09:00.',
  ],
  'work.problem.order': [
    '{day}：{from}–{to} 的结束时间不晚于开始时间。跨夜请分成两段：到 24:00，次日从 00:00 起。',
    '{day}: {from}–{to} does not end after it begins. Enter a night as two intervals: until 24:00, and from 00:00 on the next day.',
  ],
  'work.problem.overlap': ['{day}：有两段时间重叠。', '{day}: two intervals overlap.'],
  'work.problem.day': [
    '自定义日期第 {n} 行：“{day}”不是有效日期，请按 2026-03-01 的格式填写。',
    'Own days, row {n}: "{day}" is not a date. Enter it like 2026-03-01.',
  ],
  'work.problem.sameDay': ['自定义日期：{day} 重复。', 'Own days: {day} is listed twice.'],
  'work.problem.name': [
    '自定义日期第 {n} 行：名称最多 40 个字。',
    'Own days, row {n}: the name is longer than 40 characters.',
  ],
  'work.summary.hours': ['{days} {hours}', '{days} {hours}'],
  'work.summary.varied': ['{days}，时间不一', '{days}, hours vary'],
  'work.summary.closed': ['没有服务时间', 'No business hours'],
  'work.summary.week': ['一周从{day}开始', 'Weeks start on {day}'],
  'work.summary.public': ['含中国法定节假日', 'Chinese public holidays included'],
  'work.summary.own': ['自定义 {n} 天', '{n} own {n|day|days}'],

  'day.choose': ['选择日期', 'Choose a date'],
} as const satisfies Texts;
