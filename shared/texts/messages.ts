// Every sentence and label of the window and the report, both languages side by side: a missing one cannot compile.
import { isolated } from '../language/bidi';
import type { Language } from '../language/format';
import { backupTexts } from './backup';
import { calendarTexts } from './calendar';
import { chartsTexts } from './charts';
import { deskTexts } from './desk';
import { dispositionsTexts } from './dispositions';
import { exportTexts } from './export';
import { gridTexts } from './grid';
import { helpTexts } from './help';
import { differenceTexts } from './differences';
import { menuTexts } from './menu';
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
  'page.overview': ['总览', 'Overview'],
  'page.settings': ['设置', 'Settings'],

  'welcome.title': ['欢迎使用 CCC 报表', 'Welcome to CCC Reports'],
  'welcome.lead': [
    '把云联络中心的通话记录保存到这台电脑，随时离线查看满意度、通话结果与等待时间。',
    'Keeps the call records of your Alibaba Cloud Call Center on this computer and answers offline: how satisfied, what happened, how long they waited.',
  ],
  'welcome.demo.title': ['浏览演示呼叫中心', 'Explore the demo call center'],
  'welcome.demo.text': [
    '内置的演示服务生成 5 万通逼真的通话，并像真实服务一样同步。无需账号，一分钟内可看到完整报表。',
    'A built-in service makes 50,000 lifelike calls and is synced like the real one. No account needed; full reports in under a minute.',
  ],
  'welcome.demo.button': ['打开演示', 'Open the demo'],
  'welcome.demo.starting': ['正在启动…', 'Starting …'],
  'demo.name': ['演示呼叫中心', 'Demo call center'],
  'welcome.connect.title': ['连接阿里云云联络中心', 'Connect to Alibaba Cloud CCC'],
  'welcome.connect.text': [
    '填写实例 ID、地域和一个只读 RAM 用户的 AccessKey。密钥只保存在系统钥匙串中。',
    "Enter the instance id, the region and a read-only RAM user's access key. The secret is kept in the system's keychain only.",
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
  'period.previous': ['前一时段', 'Previous period'],
  'period.next': ['后一时段', 'Next period'],
  'period.choose': ['选择时段', 'Choose a period'],
  'period.pickEnd': ['请点击结束日期', 'Now click the last day'],
  'period.pickStart': ['点击起止日期自定义', 'Click the first and the last day'],
  'month.previous': ['上个月', 'Previous month'],
  'month.next': ['下个月', 'Next month'],

  'notice.incomplete': [
    '尚未取全 {n} / {total} 天（{days}）',
    'Not complete yet: {n} of {total} days ({days})',
  ],
  'notice.provisional': [
    '近 {span}的评分可能仍会到达，{days} 的满意度为暂计',
    'Ratings of the last {span} may still arrive; satisfaction is provisional for {days}',
  ],
  'notice.approximate': [
    '没有排队时长的通话 {n} 通，其等待按“接通前总时长（IVR、排队与振铃）”计算',
    'Calls without a queue time: {n}; their wait is the time to connect (IVR, queue and ring)',
  ],
  'notice.more': ['等', 'and more'],

  'tile.target': ['目标 {value}', 'Target {value}'],
  'tile.met': ['已达标', 'met'],
  'tile.missed': ['未达标', 'missed'],
  'tile.short': ['含短放弃；不含 {value}', 'Without short ones {value}'],
  'tile.n': ['样本 {n}', 'n {n}'],
  'tile.provisional': ['暂计', 'provisional'],
  'tile.few': ['样本少', 'few'],
  'tile.wait': ['等待时长 中位数 / P90', 'Wait, median / P90'],
  'change.none': ['无明显变化', 'No clear change'],
  'change.few': ['样本太少，不对比', 'Too few to compare'],
  'change.noPrevious': ['无可比前期', 'No earlier period'],
  'change.incomplete': ['前期数据不全', 'Earlier days missing'],
  'change.incompleteTitle': [
    '可比的前期 {from} 至 {to} 只取全 {complete} / {total} 天，因此不作比较',
    'The earlier period {from} to {to} has only {complete} of {total} days complete, so nothing is compared',
  ],
  'change.unlike': ['{value}，工作日不同', '{value}, other workdays'],
  'change.count': ['同期 {value}', '{value} like for like'],
  'change.up': ['同期升 {value}', 'Up {value}'],
  'change.down': ['同期降 {value}', 'Down {value}'],
  'change.points': ['{value} 点', '{value} pts'],
  'change.seconds': ['{value} 秒', '{value} s'],
  'change.title': ['与 {from} 至 {to} 比较（相同星期）', 'Compared with {from} to {to} (same weekdays)'],

  'chart.volume': ['每天的来电去了哪里', 'Daily calls by outcome'],
  'chart.volume.sub': ['呼入 {n} 通，按通话结果', '{n} inbound calls'],
  'chart.losses': ['在哪里流失', 'Where calls are lost'],
  'chart.losses.sub': ['各项相加等于呼入；点击查看通话', 'Parts add up to inbound; click to see the calls'],
  'chart.heat': ['什么时候放弃最多', 'When callers give up'],
  'chart.heat.sub': [
    '放弃率，星期 × 小时；斜线处不足 10 通',
    'Abandonment by weekday and hour; hatched under 10 calls',
  ],
  'chart.heat.inbound': ['来电量', 'Calls'],
  'chart.heat.abandon': ['放弃率', 'Abandonment'],
  'chart.heat.volume': ['什么时候来电最多', 'When callers call'],
  'chart.heat.volume.sub': ['呼入量，星期 × 小时', 'Inbound calls by weekday and hour'],
  'chart.heat.cell': ['{day} {hour}:00，放弃 {a} / {o}', '{day} {hour}:00, {a} of {o} abandoned'],
  'chart.heat.cellVolume': ['{day} {hour}:00，呼入 {n}', '{day} {hour}:00, {n} inbound'],
  'chart.ratings': ['评分分布', 'Ratings'],
  'chart.ratings.sub': ['{n} 个评分，量表 {scale}', '{n} ratings, scale {scale}'],
  'chart.ratings.none': ['所选时段没有评分', 'No ratings in this period'],
  'chart.funnel': [
    '邀评 {offered}（{offerRate}%）→ 参评 {rated}（{responseRate}%）',
    '{offered} offered ({offerRate} %) → {rated} rated ({responseRate} %)',
  ],
  'chart.table': ['查看表格', 'View as table'],
  'chart.chart': ['查看图表', 'View as chart'],
  'chart.day': ['日期', 'Day'],
  'chart.incompleteDay': ['这一天尚未取全', 'This day is not complete'],
  'chart.groups': ['技能组', 'Skill groups'],
  'chart.groups.sub': [
    '按进入队列量；一通多组时各计一次，合计可能大于总数',
    'By calls offered; a call with several groups counts for each',
  ],

  'empty.filtered': [
    '筛选条件排除了这个时段的全部通话。',
    'The filter leaves out every call of this period.',
  ],
  'empty.title': ['这个时段没有通话', 'No calls in this period'],
  'empty.text': ['数据范围为 {from} 至 {to}。', 'Your data reaches from {from} to {to}.'],
  'empty.unread': ['这些天还没有读取', 'These days have not been read'],
  'empty.unreadText': [
    '所选时段中有 {n} 天尚未取全，这里没有通话并不代表当时没有来电。',
    '{n} days of this period are not complete; that nothing is shown does not mean that nobody called.',
  ],
  'empty.syncing': [
    '正在读取第一批通话，图表会随之出现。',
    'The first calls are being read; figures appear as they arrive.',
  ],
  'empty.noData': ['还没有任何通话。请先同步。', 'There are no calls yet. Sync first.'],
  'empty.show': ['查看近 30 天', 'Show the last 30 days'],
  'empty.showAll': ['查看全部', 'Show all'],

  'leave.title': ['有未保存的修改', 'Unsaved changes'],
  'leave.text': ['离开本页，所做的修改就会丢失。', 'If you leave this page, your changes are lost.'],
  'leave.discard': ['放弃修改', 'Discard changes'],
  'leave.stay': ['继续编辑', 'Keep editing'],

  'damaged.title': ['设置文件有一部分无法读取', 'A part of the settings could not be read'],
  'damaged.text': [
    '这部分已改用默认值，请核对量表、日历和实例。原文件保留在：',
    'It has its default now: check scale, calendar and instances. The file as it was is kept at',
  ],
  'damaged.show': ['显示文件', 'Show file'],

  'error.title': ['出错了', 'That did not work'],
  'error.retry': ['重试', 'Try again'],
  'error.copy': ['复制详情', 'Copy details'],
  'error.copied': ['已复制', 'Copied'],
  close: ['关闭', 'Close'],

  'records.search': ['号码片段', 'Part of a number'],
  'records.none': ['没有符合条件的通话', 'No calls match'],
  'records.clear': ['清除筛选', 'Clear filters'],
  'records.mask': ['号码脱敏', 'Mask numbers'],
  'records.detail': ['通话详情', 'Call'],
  'records.yes': ['是', 'Yes'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

const texts = {
  ...windowTexts,
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
};
export type MessageKey = keyof typeof texts;

/** The message in a language, with `{name}` replaced. */
export function message(
  language: Language,
  key: MessageKey,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  return texts[key][language === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (hole, name: string) =>
    isolated(String(parameters[name] ?? hole)),
  );
}
