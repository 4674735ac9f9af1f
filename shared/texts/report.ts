// The printed report, its preview, and whose report it is.
import type { Texts } from '../language/text';

export const reportTexts = {
  'report.daily': ['呼叫中心日报', 'Daily call center report'],
  'report.weekly': ['呼叫中心周报', 'Weekly call center report'],
  'report.monthly': ['呼叫中心月报', 'Monthly call center report'],
  'report.custom': ['呼叫中心报表', 'Call center report'],
  'report.of.agent': ['坐席报表 – {name}', 'Agent report – {name}'],
  'report.of.skillGroup': ['技能组报表 – {name}', 'Skill group report – {name}'],
  'report.allCalls': ['全部通话', 'All calls'],
  'report.made': ['生成于 {time}', 'Generated {time}'],
  'report.complete': ['{complete} / {total} 天数据完整', '{complete} of {total} days complete'],
  'report.comparedDay': ['对比 {from}（星期相同）', 'Compared with {from} (same weekday)'],
  'report.compared': ['对比 {from} 至 {to}（星期相同）', 'Compared with {from} to {to} (same weekdays)'],
  'report.lacking': ['其中 {parts}', 'of these, {parts}'],
  'report.lacking.missing': ['{n} 天未同步', '{n} not synced'],
  'report.lacking.failed': ['{n} 天同步失败', '{n} failed'],
  'report.lacking.partial': ['{n} 天只同步了一部分', '{n} partly synced'],
  'report.lacking.open': ['{n} 天尚未结束', '{n} still in progress'],
  'report.lacking.see': ['逐日情况见附录', 'see the appendix for each day'],
  'report.pageOf': ['第 {page} / {pages} 页', 'Page {page} of {pages}'],
  'report.logo': ['公司标志', 'Company logo'],
  'report.query': ['查询 {hash}', 'Query {hash}'],
  'report.masked': [
    '号码已脱敏：本报表不含电话号码',
    'Numbers masked: this report contains no phone numbers',
  ],
  'report.namesHidden': ['坐席姓名已隐去', 'Agent names are hidden'],
  'report.byNumber': ['号码片段（不打印）', 'part of a number (not printed)'],
  'report.definitions': [
    '口径：通话按开始时间计入统计周期；呼入接通率 = 接听量 / 入队量；放弃率含短放弃；满意率 = 满意档评分 / 有效评分，区间为 95% Wilson 区间。{statement}。',
    'Definitions: calls belong to the period in which they start; answer rate = answered / offered; abandonment rate includes short abandons; satisfied rate = satisfied ratings / valid ratings, with the 95% Wilson interval. {statement}.',
  ],
  'report.filter.none': ['无', 'none'],
  'report.noCalls': ['所选统计周期内没有通话。', 'There are no calls in this period.'],

  'report.hours': ['各时段来电结果', 'Calls by hour and outcome'],
  'report.hourSpan': ['{from} – {to}', '{from} – {to}'],

  'report.notConnected': ['未接通', 'Not connected'],
  'report.outbound.hours': ['各时段外呼接通情况', 'Dialed calls by hour'],
  'report.outbound.day': ['每日外呼接通情况', 'Dialed calls by day'],
  'report.outbound.week': ['每周外呼接通情况', 'Dialed calls by week'],
  'report.outbound.month': ['每月外呼接通情况', 'Dialed calls by month'],
  'report.outbound.sub': [
    '外呼 {n} 通，按是否接通；下方为外呼接通率',
    '{n} dialed {n|call|calls}; below, the connect rate',
  ],
  'report.outbound.none': [
    '所选通话中几乎没有呼入，也没有外呼，因此不显示趋势。',
    'There are almost no inbound and no outbound calls, so no trend is shown.',
  ],

  'report.slots': ['放弃率最高的时段：{slots}', 'Highest abandonment rate: {slots}'],
  'report.slot': ['{day} {hour}:00 {value}（{a} / {o}）', '{day} {hour}:00 {value} ({a} of {o})'],

  'report.funnel': [
    '成功通话 {success} → 邀评 {offered}（{offerRate}）→ 参评 {rated}（{responseRate}）',
    '{success} successful {success|call|calls} → {offered} offered ({offerRate}) → {rated} rated ({responseRate})',
  ],
  'report.channel': [
    '{channel}：邀评 {offered}，参评 {rated}（{responseRate}），满意率 {satisfied}',
    '{channel}: {offered} offered, {rated} rated ({responseRate}), satisfied rate {satisfied}',
  ],

  'report.raters': [
    '坐席满意率（按 95% 区间下限排名）',
    'Agents by satisfied rate (lower bound of the 95% interval)',
  ],
  'report.raters.unranked': [
    '坐席满意率（95% 区间，不排名）',
    'Satisfied rate of agents (95% interval, not ranked)',
  ],
  'report.raters.grey': ['灰色：不足 30 个评分，不排名', 'gray: under 30 ratings, not ranked'],
  'report.raters.dashed': ['虚线为整体 {value}', 'dashed: overall {value}'],
  'report.raters.ends': [
    '参与排名的 {ranked} 名中的前 {best} 名与后 {least} 名',
    'First {best} and last {least} of {ranked} ranked',
  ],
  'report.raters.rated': ['有评分的 {total} 名', '{total} with ratings'],
  'report.raters.some': ['有评分的 {total} 名中显示 {shown} 名', '{shown} of {total} with ratings'],
  'report.raters.most': [
    '{total} 名中评分最多的 {shown} 名；评分太少，不排名',
    'Most ratings: {shown} of {total}; too few ratings to rank',
  ],
  'report.raters.byCount': [
    '按评分数排列；评分太少，不排名',
    'By number of ratings; too few ratings to rank',
  ],
  'report.raters.none': ['评分太少，无法比较坐席。', 'Too few ratings to compare agents.'],
  'report.rater.n': ['{value} · n = {n}', '{value} · n = {n}'],
  'report.groups.sub': ['按入队量；括号内为评分数', 'By calls offered; ratings in parentheses'],
  'report.groups.subCalls': ['按通话量；括号内为评分数', 'By calls; ratings in parentheses'],
  'report.groups.of': ['前 {shown} 个，共 {total} 个', '{shown} of {total}'],
  'report.group': ['技能组', 'Group'],
  'report.subject': ['与全部通话对比', 'Compared with all calls'],
  'report.subject.sub': [
    '点为满意率，线为 95% 区间；统计周期与筛选相同',
    'Dot: satisfied rate; line: 95% interval; same period and filter',
  ],

  'report.appendix.agents': ['坐席明细', 'Agent details'],
  'report.appendix.skillGroups': ['技能组明细', 'Skill group details'],
  'report.appendix.hours': ['分时明细', 'Hours of the day'],
  'report.appendix.days': ['每日数据完整性', 'Data completeness by day'],
  'report.appendix.definitions': ['指标定义', 'Definitions'],
  'report.appendix.continued': ['{title}（续）', '{title} (continued)'],
  'report.appendix.people': [
    '按通话量；一通电话涉及多个时各计一次。灰色：样本不足 30；“–”：样本不足 5',
    'By calls; a call with several counts once for each. Gray: sample under 30; dash: under 5',
  ],
  'report.appendix.hoursSub': ['按通话开始的小时，{zone}', 'By the hour in which calls start, {zone}'],
  'report.appendix.daysSub': [
    '每日：已保存 / 云联络中心统计数；✓ 表示两者一致，数据完整',
    'Each day: stored / counted by CCC; ✓ means that both agree and the day is complete',
  ],
  'report.appendix.week': ['周', 'Week of'],
  'report.appendix.meaning': ['定义', 'Definition'],
  'report.appendix.none': ['没有可列出的内容。', 'Nothing to list.'],
  'report.define.period': ['统计周期', 'Period'],
  'report.define.periodText': [
    '通话按开始时间计入统计周期、日期与小时；每通电话只属于一个统计周期。',
    'A call belongs to the period, day and hour in which it starts, and to no other.',
  ],
  'report.define.change': ['环比', 'Change'],
  'report.define.changeText': [
    '与上一周期的相同星期对比；只有上一周期数据完整、且变化超出偶然波动时才显示。',
    'Compared with the same weekdays of the previous period. Shown only if those days are complete and the change is statistically significant.',
  ],
  'report.define.few': ['样本少', 'Small sample'],
  'report.define.fewText': [
    '不足 5 只显示数量，5–29 以灰色显示，30 及以上正常显示。',
    'Under 5 only the count is shown; 5–29 is gray; 30 or more is shown normally.',
  ],
  'report.define.complete': ['数据完整', 'Complete'],
  'report.define.completeText': [
    '同步台账按时间窗记录云联络中心统计数与已保存数；两者一致的日子为数据完整。',
    'The sync ledger records what CCC counted and what was stored. A day is complete if both agree.',
  ],

  'preview.label': ['报表预览', 'Report preview'],
  'preview.empty': ['还没有可预览的报表。', 'There is no report to preview yet.'],
  'preview.busy': ['正在生成预览…', 'Generating preview…'],
  'preview.zoomIn': ['放大', 'Zoom in'],
  'preview.zoomOut': ['缩小', 'Zoom out'],
  'preview.fit': ['适合宽度', 'Fit width'],
  'preview.actual': ['实际大小', 'Actual size'],
  'preview.unreadable': ['无法显示此 PDF。', 'This PDF cannot be displayed.'],

  'company.title': ['报表抬头', 'Report header'],
  'company.text': [
    '公司名称与标志会印在每份报表上，只保存在本机。',
    'The company name and logo are printed on every report. Both stay on this computer.',
  ],
  'company.name': ['公司名称', 'Company name'],
  'company.logo': ['标志', 'Logo'],
  'company.logo.hint': [
    'PNG、JPG 或 SVG，最大 5 MB、2400 万像素；缩放至 600 × 160 以内',
    'PNG, JPG or SVG, up to 5 MB and 24 megapixels; scaled to fit 600 × 160',
  ],
  'company.logo.choose': ['选择图片…', 'Choose image…'],
  'company.logo.change': ['更换…', 'Change…'],
  'company.logo.none': ['未设置', 'Not set'],
} as const satisfies Texts;
