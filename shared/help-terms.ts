// Words of the program that are no figures, for the glossary.
import type { Text } from './help-counted';
import type { MenuPage } from './menu';

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
      'CCC 通话记录中的一行。转接、多位坐席参与的仍是一通；按开始时间归入时段。',
      'One row of the call records of CCC. Transfers and several agents are still one call; it belongs to the day on which it started.',
    ],
    'records',
  ),
  disposition: term(
    ['通话结果', 'Disposition'],
    [
      'CCC 对通话如何结束的分类，如接通、排队放弃、振铃放弃、排队超时。新旧两套名称归为同一结果，未知的名称原样保留并列在数据质量中。',
      'How a call ended by the classes of CCC: answered, left in queue, left ringing, queue timeout … Old and new spellings are one; unknown ones are kept as they are and listed under data quality.',
    ],
    'dispositions',
  ),
  skillGroup: term(
    ['技能组', 'Skill group'],
    [
      '来电排队的队列。一通可以先后进入几个技能组；没有技能组的通话归入单独一行。',
      'The queue in which a caller waits. A call may pass through several; calls without one have a row of their own.',
    ],
    'skillGroups',
  ),
  attribution: term(
    ['归属方式', 'Attribution'],
    [
      '多位坐席（技能组）参与的通话算给谁：每一位都算、只算第一位或只算最后一位。每一位都算时，各行之和可以大于总数。',
      "Whose a call with several agents (groups) is: each one's, the first one's or the last one's. Counted for each, rows may add up to more than the total.",
    ],
    'agents',
  ),
  abandonment: term(
    ['放弃', 'Giving up (abandonment)'],
    [
      '客户在排队或振铃时主动挂断。在 IVR 中结束的不算放弃。',
      'The caller hung up in the queue or while an agent was ringing. Ending in the IVR is not abandonment.',
    ],
    'dispositions',
  ),
  shortAbandon: term(
    ['短放弃', 'Short abandon'],
    [
      '等待不足 {short} 秒就挂断的放弃，多为拨错。放弃率同时给出含与不含短放弃两种结果。',
      'An abandon under {short} s, mostly a misdial. Abandonment is shown with and without them.',
    ],
    'settings',
  ),
  asa: term(
    ['ASA（平均应答速度）', 'ASA, average speed of answer'],
    [
      '即“平均等待”：已接听呼入的平均等待。少数很长的等待会拉高平均值，因此页面以中位数和 P90 为主。',
      'Here “mean wait”: of answered inbound calls. A few very long waits raise a mean, so pages lead with median and 90th percentile.',
    ],
  ),
  timeToConnect: term(
    ['接通前总时长', 'Time to connect'],
    [
      '接通 − 开始，包含 IVR、排队与振铃。只在服务端没有给出排队和振铃时长时代替等待，并会注明。',
      'Answer − start: IVR, queue and ring together. It stands for the wait only where the service gives no queue and ring time, and is named so.',
    ],
  ),
  talkTime: term(
    ['通话时长', 'Talk time'],
    [
      '坐席与客户通话加保持的时间。CCC 的 CallDuration 从进入 IVR 起算，按原值显示，不作为通话时长。',
      'Talk plus hold. The CallDuration of CCC begins with the IVR; it is shown as received and not used as talk time.',
    ],
    'records',
  ),
  interval: term(
    ['区间（95 % 置信区间）', 'Interval (95 %)'],
    [
      '百分比后的一对数字：考虑偶然波动后，真实比例大致落在其中（Wilson 区间）。通数越少，区间越宽。',
      'The two numbers beside a share: where the true share probably lies, chance considered (Wilson). The fewer calls, the wider.',
    ],
    'satisfaction',
  ),
  few: term(
    ['样本少', 'Few'],
    [
      '少于 5 通只给出通数；5–29 通数值为灰色并注明“样本少”；30 通及以上正常显示，也才参与排名。P90 至少需要 20 个值。',
      'Under 5 only the count is shown; from 5 to 29 the value is grey and says “few”; from 30 on it is normal and may be ranked. A 90th percentile needs 20 values.',
    ],
  ),
  clearChange: term(
    ['同期对比与“无明显变化”', 'Like for like, “no clear change”'],
    [
      '与之前相同星期的日子比较，未结束的时段只比已过去的部分。变化在偶然波动之内时写“无明显变化”。',
      'Compared with the same weekdays before; of an open period only what has passed. Where chance explains the difference it says “no clear change”.',
    ],
    'overview',
  ),
  completeDay: term(
    ['已取全的日子', 'Complete day'],
    [
      '当天每个时间段从 CCC 取到的通数，都与 CCC 自己报告的总数一致。未取全的日子会在页面与文件中注明。',
      'For every window of that day as many calls were stored as CCC said there are. Other days are named on pages and in files.',
    ],
    'sync',
  ),
  provisional: term(
    ['暂计的评分', 'Provisional ratings'],
    [
      '客户可能隔一段时间才评分。最近几天的满意度标为“暂计”；天数按本中心评分到达的快慢学得。',
      'Callers may rate later. Satisfaction of the last days is provisional; for how long is learned from how fast your ratings arrive.',
    ],
    'satisfaction',
  ),
  scale: term(
    ['评分量表', 'Rating scale'],
    [
      '规定每个按键的含义、分值和档次（满意、一般、不满意、不计）。可按实例和生效日期设置；各中心按键方向不同，请先确认。',
      'What each key means, its points and its class. Set per instance and from a date on; directions differ between centers, so confirm it first.',
    ],
    'settings',
  ),
} as const satisfies Record<string, Term>;
export type TermId = keyof typeof terms;
export const termIds = Object.keys(terms) as readonly TermId[];
