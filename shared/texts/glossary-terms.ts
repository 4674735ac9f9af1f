// Terms of the glossary that are not metrics.
import type { Text } from '../language/text';
import type { MenuPage } from '../domain/pages';

interface Term {
  readonly label: Text;
  readonly text: Text;
  readonly page: MenuPage | null;
}
const term = (label: Text, text: Text, page: MenuPage | null = null): Term => ({ label, text, page });

export const terms = {
  contact: term(
    ['通话', 'Contact (call)'],
    [
      'CCC 通话记录中的一行。转接、多名坐席参与的仍是一通；按开始时间计入统计周期。',
      'One row of the CCC call records. A call with transfers or several agents is still one call; it belongs to the day on which it started.',
    ],
    'records',
  ),
  disposition: term(
    ['通话结果', 'Outcome'],
    [
      'CCC 对通话如何结束的分类（API 字段 ContactDisposition），如接通、排队放弃、振铃放弃、排队超时。新旧两套名称归为同一结果，未知的名称原样保留并列在数据质量中。',
      'How a call ended, as classified by CCC (API field ContactDisposition): answered, abandoned in queue, abandoned while ringing, queue timeout and others. Old and new names are one outcome; unknown names are kept as they are and listed under data quality.',
    ],
    'dispositions',
  ),
  skillGroup: term(
    ['技能组', 'Skill group'],
    [
      '来电排队的队列。一通电话可以先后进入多个技能组；没有技能组的通话归入单独一行。',
      'The queue in which a caller waits. A call may pass through several; calls without one have a row of their own.',
    ],
    'skillGroups',
  ),
  attribution: term(
    ['归属方式', 'Attribution'],
    [
      '多名坐席（技能组）参与的通话计给谁：每一个都计、只计第一个或只计最后一个。每一个都计时，各行之和可能大于总数。页面与报表每一个都计；只有命令行 stats --attribution 可以更改。',
      'Which agent or skill group a shared call counts for: each of them, the first or the last. If it counts for each, rows may add up to more than the total. Pages and reports count for each; only stats --attribution on the command line can change that.',
    ],
    'agents',
  ),
  successful: term(
    ['成功通话', 'Successful calls'],
    [
      '结果为接通的通话，不论方向：接听的呼入，以及接通的外呼、双呼和内部通话。通话时长与邀评率以此为基数；“外呼接通量”只含外呼。',
      'Connected calls in any direction: answered inbound calls, and connected outbound, back-to-back and internal calls. Talk times and the survey offer rate are based on them; "Connected" covers dialed calls only.',
    ],
    'satisfaction',
  ),
  notOffered: term(
    ['未入队', 'Not offered'],
    [
      '没有到达队列或坐席的呼入：IVR 内结束、IVR 异常、语音信箱等。它与入队量相加等于呼入量，不参与呼入接通率和放弃率。',
      'Inbound calls that never reached a queue or an agent: ended in the IVR, IVR error, voicemail and others. Together with the offered calls they add up to inbound calls; they are not part of the answer rate and the abandonment rate.',
    ],
    'overview',
  ),
  endedInIvr: term(
    ['IVR 内结束', 'Ended in IVR'],
    [
      '包含两种通话结果：“IVR 放弃”与“语音导航放弃”。只说明通话在菜单中结束；是自助办完，还是未等到人工就挂机，数据无法区分。',
      'Covers two outcomes: "Abandoned in IVR" and "Abandoned in voice menu". The call ended in the menu; the data cannot tell whether the caller was served there or hung up before reaching an agent.',
    ],
    'overview',
  ),
  abandonment: term(
    ['放弃', 'Abandonment'],
    [
      '客户在排队或振铃时主动挂机。IVR 内结束的不算放弃。',
      "The caller hung up in the queue or while an agent's phone was ringing. Ending in the IVR is not abandonment.",
    ],
    'dispositions',
  ),
  shortAbandon: term(
    ['短放弃', 'Short abandon'],
    [
      '等待不足 {short} 秒的放弃，多为拨错。放弃率同时给出含与不含短放弃两种结果。',
      'An abandon with a wait under {short} sec, mostly a misdial. The abandonment rate is shown with and without them.',
    ],
    'settings',
  ),
  asa: term(
    ['ASA（平均应答速度）', 'ASA (average speed of answer)'],
    [
      '即“平均等待时长”：已接听呼入的平均等待时长。少数很长的等待会拉高平均值，因此页面以中位数和 P90 为主。',
      'Shown as "Average wait time": the average of answered inbound calls. A few very long waits raise an average, so pages show median and P90 first.',
    ],
  ),
  handleTime: term(
    ['AHT（平均处理时长）', 'AHT (average handle time)'],
    [
      '通话时长 + 话后处理时长。CCC 的通话记录不含话后处理时长，因此本程序不提供 AHT 与工时利用率，只提供通话时长。',
      'Talk time + after-call work. CCC call records do not include after-call work, so AHT and occupancy are not available here; talk time is.',
    ],
    'agents',
  ),
  firstContact: term(
    ['FCR（首次解决率）', 'FCR (first-contact resolution)'],
    [
      '通话记录不含问题是否解决。可用“1 − 重复来电率（7 天）”近似估算。',
      'Call records do not say whether an issue was resolved. "1 − repeat callers (7 days)" is an approximation.',
    ],
    'dispositions',
  ),
  timeToConnect: term(
    ['接通前总时长', 'Time to connect'],
    [
      '接通时间 − 开始时间，含 IVR、排队与振铃。只在 CCC 未返回排队和振铃时长时代替等待时长，并会注明。',
      'Answer − start: IVR, queue and ring time together. Used instead of the wait time only if CCC returns no queue and ring times, and marked as such.',
    ],
  ),
  talkTime: term(
    ['通话时长', 'Talk time'],
    [
      '坐席与客户通话及保持的时长。CCC 的 CallDuration 从进入 IVR 起算，按原值显示，不作为通话时长。',
      'Talk plus hold time. CallDuration of CCC starts with the IVR; it is shown as received and not used as talk time.',
    ],
    'records',
  ),
  interval: term(
    ['95% 置信区间', '95% interval'],
    [
      '百分比后的一对数字：考虑偶然波动后，真实比例大致在此范围内（Wilson 区间）。样本越少，区间越宽。',
      'The two numbers next to a rate: the range in which the true rate probably lies, allowing for chance (Wilson). The smaller the sample, the wider the interval.',
    ],
    'satisfaction',
  ),
  few: term(
    ['样本少', 'Small sample'],
    [
      '不足 5 只显示数量；5–29 的数值为灰色并注明“样本少”；30 及以上正常显示，也才参与排名。P90 至少需要 20 个值。',
      'Under 5 only the count is shown; 5–29 is gray and marked "small sample"; 30 or more is shown normally and can be ranked. P90 requires 20 values.',
    ],
  ),
  clearChange: term(
    ['环比、同比与“无明显变化”', 'Comparison and "no clear change"'],
    [
      '环比与上一周期的相同星期对比，同比与 52 周前对比；未结束的统计周期只比较已过去的部分。变化在偶然波动以内时显示“无明显变化”。',
      'A period is compared with the same weekdays of the previous period or of 52 weeks earlier; of a period that is not over, only the elapsed part. If chance can explain the difference, "no clear change" is shown.',
    ],
    'overview',
  ),
  target: term(
    ['目标', 'Target'],
    [
      '在设置中填写的呼入接通率、服务水平、满意率目标和放弃率上限；留空表示不设。数字卡片的细条表示与目标的差距，样本不足 30 时不作判断。目标不影响任何统计。',
      'The targets for answer rate, service level and satisfied rate and the abandonment rate limit in Settings; leave empty for none. The thin bar of a tile shows the distance to the target; samples under 30 are not judged. Targets change no metric.',
    ],
    'settings',
  ),
  completeDay: term(
    ['数据完整', 'Complete day'],
    [
      '当天每个时间窗保存的通数，都与 CCC 返回的总数一致。数据不完整的日期会在页面与文件中注明。',
      'For every time window of the day, as many calls are stored as CCC counts. Incomplete days are listed on pages and in files.',
    ],
    'sync',
  ),
  provisional: term(
    ['暂定的评分', 'Provisional ratings'],
    [
      '客户可能过一段时间才评分。最近几天的满意度标为“暂定”；天数根据评分到达速度自动推算。',
      'Callers may rate later. Satisfaction of the last few days is provisional; the number of days is derived from how fast your ratings arrive.',
    ],
    'satisfaction',
  ),
  scale: term(
    ['评分量表', 'Rating scale'],
    [
      '规定每个按键的含义、分值和档位（满意、一般、不满意、不计入）。可按实例和生效日期设置；各中心的按键方向不同，请先确认。',
      'The meaning, the points and the class of each key. Set per instance and from a date on. Directions differ between centers, so confirm yours first.',
    ],
    'settings',
  ),
} as const satisfies Record<string, Term>;
export type TermId = keyof typeof terms;
export const termIds = Object.keys(terms) as readonly TermId[];
