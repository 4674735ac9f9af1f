// The pages Agents and Skill groups.
import type { Texts } from '../language/text';

export const peopleTexts = {
  'people.agents.title': ['坐席一览', 'Agents'],
  'people.skillGroups.title': ['技能组一览', 'Skill groups'],
  'people.sub': [
    '点击列名排序，点击行查看详情。满意率按 95% 区间下限排序；不足 30 个评分不参与排名，灰色表示样本少。',
    'Click a column header to sort, a row for details. Satisfied rate is ranked by the lower bound of its 95% interval; no rank under 30 ratings. Gray: small sample.',
  ],
  'people.every': [
    '一通电话有多个{what}时各计一次，因此各行之和可能大于合计。',
    'A call with several {what} counts once for each, so rows may add up to more than the total.',
  ],
  'people.what.agent': ['坐席', 'agents'],
  'people.what.skillGroup': ['技能组', 'skill groups'],
  'people.name.agent': ['坐席', 'Agent'],
  'people.name.skillGroup': ['技能组', 'Skill group'],
  'people.trend': ['话务量趋势', 'Calls over time'],
  'people.connected': ['外呼接通量', 'Connected (outbound)'],
  'people.find': ['按名称查找', 'Find by name'],
  'people.hide': ['隐藏姓名', 'Hide names'],
  'people.none.agent': ['所选统计周期内没有坐席的通话。', 'No calls with an agent in this period.'],
  'people.none.skillGroup': [
    '所选统计周期内没有技能组的通话。',
    'No calls with a skill group in this period.',
  ],
  'people.notFound': ['没有名称包含“{text}”的条目。', 'No name contains "{text}".'],
  'people.page': ['第 {first}–{last} 个，共 {total} 个', '{first}–{last} of {total}'],
  'people.previous': ['前 {n} 个', 'Previous {n}'],
  'people.next': ['后 {n} 个', 'Next {n}'],
  'people.copied': ['表格已复制', 'Table copied'],
  'people.sortBy': ['按{name}排序', 'Sort by {name}'],
  'person.close': ['关闭详情', 'Close details'],
  'person.calls': ['查看通话', 'Show calls'],
  'person.better': ['明显高于整体', 'significantly above overall'],
  'person.worse': ['明显低于整体', 'significantly below overall'],
  'person.gone': ['所选统计周期内没有该{what}的通话。', 'This {what} has no calls in this period.'],
  'person.gone.agent': ['坐席', 'agent'],
  'person.gone.skillGroup': ['技能组', 'skill group'],
  'person.with.agent': ['所在技能组', 'Skill groups'],
  'person.with.skillGroup': ['组内坐席', 'Agents'],
} as const satisfies Texts;
