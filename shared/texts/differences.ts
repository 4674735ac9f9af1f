// The checklist of the help: why a metric differs from the one in the CCC console, what to compare there, and what the
// current data says about it.
import type { Texts } from '../language/text';

export const differenceTexts = {
  'diff.lead': [
    '两边的数字不同，通常是口径不同，而不是数据有误。请逐条核对；能从当前数据判断的，直接列在各条下方。',
    'When two numbers differ, the cause is usually the definition, not the data. Go through the list; what the current data shows is given below each cause.',
  ],
  'diff.compare': ['核对方法', 'How to compare'],
  'diff.here': ['当前数据受影响', 'Affects this data'],
  'diff.none': ['当前数据未受影响', 'No effect on this data'],
  'diff.rule': ['口径不同', 'Different rule'],
  'diff.checked': ['已核对', 'Checked'],
  'diff.progress': ['已核对 {n} / {total}', '{n} of {total} checked'],
  'diff.waiting': ['正在读取当前统计周期的数据…', 'Loading the period…'],
  'diff.noData': [
    '还没有通话数据，因此只列出规则，无法判断各条是否有影响。',
    'There are no calls yet, so only the rules are listed.',
  ],
  'diff.period': ['核对的统计周期', 'Period'],

  'diff.cohort.title': ['按通话开始时间还是按事件时间', 'By call start or by event'],
  'diff.cohort.text': [
    '本程序将整通电话计入开始的那一天；控制台的汇总报表按各事件发生的时间计数，跨零点、跨整点的通话会分到两边，因此控制台的接通率可能超过 100%。',
    'Here a whole call belongs to the day it started. Console reports count each event when it happened: calls across midnight or the hour are split, so the answer rate there may exceed 100%.',
  ],
  'diff.cohort.compare': [
    '用较长的统计周期（整周、整月）比较；或将通话记录列表按“开始时间”筛选后计数。',
    'Compare longer periods (a week, a month), or count the call record list filtered by start time.',
  ],
  'diff.zone.title': ['时区与一天的起止', 'Time zone and start of the day'],
  'diff.zone.text': [
    '一天从报表时区的零点开始，与本机时区无关；一周从设置的星期开始。',
    "A day starts at midnight in the report time zone, regardless of this computer's time zone. A week starts on the configured weekday.",
  ],
  'diff.zone.compare': [
    '查看控制台查询条件的起止时刻，是否恰为北京时间零点到零点。',
    'Check the start and end time of the console query: are they midnight to midnight in the same time zone?',
  ],
  'diff.zone.fact': [
    '报表时区 {zone}，统计周期 {first} 至 {last}。',
    'Report time zone {zone}; period {first} to {last}.',
  ],
  'diff.zone.factAll': [
    '报表时区 {zone}，统计周期为全部数据。',
    'Report time zone {zone}; period: all data.',
  ],
  'diff.zone.factEmpty': ['报表时区 {zone}。', 'Report time zone {zone}.'],
  'diff.zone.other': [
    '本机时区为 {own}，与报表时区相差 {hours} 小时。',
    'This computer is in {own}, {hours} {hours|hour|hours} apart from it.',
  ],
  'diff.incomplete.title': ['数据不完整的日期', 'Incomplete days'],
  'diff.incomplete.text': [
    '每天保存的通数都与 CCC 返回的总数核对；数据不完整的日期，数字偏小。',
    'Every day is verified against the total that CCC returns. The numbers of incomplete days are too small.',
  ],
  'diff.incomplete.compare': [
    '先在“同步”页补齐数据再比较；或只比较数据完整的日期。',
    'Fetch the missing data on the Sync page first, or compare complete days only.',
  ],
  'diff.incomplete.fact': [
    '所选 {total} 天中有 {n} 天数据不完整：{days}。',
    '{n} of the {total} days of this period {n|is|are} incomplete: {days}.',
  ],
  'diff.incomplete.factNone': [
    '所选 {total} 天的数据均完整。',
    'The data of this period ({total} {total|day|days}) is complete.',
  ],
  'diff.ended.title': ['通话结束后才有记录', 'Calls are listed after they end'],
  'diff.ended.text': [
    'CCC 在通话结束后才返回记录；控制台的实时监控已包含正在进行的通话，这里还没有。',
    'CCC returns a call after it has ended. Live views of the console already include ongoing calls.',
  ],
  'diff.ended.compare': [
    '不要将今天的数字与实时监控比较；请比较昨天及以前。',
    'Do not compare today with a live view; compare yesterday and earlier.',
  ],
  'diff.ended.fact': [
    '数据截至 {time}，而统计周期包含今天。',
    'Data up to {time}, and the period includes today.',
  ],
  'diff.ended.factNone': [
    '统计周期不含今天；数据截至 {time}。',
    'The period does not include today; data up to {time}.',
  ],
  'diff.level.title': ['服务水平的阈值与口径', 'Service level threshold and formula'],
  'diff.level.text': [
    '控制台固定为 20 秒内接听 /（接听 + 放弃），且为“小于 20 秒”；本程序为“不超过”阈值，并可选五种口径。',
    'The console uses one formula: answered in less than 20 sec / (answered + abandoned). Here a wait of exactly the threshold counts as within it, and there are five formulas.',
  ],
  'diff.level.compare': [
    '在设置中选择口径“放弃均计为未达标”、阈值 20 秒后再比较，差异应只剩恰好等待 20 秒的通话。',
    'In Settings, choose the formula "All abandons count as missed" and 20 sec; then only calls with a wait of exactly 20 sec should differ.',
  ],
  'diff.level.fact': [
    '当前阈值 {s} 秒，口径“{name}”。五种口径依次为 {values}。',
    'Current threshold {s} sec, formula "{name}". The five formulas give {values}.',
  ],
  'diff.short.title': ['短放弃是否计入', 'Whether short abandons count'],
  'diff.short.text': [
    '很快挂断的来电多为拨错。本程序同时给出含与不含短放弃的放弃率；控制台全部计入。',
    'Callers who hang up immediately have mostly misdialed. The abandonment rate is given with and without them; the console counts all.',
  ],
  'diff.short.compare': [
    '与含短放弃的放弃率比较。',
    'Compare with the abandonment rate that includes short abandons.',
  ],
  'diff.short.fact': [
    '短放弃为等待不足 {s} 秒；放弃率含短放弃 {with}，不含 {without}。',
    'Short means under {s} sec: {with} including short abandons, {without} excluding them.',
  ],
  'diff.offered.title': ['哪些来电计入入队量', 'Which calls count as offered'],
  'diff.offered.text': [
    '只在 IVR 中结束的来电不计入入队量，也不算放弃，因为其中可能有自助办完的客户。',
    'Calls that ended in the IVR are neither offered nor abandoned: some of these callers may have served themselves.',
  ],
  'diff.offered.compare': [
    '查看控制台的分母是“呼入量”还是“排队量”，以及 IVR 放弃是否计入放弃。',
    'Check whether the console divides by all inbound or by queued calls, and whether it counts calls abandoned in the IVR as abandoned.',
  ],
  'diff.offered.fact': [
    '呼入量 {inbound} = 入队量 {offered} + IVR 内结束 {menu} + IVR 异常 {error} + 语音信箱及其他 {other}。',
    '{inbound} inbound = {offered} offered + {menu} ended in IVR + {error} IVR error + {other} voicemail or other.',
  ],
  'diff.waits.title': ['等待时长的起点', 'Where a wait starts'],
  'diff.waits.text': [
    '等待时长 = 排队 + 振铃，不用 WaitTime（放弃的通话恒为 0）。CCC 未返回排队时长的通话，只能用接通前总时长，数值偏大。',
    'Wait time = queue + ring, never WaitTime, which is 0 for abandoned calls. If no queue time is returned, the time to connect is used, which is longer.',
  ],
  'diff.waits.compare': [
    '查看控制台的平均等待是否含 IVR、是否含放弃的来电。',
    'Check whether the average wait of the console includes the IVR and abandoned calls.',
  ],
  'diff.waits.fact': [
    '{approximate} 通按接通前总时长计算，{unknown} 通的等待时长未知。',
    '{approximate} {approximate|call|calls} by time to connect; {unknown} with unknown wait time.',
  ],
  'diff.waits.factNone': ['所有通话都有排队与振铃时长。', 'All calls have queue and ring times.'],
  'diff.ratings.title': ['评分仍在到达', 'Ratings that may still arrive'],
  'diff.ratings.text': [
    '客户可能过一段时间才评分。邀评、参评都计入通话开始的那一天；控制台可能计入评分的那一天。',
    'Callers may rate later. Here surveys and ratings belong to the day of the call; the console may count them on the day of the rating.',
  ],
  'diff.ratings.compare': [
    '避开最近几天；先分别核对邀评量与参评量，再比较满意率。',
    'Leave out the last few days. Compare surveys offered and ratings first, then the satisfied rate.',
  ],
  'diff.ratings.fact': [
    '最近 {span}通话的评分为暂定：{days}。',
    'Ratings of calls of the last {span} are provisional: {days}.',
  ],
  'diff.ratings.factNone': ['所选日期的评分已基本到齐。', 'Almost all ratings of this period have arrived.'],
  'diff.scale.title': ['按键数字还是量表分值', 'Raw keys or scale points'],
  'diff.scale.text': [
    '控制台的满意度是按键数字的平均；本程序先按量表换算成分值和档位。按键方向不同（如 1 为非常满意）时，两者会完全相反。',
    'The console averages raw keys; here the scale assigns points and a class to each key. If 1 means very satisfied, the two point in opposite directions.',
  ],
  'diff.scale.compare': [
    '请比较评分分布（各按键的数量），不要比较平均分。',
    'Compare the number of ratings per key, not the mean.',
  ],
  'diff.scale.fact': ['所用量表：{scales}。', 'Scale in use: {scales}.'],
  'diff.scale.unconfirmed': ['按键含义尚未确认。', 'The meaning of the keys is not confirmed yet.'],
  'diff.scale.invalid': [
    '{n} 个评分的按键不在量表中，未计入。',
    '{n} {n|rating has a key|ratings have keys} outside the scale and {n|is|are} not counted.',
  ],
  'diff.attribution.title': ['多名坐席的通话计给谁', 'Which agent a shared call counts for'],
  'diff.attribution.text': [
    '按坐席、技能组查看时，一通电话对其中每一个各计一次，各行之和可能大于总数；只有命令行 stats --attribution 可改为只计第一个或最后一个。',
    'By agent or skill group, a call counts once for each, so rows may add up to more than the total. Only stats --attribution on the command line can count for the first or last instead.',
  ],
  'diff.attribution.compare': [
    '比较总数，或比较单个坐席；不要将控制台各坐席相加。',
    'Compare totals or a single agent; do not add up the agents of the console.',
  ],
  'diff.attribution.fact': [
    '各坐席相加 {sum} 次，共 {n} 通。',
    'Agents add up to {sum} for {n} {n|call|calls}.',
  ],
  'diff.directions.title': ['外呼、双呼与内部通话', 'Outbound, back-to-back and internal calls'],
  'diff.directions.text': [
    '“通话量”含所有方向；接听、放弃与等待只统计呼入。',
    '"Calls" includes every direction; answered, abandoned and wait metrics cover inbound calls.',
  ],
  'diff.directions.compare': [
    '让控制台与本程序选择相同的方向；控制台可能不含内部通话。',
    'Choose the same direction on both sides; the console may leave out internal calls.',
  ],
  'diff.directions.fact': [
    '共 {calls} 通：呼入 {inbound}，外呼 {dialled}，双呼 {double}，其他 {other}。',
    '{calls} {calls|call|calls}: {inbound} inbound, {dialled} dialed, {double} back-to-back, {other} other.',
  ],
  'diff.scope.title': ['筛选条件与实例', 'Filter and instances'],
  'diff.scope.text': [
    '控制台一次只看一个实例；这里可以同时统计多个。切换页面后筛选仍然保留。',
    'The console shows one instance at a time; here several can be combined. A filter stays when you change pages.',
  ],
  'diff.scope.compare': [
    '在左上角选择同一个实例，并清除筛选。',
    'Choose that instance in the upper left, and clear the filter.',
  ],
  'diff.scope.filtered': ['当前有筛选：{filter}。', 'Active filter: {filter}.'],
  'diff.scope.several': ['当前合计 {n} 个实例。', '{n} {n|instance is|instances are} combined.'],
  'diff.scope.factNone': ['没有筛选，只有一个实例。', 'No filter, one instance.'],
  'diff.callers.title': ['匿名或已脱敏的号码', 'Anonymous and masked numbers'],
  'diff.callers.text': [
    '“重复来电”与“放弃未回呼客户”按号码识别来电者；匿名号码、带 * 的号码无法识别，不计入。同一号码的不同写法视为同一来电者。',
    'Repeat callers and callers to call back are identified by number. Anonymous numbers and numbers with * cannot be identified and are excluded. Different spellings of a number count as one caller.',
  ],
  'diff.callers.compare': [
    '在通话记录列表中查看主叫号码是否完整、是否被 CCC 脱敏。',
    'Check in the call records whether caller numbers are complete or masked by CCC.',
  ],
  'diff.retention.title': ['已删除的通话', 'Deleted calls'],
  'diff.retention.text': [
    '超过保留期限的通话会删除。抹除客户号码只去除号码，通话仍然计入，但不再能识别来电者。反之，本程序可以保留控制台已查不到的通话。',
    "Calls older than the retention period are deleted. Erasing a caller's number removes only the number: the calls still count, but can no longer be linked to a caller. On the other hand, calls are kept here that the console no longer lists.",
  ],
  'diff.retention.compare': [
    '控制台最多回查约 180 天；更早的数据只能以这里为准。',
    'The console reaches back about 180 days; there is nothing to compare with before that.',
  ],
  'diff.retention.fact': ['设置为保留最近 {n} 天。', 'Calls are kept for {n} {n|day|days}.'],
  'diff.retention.factNone': ['设置为永久保留。', 'Calls are kept forever.'],
  'diff.rounding.title': ['四舍五入与样本少', 'Rounding and small samples'],
  'diff.rounding.text': [
    '比例一律由数量重新计算，不对每天的百分比求平均；显示一位小数。样本不足 5 时不显示比例。',
    'Rates are always calculated from counts, never as the mean of daily rates, and shown with one decimal. No rate is shown for samples under 5.',
  ],
  'diff.rounding.compare': [
    '先核对分子与分母；两者一致时，百分比的差异只来自四舍五入。',
    'Compare numerator and denominator first. If they agree, the rest is rounding.',
  ],
} as const satisfies Texts;
