// The overview and the report: comparisons, people, and the rules behind the metrics.
import type { Texts } from '../language/text';

export const overviewTexts = {
  'compare.title': ['对比', 'Compare with'],
  'compare.previous': ['环比', 'Previous period'],
  'compare.lastYear': ['同比', 'Last year'],
  'compare.note.previous': ['上一周期', 'the previous period'],
  'compare.note.lastYear': ['去年同期', 'the same period last year'],
  'change.lastYear': ['同比 {value}', '{value} vs. last year'],
  'change.upLastYear': ['同比升 {value}', 'Up {value} vs. last year'],
  'change.downLastYear': ['同比降 {value}', 'Down {value} vs. last year'],
  'change.title.lastYear': [
    '与 52 周前的 {from} 至 {to} 对比（星期相同）',
    'Compared with {from} to {to}, 52 weeks earlier (same weekdays)',
  ],

  'lack.waits': ['无等待时长', 'No wait times'],
  'lack.waits.why': [
    '云联络中心未返回这些通话的排队与等待时长，因此没有数值。',
    'CCC returned no queue or wait times for these calls, so no value is shown.',
  ],
  'lack.talk': ['无通话时长', 'No talk times'],
  'lack.talk.why': ['云联络中心未返回这些通话的通话时长。', 'CCC returned no talk times for these calls.'],
  'lack.ends': ['无结束时间', 'No end times'],
  'lack.ends.why': ['云联络中心未返回这些通话的结束时间。', 'CCC returned no end times for these calls.'],
  'lack.callers': ['无来电号码', 'No caller numbers'],
  'lack.callers.why': [
    '这些通话没有可用的来电号码，无法识别来电者。',
    'These calls have no usable caller numbers, so callers cannot be identified.',
  ],
  'lack.sides': ['挂机方未知', 'Disconnecting party unknown'],
  'lack.sides.why': [
    '云联络中心未返回这些通话的挂机方。',
    'CCC did not return which party disconnected these calls.',
  ],
  'lack.tooRecent': ['观察期未满', 'Too recent'],
  'lack.tooRecent.why': ['这些通话距今太近，暂时无法判定。', 'These calls are too recent to be evaluated.'],
  'lack.fewValues': ['不足 20 个值', 'Fewer than 20 values'],
  'lack.fewValues.why': [
    '不足 20 个值时不显示分位数。',
    'Percentiles are not shown for fewer than 20 values.',
  ],
  'tile.unjudged': ['{n} 通无法判定', '{n} not evaluated'],
  'tile.unjudged.why': [
    '另有 {n} 通电话符合条件，但无法判定。',
    '{n} more {n|call qualifies|calls qualify} but cannot be evaluated.',
  ],
  'tile.connect': ['接通前时长 中位数 / P90', 'Time to connect, median / P90'],
  'tile.connect.why': [
    '含 IVR、排队与振铃；云联络中心未返回排队时长。',
    'IVR, queue and ring time together; CCC returned no queue times.',
  ],
  'tile.connectPart': ['{n} 通按接通前时长', '{n} by time to connect'],
  'tile.connectPart.why': [
    '其中 {n} 通没有排队时长，按接通前时长（IVR、排队与振铃）计算。',
    '{n} of them {n|has|have} no queue time; the time to connect (IVR, queue and ring) is used instead.',
  ],
  'tile.levels': ['同一批通话的五种口径（{s} 秒）', 'The same calls by all five formulas ({s} sec)'],
  'tile.breakOn': ['量表于 {day} 变更', 'Scale changed on {day}'],

  'change.notAlike.ratings': ['不可比：评分量表已变更', 'Not comparable: rating scale changed'],
  'change.notAlike.waits': ['不可比：等待时长口径不同', 'Not comparable: wait times measured differently'],

  'chart.volume.week': ['每周来电结果', 'Weekly calls by outcome'],
  'chart.volume.month': ['每月来电结果', 'Monthly calls by outcome'],
  'chart.week': ['周', 'Week'],
  'chart.month': ['月', 'Month'],
  'chart.incompleteSpan': ['其中 {n} 天数据不完整', '{n} of these days {n|is|are} incomplete'],
  'chart.ratings.scales': [
    '{n} 个评分，使用了多个量表：{scale}',
    '{n} {n|rating|ratings} on several scales: {scale}',
  ],
  'chart.ratings.apart': ['（{words}）', ' ({words})'],
  'chart.ratings.as': ['计为{class}', 'counted as {class}'],
  'chart.groups.of': ['前 {shown} 个，共 {total} 个技能组', '{shown} of {total} groups'],

  'who.title': ['坐席与技能组排名', 'Agents and skill groups'],
  'who.agents.sub': [
    '按满意率 95% 区间的下限排名；不足 30 个评分不参与排名。一通电话有多名坐席时各计一次',
    'Ranked by lower bound of the 95% interval; 30 ratings or more. A call with several agents counts once for each',
  ],
  'who.of': ['显示 {shown} / {total}', '{shown} of {total} shown'],
  'who.all': ['显示全部 {n} 行', 'Show all {n} rows'],
  'who.rank': ['排名', 'Rank'],
  'who.agent': ['坐席', 'Agent'],
  'who.group': ['技能组', 'Skill group'],
  'who.interval': ['95% 区间', '95% interval'],
  'who.scale': ['{low}–100%', '{low}–100%'],
  'who.none': ['所选通话没有坐席。', 'The selected calls have no agents.'],
  'who.noGroups': ['所选通话没有技能组。', 'The selected calls have no skill groups.'],
  'who.unnamed': ['（无）', '(none)'],
  'who.noAgent': ['无坐席', 'No agent'],
  'who.noGroup': ['无技能组', 'No skill group'],

  'hours.title': ['服务时间', 'Business hours'],
  'hours.all': ['全部', 'All hours'],
  'hours.in': ['服务时间内', 'Business hours'],
  'hours.out': ['服务时间外', 'Outside business hours'],
  'dayKind.title': ['日期类型', 'Day type'],
  'dayKind.all': ['全部', 'All days'],

  'notice.unconfirmed': [
    '按键含义尚未确认，满意度暂按量表 {scale} 计算',
    'The meaning of the rating keys is not confirmed; satisfaction uses scale {scale}',
  ],
  'notice.invalidKeys': [
    '{n} 个评分未计入：按键 {keys} 不在量表中',
    '{n} {n|rating|ratings} not counted: key {keys} not on the scale',
  ],
  'notice.waitsUnknown': [
    '{n} 通电话没有等待时长，不计入等待指标',
    '{n} {n|call has no wait time and is|calls have no wait time and are} left out of wait metrics',
  ],
  'notice.waitsLate': [
    '{n} 通电话没有等待时长，其中 {late} 通在服务水平中计为未达标',
    '{n} {n|call has|calls have} no wait time; the service level counts {late} of them as missed',
  ],
  'notice.notAlike.ratings': [
    '{base}使用另一评分量表，评分指标不作对比',
    'Rating metrics are not compared: {base} used a different rating scale',
  ],
  'notice.notAlike.waits': [
    '{base}的等待时长口径不同（排队与振铃，或接通前时长），等待指标与服务水平不作对比',
    'Wait times and service level are not compared: {base} measured waits differently (queue and ring, or time to connect)',
  ],
  'notice.holidays': [
    '{years} 年的法定节假日尚未收录，按普通日期计算',
    'Public holidays of {years} are not included yet; those days count as regular days',
  ],
  'notice.others': ['另有 {n} 条提示', '{n} more {n|note|notes}'],
  'notice.unlike': [
    '与{base}相比，有 {n} 天在一期为工作日、另一期为休息日，两期不宜直接比较',
    'Against {base}, {n} {n|day is a workday in one period and a day off|days are workdays in one period and days off} in the other; compare with care',
  ],
  'notice.scaleChanged': [
    '评分量表在统计周期内变更：{days}',
    'The rating scale changed within the period: {days}',
  ],

  'stated.scale': ['评分量表 {name}', 'Scale {name}'],
  'stated.scaleSince': ['评分量表 {name}（{since}）', 'Scale {name} ({since})'],
  'stated.level': ['{s} 秒服务水平：{formula}', 'Service level ({s} sec): {formula}'],
  'stated.short': ['短放弃：等待不足 {s} 秒', 'Short abandons: under {s} sec'],
  'stated.zone': ['时区 {zone}', 'Time zone {zone}'],
  'stated.n': ['n = {n} 通', 'n = {n} {n|call|calls}'],
  'stated.every': [
    '多名坐席或多个技能组的通话各计一次',
    'Calls with several agents or groups count once for each',
  ],
  'stated.first': [
    '多名坐席或多个技能组的通话只计第一个',
    'Calls with several agents or groups count for the first only',
  ],
  'stated.last': [
    '多名坐席或多个技能组的通话只计最后一个',
    'Calls with several agents or groups count for the last only',
  ],
  'stated.filter': ['筛选：{filter}', 'Filter: {filter}'],
} as const satisfies Texts;
