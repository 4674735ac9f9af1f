// The page Satisfaction and the quality review of calls.
import type { Texts } from '../language/text';

export const satisfactionTexts = {
  'sat.of': ['{hits} / {n}', '{hits} of {n}'],
  'sat.few': ['{text} · 样本少', '{text} · small'],
  'sat.tile.mean': ['仅供参考', 'for reference only'],
  'sat.tile.mean.why': [
    '按键只有高低次序、没有等距刻度，平均分仅供参考；请以满意率为准。',
    'Ratings are ordinal, so the mean is indicative only. Use the satisfied rate instead.',
  ],
  'sat.tile.offer': ['{hits} / {n} 通成功通话', '{hits} of {n} successful calls'],
  'sat.tile.response': ['{hits} / {n} 次邀评', '{hits} of {n} surveys'],
  'sat.tile.bias': [
    '区间只反映抽样误差，不反映未邀评或未参评客户的看法。',
    'The interval reflects sampling error only. It says nothing about callers who were not surveyed or did not respond.',
  ],

  'sat.empty': ['所选通话没有评分', 'No ratings in this selection'],
  'sat.empty.noSurvey': [
    '所选 {n} 通电话均未邀评，因此没有评分。',
    'No survey was offered in {n} selected {n|call|calls}, so there are no ratings.',
  ],
  'sat.empty.noAnswer': [
    '已邀评 {n} 次，尚无人参评；短信评分可能稍后到达。',
    '{n} {n|survey was|surveys were} offered, with no responses yet. SMS ratings may arrive later.',
  ],

  'sat.trend': ['满意率趋势', 'Satisfied rate over time'],
  'sat.trend.sub': [
    '{n} 个评分；色带为 95% 区间，不足 5 个评分不画点，浅色为样本少或暂定',
    '{n} {n|rating|ratings}; bands are 95% intervals, no point under 5 ratings, pale: small sample or provisional',
  ],
  'sat.trend.mayArrive': ['评分可能仍会到达（暂定）', 'Ratings may still arrive (provisional)'],
  'sat.trend.break': ['量表变更', 'Scale changed'],

  'sat.spread.sub': [
    '{n} 个评分，以“一般”为中线；点击查看通话',
    '{n} {n|rating|ratings}, centered on neutral; click to see the calls',
  ],
  'sat.spread.part': ['{row}，{name}：{n}（{share}）', '{row}, {name}: {n} ({share})'],
  'sat.spread.row': ['范围', 'Scope'],

  'sat.funnel': ['邀评与参评', 'Survey funnel'],
  'sat.funnel.sub': [
    '成功通话（各方向）→ 邀评 → 参评 → 满意；百分比以上一环节为基数',
    'Successful calls in any direction → survey offered → rated → satisfied; each percentage is of the step before',
  ],
  'sat.funnel.step': ['环节', 'Step'],
  'sat.funnel.success': ['成功通话', 'Successful calls'],
  'sat.funnel.offered': ['邀评', 'Survey offered'],
  'sat.funnel.rated': ['参评', 'Rated'],
  'sat.funnel.satisfied': ['满意', 'Satisfied'],
  'sat.funnel.dissatisfied': ['不满意', 'Dissatisfied'],
  'sat.funnel.unsurveyed': [
    '成功通话中有 {n} 通未邀评（{share}）',
    '{n} successful {n|call|calls} had no survey ({share})',
  ],
  'sat.funnel.byChannel': ['按邀评渠道', 'By survey channel'],

  'sat.who': ['坐席与技能组满意率', 'Satisfaction by agent and skill group'],
  'sat.who.sub': [
    '满意率及 95% 区间，按区间下限排名；不足 30 个评分不参与排名。一通电话有多个{what}时各计一次',
    'Satisfied rate with 95% interval, ranked by its lower bound; 30 ratings or more. A call with several {what} counts once for each',
  ],
  'sat.who.scale': ['{low}–100%，竖线为整体 {value}', '{low}–100%, line: overall {value}'],
  'sat.who.offer': ['邀评率', 'Survey offer rate'],
  'sat.who.more': ['偏高', 'high'],
  'sat.who.less': ['偏低', 'low'],
  'sat.who.flag': [
    '邀评率 {own}，一般为 {others}：差异明显，满意率未必可比',
    'Survey offer rate is {own} (typical: {others}). Satisfied rates may not be comparable.',
  ],
  'sat.who.open': ['{name} 的详情', 'Details of {name}'],
  'sat.who.response': ['参评率', 'Response rate'],
  'sat.who.remark': ['备注', 'Note'],

  'sat.time': ['等待、通话时长与满意率', 'Satisfied rate by wait and talk time'],
  'sat.time.sub': [
    '各档满意率及 95% 区间，竖线为整体；等待时长仅含呼入，时长未知的不计',
    'Satisfied rate with 95% interval by range, line: overall; wait times of inbound calls, unknown times excluded',
  ],
  'sat.time.wait': ['等待', 'Wait'],
  'sat.time.talk': ['通话', 'Talk'],
  'sat.time.class': ['{what} {text}', '{what} {text}'],
  'sat.time.upTo': ['≤ {max}', '≤ {max}'],
  'sat.time.over': ['> {over}', '> {over}'],
  'sat.time.between': ['{over}–{max}', '{over}–{max}'],
  'sat.time.n': ['{text} · n = {n}', '{text} · n = {n}'],
  'sat.time.none': ['没有时长已知的评分通话', 'No rated calls with a known duration'],
  'sat.time.head': ['时长', 'Duration'],

  'review.title': ['低分通话质检', 'Low-rated calls to review'],
  'review.sub': [
    '{total} 通不满意，{agents} 名坐席。每名坐席抽取的通数相同：有录音的优先，其余随机，且每次结果一致。备注只保存在本机。',
    '{total} dissatisfied {total|call|calls} of {agents} {agents|agent|agents}. The same number for each agent: recorded calls first, then a fixed random sample. Notes stay on this computer.',
  ],
  'review.perAgent': ['每名坐席通数', 'Calls per agent'],
  'review.unchecked': ['只看未质检', 'Not reviewed only'],
  'review.progress': ['已质检 {checked} / {n}', '{checked} of {n} reviewed'],
  'review.progressAll': [
    '全部不满意通话：{checked} / {total}',
    'all dissatisfied calls: {checked} of {total}',
  ],
  'review.cut': ['最多显示 {n} 通', 'at most {n} shown'],
  'review.none': ['没有不满意的评分，无需质检。', 'No dissatisfied ratings, so there is nothing to review.'],
  'review.allChecked': [
    '抽取的 {n} 通已全部质检。可增加每名坐席的抽取通数。',
    'The sample ({n} {n|call|calls}) is fully reviewed. Increase the number per agent to continue.',
  ],
  'review.isChecked': ['已质检', 'Reviewed'],
  'review.check': ['标记为已质检：{what}', 'Mark as reviewed: {what}'],
  'review.time': ['时间与号码', 'Time and number'],
  'review.who': ['坐席与技能组', 'Agent and group'],
  'review.rating': ['评分与录音', 'Rating and recording'],
  'review.wait': ['等待', 'Wait'],
  'review.talk': ['通话', 'Talk'],
  'review.recorded': ['有录音', 'Recorded'],
  'review.notRecorded': ['无录音', 'No recording'],
  'review.note': ['备注', 'Note'],
  'review.noteOf': ['{what} 的备注', 'Note on {what}'],
  'review.placeholder': ['填写质检意见', 'Enter your review notes'],
  'review.open': ['打开通话：{what}', 'Open call: {what}'],
  'review.saving': ['正在保存…', 'Saving…'],
  'review.saved': ['已保存', 'Saved'],
  'review.failed': ['未保存', 'Not saved'],
} as const satisfies Texts;
