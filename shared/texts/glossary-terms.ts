// Words of the program that are no figures, for the glossary.
import type { Text } from './glossary-counted';
import type { MenuPage } from '../domain/menu';

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
      '多位坐席（技能组）参与的通话算给谁：每一位都算、只算第一位或只算最后一位。每一位都算时，各行之和可以大于总数。页面与报表每一位都算；只有命令行 stats --attribution 可改。',
      "Whose a call with several agents (groups) is: each one's, the first one's or the last one's. Counted for each, rows may add up to more than the total. Pages and reports count for each; only stats --attribution on the command line can change that.",
    ],
    'agents',
  ),
  successful: term(
    ['成功通话', 'Successful calls'],
    [
      '结果为“接通”的通话，不论方向：接听的呼入，以及接通的外呼、双呼和内部通话。通话时长与邀评率以它为基础；“接通量”只指外呼。',
      'Calls of any direction with the disposition success: answered inbound calls, and connected outbound, double and internal ones. Talk times and the offer rate rest on them; “Connected” means dialled calls only.',
    ],
    'satisfaction',
  ),
  notOffered: term(
    ['未进入队列', 'Not offered'],
    [
      '没有到过队列或坐席的呼入：在 IVR 或语音导航中结束、IVR 异常、语音信箱等。它与“进入队列”相加等于呼入量，不参与接听率和放弃率。',
      'Inbound calls that never reached a queue or an agent: ended in the IVR or a voice menu, IVR error, voicemail and the like. With those offered they add up to inbound; answer rate and abandonment leave them out.',
    ],
    'overview',
  ),
  selfService: term(
    ['自助结束', 'Self-service'],
    [
      '包含两种通话结果：“IVR 结束”与“导航结束”。只说明客户在菜单中结束了通话；是自助办完，还是没等到人工就挂断，数据无法区分。',
      'Two dispositions: “ended in IVR” and “ended in voice menu”. It says only that the caller ended in the menu; whether served there or gone before reaching anybody, the data cannot tell.',
    ],
    'overview',
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
  target: term(
    ['目标', 'Target'],
    [
      '在设置中填写的接听率、服务水平、满意率目标和放弃率上限；留空表示不设。数字卡片的细条是与目标的距离，不足 30 通（个评分）不作判断。目标不影响任何统计。',
      'What the settings say for answer rate, service level, satisfied rate and, at most, abandonment; empty for none. The thin bar of a tile is how near it is; under 30 calls or ratings no verdict is given. Targets change no figure.',
    ],
    'settings',
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
