// The help's checklist: why a figure differs from the one in the CCC console, what to compare there, and what the present
// data tell of it.
export const differenceTexts = {
  'diff.lead': [
    '两边的数字不同，通常不是谁错了，而是口径不同。逐条核对；能从当前时段的数据看出来的，下面直接给出。',
    'When two figures differ it is mostly the rule, not the data. Go through the list; what the data of this period can tell stands below each cause.',
  ],
  'diff.compare': ['怎样核对', 'To compare'],
  'diff.here': ['当前数据有影响', 'Matters in these data'],
  'diff.none': ['当前数据未见影响', 'No sign of it here'],
  'diff.rule': ['规则不同', 'A rule'],
  'diff.checked': ['已核对', 'Checked'],
  'diff.progress': ['已核对 {n} / {total}', '{n} of {total} checked'],
  'diff.waiting': ['正在读取当前时段…', 'Reading the period …'],
  'diff.noData': [
    '还没有通话数据，因此下面只列出规则，无法判断各条是否有影响。',
    'There are no calls yet, so only the rules are given; which of them matters cannot be told.',
  ],
  'diff.period': ['核对时段', 'Period'],

  'diff.cohort.title': ['按开始时间还是按事件时间', 'By start of the call or by event'],
  'diff.cohort.text': [
    '本程序把一通通话整个算在开始的那一天；控制台的汇总报表按各事件发生的时间计数，跨零点、跨整点的通话会分到两边，因此控制台的接听率可能超过 100 %。',
    'Here a call belongs as a whole to the day it began. Reports of the console count each event when it happened: calls across midnight or the hour are split, which is why its answer rate may exceed 100 %.',
  ],
  'diff.cohort.compare': [
    '用较长的时段（整周、整月）比较；或用通话记录列表按“开始时间”筛选后数一遍。',
    'Compare longer periods (a week, a month), or count the list of call records filtered by start time.',
  ],
  'diff.zone.title': ['时区与一天的起止', 'Time zone and where a day begins'],
  'diff.zone.text': [
    '一天从报告时区的零点开始，与本机时区无关；一周从设置的星期开始。',
    'A day begins at midnight of the report time zone, whatever this computer says; a week begins on the set weekday.',
  ],
  'diff.zone.compare': [
    '查看控制台查询条件的起止时刻，是否恰为北京时间零点到零点。',
    'Look at the first and last moment of the query: is it midnight to midnight of the same zone?',
  ],
  'diff.zone.fact': [
    '报告时区 {zone}，时段 {first} 至 {last}。',
    'Report time zone {zone}; period {first} to {last}.',
  ],
  'diff.zone.factAll': ['报告时区 {zone}，时段为全部数据。', 'Report time zone {zone}; period: all data.'],
  'diff.zone.factEmpty': ['报告时区 {zone}。', 'Report time zone {zone}.'],
  'diff.zone.other': [
    '本机时区为 {own}，与报告时区相差 {hours} 小时。',
    'This computer is in {own}, {hours} h apart from it.',
  ],
  'diff.incomplete.title': ['有的日子还没有取全', 'Days that are not complete'],
  'diff.incomplete.text': [
    '每一天取到的通数都与 CCC 报告的总数核对过；未取全的日子数字偏小。',
    'Every day is proved against the total that CCC reports; figures of other days are too small.',
  ],
  'diff.incomplete.compare': [
    '先在“同步”页补齐，再比较；或只比较已取全的日子。',
    'Fetch what is missing on the Sync page first, or compare complete days only.',
  ],
  'diff.incomplete.fact': [
    '所选 {total} 天中有 {n} 天未取全：{days}。',
    '{n} of the {total} days of this period are not complete: {days}.',
  ],
  'diff.incomplete.factOne': [
    '所选 {total} 天中有 1 天未取全：{days}。',
    '1 of the {total} days of this period is not complete: {days}.',
  ],
  'diff.incomplete.factNone': ['所选 {total} 天均已取全。', 'All {total} days of this period are complete.'],
  'diff.ended.title': ['通话结束后才进入记录', 'A call is listed only after it ended'],
  'diff.ended.text': [
    'CCC 在通话结束后才给出记录；正在进行的通话控制台的实时监控已经算上，这里还没有。',
    'CCC lists a call after it ended. Live views of the console already count the calls that are going on.',
  ],
  'diff.ended.compare': [
    '不要拿今天的数字与实时监控比较，改比昨天及以前。',
    'Do not compare today with a live view; compare yesterday and before.',
  ],
  'diff.ended.fact': [
    '数据截至 {time}，而时段包含今天。',
    'Data up to {time}, and the period includes today.',
  ],
  'diff.ended.factNone': [
    '时段不含今天；数据截至 {time}。',
    'The period does not include today; data up to {time}.',
  ],
  'diff.level.title': ['服务水平的阈值与口径', 'Threshold and variant of the service level'],
  'diff.level.text': [
    '控制台固定为 20 秒内接听 /（接听 + 放弃），且为“小于 20 秒”；本程序为“小于等于”阈值，并可选五种口径。',
    'The console has one: answered in less than 20 s / (answered + abandoned). Here a wait of exactly the threshold is in time, and there are five variants.',
  ],
  'diff.level.compare': [
    '在设置中选口径 3、阈值 20 秒再比较，差异应只剩恰好 20 秒的通话。',
    'Choose variant 3 and 20 s in the settings; only calls of exactly 20 s should differ then.',
  ],
  'diff.level.fact': [
    '当前阈值 {s} 秒，口径 {v}。口径 1–5 依次为 {values}。',
    'Now {s} s, variant {v}. Variants 1–5 give {values}.',
  ],
  'diff.short.title': ['短放弃算不算', 'Whether short abandons count'],
  'diff.short.text': [
    '很快挂断的来电多为拨错。本程序同时给出含与不含短放弃的放弃率；控制台全部计入。',
    'Callers who hang up at once mostly misdialled. Abandonment is given with and without them here; the console counts all.',
  ],
  'diff.short.compare': ['与“含短放弃”的放弃率比较。', 'Compare with abandonment that includes them.'],
  'diff.short.fact': [
    '短放弃为等待不足 {s} 秒；含短放弃 {with}，不含 {without}。',
    'Short is under {s} s: {with} with short ones, {without} without.',
  ],
  'diff.offered.title': ['哪些来电算进入队列', 'Which calls count as offered'],
  'diff.offered.text': [
    '只在 IVR 中结束的来电不算进入队列，也不算放弃，因为自助办完的客户可能也在其中。',
    'Calls that ended in the IVR are neither offered nor abandoned: callers who served themselves may be among them.',
  ],
  'diff.offered.compare': [
    '看控制台的分母是“呼入量”还是“排队量”，IVR 放弃是否计入放弃。',
    'See whether the console divides by all inbound or by queued calls, and whether IVR exits count as abandons.',
  ],
  'diff.offered.fact': [
    '呼入 {inbound} = 进入队列 {offered} + IVR 或导航结束 {menu} + IVR 异常 {error} + 语音信箱及其他 {other}。',
    '{inbound} inbound = {offered} offered + {menu} ended in IVR or voice menu + {error} IVR error + {other} voicemail or other.',
  ],
  'diff.waits.title': ['等待从哪里算起', 'Where a wait begins'],
  'diff.waits.text': [
    '等待 = 排队 + 振铃，不用 WaitTime（放弃的通话恒为 0）。服务端没有给出排队时长的通话，只能取接通前总时长，偏大。',
    'Wait = queue + ring, never WaitTime, which is 0 for abandons. Where no queue time is given it is the time to connect, which is longer.',
  ],
  'diff.waits.compare': [
    '看控制台的平均等待是否包含 IVR、是否包含放弃的来电。',
    'See whether the mean wait of the console includes the IVR, and abandoned calls.',
  ],
  'diff.waits.fact': [
    '{approximate} 通按接通前总时长计算，{unknown} 通等待未知。',
    '{approximate} calls by time to connect; of {unknown} the wait is unknown.',
  ],
  'diff.waits.factNone': ['所有通话都有排队与振铃时长。', 'Every call has queue and ring times.'],
  'diff.ratings.title': ['评分还在陆续到达', 'Ratings that still arrive'],
  'diff.ratings.text': [
    '客户可能隔一段时间才评分。邀评、参评都算在通话开始的那一天；控制台可能算在评分的那一天。',
    'Callers may rate later. Offer and rating belong to the day of the call here; the console may count them on the day of the rating.',
  ],
  'diff.ratings.compare': [
    '避开最近几天；分别核对邀评量与参评量，再比较满意率。',
    'Leave out the last days; compare surveys offered and ratings first, the share of satisfied after that.',
  ],
  'diff.ratings.fact': [
    '近 {span}的评分为暂计：{days}。',
    'Ratings of the last {span} are provisional: {days}.',
  ],
  'diff.ratings.factNone': [
    '所选日子的评分已基本到齐。',
    'The ratings of this period have practically all arrived.',
  ],
  'diff.scale.title': ['按键数字还是量表分值', 'Raw keys or points of the scale'],
  'diff.scale.text': [
    '控制台的满意度是按键数字的平均；本程序先按量表换算成分值和档次。按键方向不同（如 1 为非常满意）时，两者会完全相反。',
    'The console averages raw keys; here the scale gives each key its points and class. Where 1 means very satisfied, the two point in opposite directions.',
  ],
  'diff.scale.compare': [
    '用评分分布（各按键的个数）比较，不要比较平均分。',
    'Compare the number of ratings per key, not the mean.',
  ],
  'diff.scale.fact': ['所用量表：{scales}。', 'Scale in use: {scales}.'],
  'diff.scale.unconfirmed': ['尚未有人确认按键含义。', 'Nobody has confirmed yet what the keys mean.'],
  'diff.scale.invalid': [
    '{n} 个评分的按键不在量表中，未计入。',
    '{n} ratings have keys outside the scale and do not count.',
  ],
  'diff.attribution.title': ['一通有多位坐席时算给谁', 'Whose a call with several agents is'],
  'diff.attribution.text': [
    '按坐席、技能组查看时，一通对其中每一位各计一次，各行之和可以大于总数；只有命令行 stats --attribution 可改为只算第一位或最后一位。',
    'By agent or group a call counts once for each, so rows may add up to more than the total. Only stats --attribution on the command line can take the first or the last instead.',
  ],
  'diff.attribution.compare': [
    '比较总数，或比较单个坐席；不要把控制台各坐席相加。',
    'Compare totals or one agent; do not add up the agents of the console.',
  ],
  'diff.attribution.fact': ['各坐席相加 {sum} 次，共 {n} 通。', 'Agents add up to {sum} for {n} calls.'],
  'diff.directions.title': ['外呼、双呼与内部通话', 'Outbound, double and internal calls'],
  'diff.directions.text': [
    '“通话量”含所有方向；接听、放弃、等待只看呼入。',
    '“Calls” means every direction; answering, abandonment and waits are of inbound calls.',
  ],
  'diff.directions.compare': [
    '让控制台与本程序选同样的方向；内部通话在控制台可能不出现。',
    'Choose the same direction on both sides; the console may leave internal calls out.',
  ],
  'diff.directions.fact': [
    '共 {calls} 通：呼入 {inbound}，外呼 {dialled}，双呼 {double}，其他 {other}。',
    '{calls} calls: {inbound} inbound, {dialled} dialled, {double} double, {other} other.',
  ],
  'diff.scope.title': ['筛选条件与实例', 'Filter and instances'],
  'diff.scope.text': [
    '控制台一次只看一个实例；这里可以同时看几个。筛选在换页后仍然保留。',
    'The console shows one instance at a time; here several may be added up. A filter stays when you change the page.',
  ],
  'diff.scope.compare': [
    '在左上角选同一个实例，并清除筛选。',
    'Choose that instance at the upper left, and clear the filter.',
  ],
  'diff.scope.filtered': ['当前有筛选：{filter}。', 'There is a filter: {filter}.'],
  'diff.scope.several': ['当前合计 {n} 个实例。', '{n} instances are added up.'],
  'diff.scope.factNone': ['没有筛选，只有一个实例。', 'No filter, one instance.'],
  'diff.callers.title': ['匿名或已脱敏的号码', 'Anonymous and masked callers'],
  'diff.callers.text': [
    '重复来电与未挽回来电按号码识别来电者；匿名号码、带 * 的号码不属于任何人，不计入。同一号码的不同写法算同一人。',
    "Repeat and lost callers are told apart by number. Anonymous numbers and those with * are nobody's; spellings of one number are one caller.",
  ],
  'diff.callers.compare': [
    '看通话记录列表中主叫号码是否完整、是否被 CCC 脱敏。',
    'See in the list of call records whether caller numbers are complete or masked by CCC.',
  ],
  'diff.retention.title': ['已删除的通话', 'Calls that were deleted'],
  'diff.retention.text': [
    '超过保留期限的通话会删除，被“遗忘”的来电者其通话也不再计入；反之，本程序可以保留控制台已查不到的通话。',
    "Calls beyond the set time are deleted, and a forgotten caller's calls are gone. On the other hand calls are kept here that the console no longer lists.",
  ],
  'diff.retention.compare': [
    '控制台最多回查约 180 天；更早的时段只能以这里为准。',
    'The console reaches back some 180 days; before that there is nothing to compare with.',
  ],
  'diff.retention.fact': ['设置为只保留最近 {n} 天。', 'Calls are kept for {n} days.'],
  'diff.retention.factNone': ['设置为一直保留。', 'Calls are kept for good.'],
  'diff.rounding.title': ['四舍五入与样本少', 'Rounding and small numbers'],
  'diff.rounding.text': [
    '比例一律由通数重新计算，不对每天的百分比求平均；显示一位小数。样本不足 5 通时不显示比例。',
    'Shares are computed from counts, never as the mean of daily shares, and shown with one decimal. Under 5 calls no share is shown.',
  ],
  'diff.rounding.compare': [
    '先核对分子、分母两个通数；通数一致，百分比的差异就只是取整。',
    'Compare numerator and denominator first; where these agree, the rest is rounding.',
  ],
} as const satisfies Record<string, readonly [string, string]>;
