// Every sentence and label of the window and the report in every language: a missing one does not compile.
import { filled, textIn, type Language, type Parameters, type Texts } from '../language/text';
import { pageTitles } from '../domain/pages';
import { backupTexts } from './backup';
import { calendarTexts } from './calendar';
import { chartsTexts } from './charts';
import { commonTexts } from './common';
import { deskTexts } from './desk';
import { dispositionsTexts } from './dispositions';
import { exportTexts } from './export';
import { gridTexts } from './grid';
import { helpTexts } from './help';
import { differenceTexts } from './differences';
import { menuBarTexts, menuTexts } from './menu';
import { instanceTexts } from './instances';
import { overviewTexts } from './overview';
import { peopleTexts } from './people';
import { privacyTexts } from './privacy';
import { reportTexts } from './report';
import { reportsTexts } from './reports';
import { satisfactionTexts } from './satisfaction';
import { scaleTexts } from './scales';
import { syncTexts } from './sync';
import { updateTexts } from './updates';

const windowTexts = {
  'app.name': ['CCC 报表', 'CCC Reports'],

  'welcome.title': ['欢迎使用 CCC 报表', 'Welcome to CCC Reports'],
  'welcome.lead': [
    '将云联络中心的通话记录保存到本机，离线分析满意度、通话结果与等待时长。',
    'Store your Alibaba Cloud Call Center records on this computer and analyze customer satisfaction, call outcomes and wait times offline.',
  ],
  'welcome.demo.title': ['浏览演示呼叫中心', 'Explore the demo call center'],
  'welcome.demo.text': [
    '内置模拟服务生成 5 万条模拟通话，并像真实服务一样同步。无需账号，一分钟内即可看到完整报表。',
    'A built-in simulator generates 50,000 realistic calls and syncs like the live service. No account needed; full reports in under a minute.',
  ],
  'welcome.demo.button': ['打开演示', 'Open demo'],
  'welcome.demo.starting': ['正在启动…', 'Starting…'],
  'demo.name': ['演示呼叫中心', 'Demo call center'],
  'welcome.connect.title': ['连接阿里云云联络中心', 'Connect to Alibaba Cloud Call Center'],
  'welcome.connect.text': [
    '填写实例 ID、地域和一个只读 RAM 用户的 AccessKey。AccessKey Secret 只保存在系统凭据库中。',
    "Enter the instance ID, the region and the AccessKey of a read-only RAM user. The AccessKey secret is stored only in your system's credential store.",
  ],
  'welcome.connect.button': ['开始连接', 'Connect'],

  'period.today': ['今天', 'Today'],
  'period.yesterday': ['昨天', 'Yesterday'],
  'period.thisWeek': ['本周', 'This week'],
  'period.lastWeek': ['上周', 'Last week'],
  'period.thisMonth': ['本月', 'This month'],
  'period.lastMonth': ['上月', 'Last month'],
  'period.last30Days': ['近 30 天', 'Last 30 days'],
  'period.all': ['全部', 'All'],
  'period.custom': ['自定义', 'Custom'],
  'period.previous': ['上一周期', 'Previous period'],
  'period.next': ['下一周期', 'Next period'],
  'period.choose': ['选择统计周期', 'Choose a period'],
  'period.pickEnd': ['请选择结束日期', 'Select the end date'],
  'period.pickStart': ['选择起止日期以自定义', 'Select start and end dates'],
  'month.previous': ['上个月', 'Previous month'],
  'month.next': ['下个月', 'Next month'],

  'notice.incomplete': [
    '{total} 天中有 {n} 天数据不完整（{days}）',
    '{n} of {total} days {n|is|are} incomplete ({days})',
  ],
  'notice.provisional': [
    '{days} 的满意度为暂定：评分可能在通话后 {span}内到达',
    'Satisfaction is provisional for {days}: ratings may arrive up to {span} after a call',
  ],
  'notice.approximate': [
    '{n} 通电话没有排队时长，其等待时长按接通前总时长（IVR、排队与振铃）计算',
    '{n} {n|call has|calls have} no queue time; the time to connect (IVR, queue and ring) is used as the wait time',
  ],
  'notice.more': ['等', 'and more'],

  'tile.target': ['目标 {value}', 'Target {value}'],
  'tile.met': ['已达标', 'met'],
  'tile.missed': ['未达标', 'missed'],
  'tile.short': ['剔除短放弃后 {value}', '{value} excl. short abandons'],
  'tile.n': ['样本 {n}', 'n = {n}'],
  'tile.provisional': ['暂定', 'provisional'],
  'tile.wait': ['等待时长 中位数 / P90', 'Wait, median / P90'],
  'change.none': ['无明显变化', 'No clear change'],
  'change.few': ['样本太少，不作对比', 'Sample too small to compare'],
  'change.noPrevious': ['无可比周期', 'No earlier period'],
  'change.incomplete': ['对比期数据不完整', 'Earlier period incomplete'],
  'change.incompleteTitle': [
    '未作对比：对比期（{from} 至 {to}）{total} 天中仅 {complete} 天数据完整。',
    'No comparison: only {complete} of {total} days are complete in the earlier period ({from} to {to}).',
  ],
  'change.unlike': ['{value}（工作日数不同）', '{value} (workdays differ)'],
  'change.count': ['环比 {value}', '{value} vs. previous period'],
  'change.up': ['环比升 {value}', 'Up {value} vs. previous period'],
  'change.down': ['环比降 {value}', 'Down {value} vs. previous period'],
  'change.points': ['{value} 个百分点', '{value} pts'],
  'change.seconds': ['{value} 秒', '{value} sec'],
  'change.title': ['与 {from} 至 {to} 对比（星期相同）', 'Compared with {from} to {to} (same weekdays)'],

  'chart.volume': ['每日来电结果', 'Daily calls by outcome'],
  'chart.volume.sub': ['呼入 {n} 通，按通话结果', '{n} inbound {n|call|calls}'],
  'chart.losses': ['来电流失环节', 'Where calls are lost'],
  'chart.losses.sub': [
    '各项之和等于呼入量；点击查看通话',
    'Parts add up to inbound calls; click one to see its calls',
  ],
  'chart.heat': ['放弃高峰时段', 'When callers abandon'],
  'chart.heat.sub': [
    '放弃率，按星期与小时；斜线处不足 10 通',
    'Abandonment rate by weekday and hour; hatched: under 10 calls',
  ],
  'chart.heat.inbound': ['呼入量', 'Inbound calls'],
  'chart.heat.abandon': ['放弃率', 'Abandonment rate'],
  'chart.heat.volume': ['来电高峰时段', 'When callers call'],
  'chart.heat.volume.sub': ['呼入量，按星期与小时', 'Inbound calls by weekday and hour'],
  'chart.heat.cell': ['{day} {hour}:00，放弃 {a} / {o}', '{day} {hour}:00, {a} of {o} abandoned'],
  'chart.heat.cellVolume': ['{day} {hour}:00，呼入 {n}', '{day} {hour}:00, {n} inbound'],
  'chart.ratings': ['评分分布', 'Rating distribution'],
  'chart.ratings.sub': ['{n} 个评分，量表 {scale}', '{n} {n|rating|ratings}, scale {scale}'],
  'chart.ratings.none': ['所选统计周期内没有评分', 'No ratings in this period'],
  'chart.funnel': [
    '邀评 {offered}（{offerRate}%）→ 参评 {rated}（{responseRate}%）',
    '{offered} offered ({offerRate}%) → {rated} rated ({responseRate}%)',
  ],
  'chart.table': ['查看表格', 'View as table'],
  'chart.chart': ['查看图表', 'View as chart'],
  'chart.day': ['日期', 'Date'],
  'chart.incompleteDay': ['当天数据不完整', 'This day is incomplete'],
  'chart.groups.sub': [
    '按入队量；一通电话有多个技能组时各计一次，合计可能大于总数',
    'By calls offered; a call with several groups counts once for each, so rows may exceed the total',
  ],

  'empty.filtered': ['所选统计周期内没有符合筛选条件的通话。', 'No calls in this period match the filter.'],
  'empty.title': ['所选统计周期内没有通话', 'No calls in this period'],
  'empty.text': ['已有 {from} 至 {to} 的数据。', 'Data is available from {from} to {to}.'],
  'empty.unread': ['所选日期尚未同步', 'These days are not synced'],
  'empty.unreadText': [
    '所选统计周期中有 {n} 天数据不完整，可能有通话未显示。',
    'Data is missing for {n} {n|day|days} in this period, so there may be calls that are not shown.',
  ],
  'empty.first': ['正在准备首次同步…', 'Getting your first calls…'],
  'empty.syncing': ['通话到达后，图表会自动显示。', 'Charts appear as the calls arrive.'],
  'empty.none': ['还没有通话数据', 'No calls yet'],
  'empty.noData': ['请先同步通话记录。', 'Start a sync to get your call records.'],
  'empty.show': ['查看近 30 天', 'Show last 30 days'],
  'empty.showAll': ['查看全部', 'Show all'],

  'leave.title': ['有未保存的修改', 'Unsaved changes'],
  'leave.text': ['离开此页将丢失所做的修改。', 'If you leave this page, your changes will be lost.'],
  'leave.discard': ['放弃修改', 'Discard changes'],
  'leave.stay': ['继续编辑', 'Keep editing'],

  'damaged.title': ['部分设置无法读取', 'Some settings could not be read'],
  'damaged.text': [
    '这些设置已恢复为默认值，请检查评分量表、日历和实例。原文件保存在：',
    'Default values were used instead. Check your rating scale, calendar and instances. The original file was saved as:',
  ],
  'damaged.show': ['显示文件', 'Show file'],

  'error.title': ['出错了', 'Something went wrong'],
  'error.copy': ['复制详情', 'Copy details'],

  'records.search': ['号码片段', 'Part of a number'],
  'records.none': ['没有符合条件的通话', 'No matching calls'],
  'records.detail': ['通话详情', 'Call details'],
} as const satisfies Texts;

const texts = {
  ...commonTexts,
  ...windowTexts,
  ...pageTitles,
  ...overviewTexts,
  ...backupTexts,
  ...syncTexts,
  ...instanceTexts,
  ...scaleTexts,
  ...calendarTexts,
  ...gridTexts,
  ...chartsTexts,
  ...satisfactionTexts,
  ...dispositionsTexts,
  ...peopleTexts,
  ...deskTexts,
  ...exportTexts,
  ...reportTexts,
  ...reportsTexts,
  ...updateTexts,
  ...privacyTexts,
  ...helpTexts,
  ...differenceTexts,
  ...menuTexts,
  ...menuBarTexts,
};
export type MessageKey = keyof typeof texts;

/** The message in a language, its placeholders filled; see `filled` for counts. */
export function message(language: Language, key: MessageKey, parameters: Parameters = {}): string {
  return filled(language, textIn(language, texts[key]), parameters);
}
