// Declares the metrics of what happened to inbound calls.
import type { Metric } from '../metric';

export const serviceMetrics = {
  offered: {
    label: ['入队量', 'Offered'],
    sentence: ['进入队列或到达坐席的呼入通话。', 'Inbound calls that reached a queue or an agent.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'offered' },
    page: 'overview',
    notes: [
      [
        '计入：接听、排队放弃、振铃放弃、排队超时、排队溢出、排队失败、无人接听，以及带有技能组的呼入。不计：IVR 内结束的来电。',
        'Included: answered, abandoned in queue or while ringing, queue timeout, overflow, failure, no answer, and inbound calls with a skill group. Excluded: calls that ended in the IVR.',
      ],
    ],
  },
  answered: {
    label: ['接听量', 'Answered'],
    sentence: ['坐席接听的呼入通话。', 'Inbound calls answered by an agent.'],
    unit: 'count',
    better: 'higher',
    formula: { kind: 'count', of: 'answered' },
    page: 'overview',
    notes: [
      [
        '呼入且结果为接通；外呼见“外呼接通量”。',
        'Inbound calls that connected; for dialed calls see "Connected".',
      ],
    ],
  },
  answerRate: {
    label: ['呼入接通率', 'Answer rate'],
    sentence: ['接听量 / 入队量。', 'Answered / offered.'],
    unit: 'percent',
    better: 'higher',
    formula: { kind: 'share', of: 'answered', over: 'offered' },
    page: 'overview',
    notes: [
      [
        '分子、分母是同一批通话，因此不会超过 100%。',
        'Numerator and denominator are the same calls, so it never exceeds 100%.',
      ],
    ],
  },
  abandoned: {
    label: ['放弃量', 'Abandoned'],
    sentence: [
      '排队或振铃中由客户放弃的呼入通话。',
      'Inbound calls abandoned by the caller in the queue or while ringing.',
    ],
    unit: 'count',
    better: 'lower',
    formula: { kind: 'count', of: 'abandoned' },
    page: 'overview',
    notes: [
      [
        '含短放弃；不含 IVR 放弃、排队超时与溢出。',
        'Includes short abandons; excludes calls abandoned in the IVR, timeouts and overflows.',
      ],
    ],
  },
  abandonRate: {
    label: ['放弃率', 'Abandonment rate'],
    sentence: ['放弃量 / 入队量，含短放弃。', 'Abandoned / offered, including short abandons.'],
    unit: 'percent',
    better: 'lower',
    formula: { kind: 'share', of: 'abandoned', over: 'offered' },
    page: 'overview',
    notes: [
      [
        '含等待不足 {short} 秒的短放弃；不含 IVR 放弃。',
        'Includes abandons under {short} sec; excludes calls abandoned in the IVR.',
      ],
    ],
  },
  abandonRateNoShort: {
    label: ['放弃率（不含短放弃）', 'Abandonment rate (excl. short abandons)'],
    sentence: [
      '分子与分母都剔除等待不足阈值的放弃。',
      'Abandons with a wait below the threshold are excluded from both numerator and denominator.',
    ],
    unit: 'percent',
    better: 'lower',
    formula: { kind: 'longAbandons' },
    needs: 'waits',
    page: 'overview',
    notes: [
      [
        '短放弃：等待不足 {short} 秒（可在设置中修改）。等待时长未知的放弃不算短放弃。',
        'Short: a wait under {short} sec (can be changed in Settings). An unknown wait time is not short.',
      ],
    ],
  },
  abandonedIvr: {
    label: ['IVR 放弃', 'Abandoned in IVR'],
    sentence: [
      '在 IVR 中结束的呼入；其中可能有自助办完的来电，因此不计入放弃率。',
      'Inbound calls that ended in the IVR. Some callers may have been served there, so these calls are never part of the abandonment rate.',
    ],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'abandonedIvr' },
    page: 'dispositions',
    notes: [
      [
        '只说明通话在 IVR 中结束，其中可能有自助办完的客户，因此单独列出。',
        'Shows only where the call ended; some callers may have served themselves, so it is listed separately.',
      ],
    ],
  },
  abandonedQueue: {
    label: ['排队放弃', 'Abandoned in queue'],
    sentence: ['排队中放弃的呼入。', 'Inbound calls abandoned in the queue.'],
    unit: 'count',
    better: 'lower',
    formula: { kind: 'count', of: 'abandonedQueue' },
    page: 'dispositions',
    notes: [
      [
        '结果为排队放弃；排队超时由系统结束，不计入。',
        'The caller hung up in the queue; a timeout ended by the system is not included.',
      ],
    ],
  },
  abandonedRing: {
    label: ['振铃放弃', 'Abandoned while ringing'],
    sentence: ['振铃中放弃的呼入。', "Inbound calls abandoned while an agent's phone was ringing."],
    unit: 'count',
    better: 'lower',
    formula: { kind: 'count', of: 'abandonedRing' },
    page: 'dispositions',
    notes: [['已分配坐席，振铃中客户挂机。', "An agent's phone was ringing when the caller hung up."]],
  },
  systemLost: {
    label: ['系统呼损（超时、溢出、异常）', 'Lost by system (timeout, overflow, error)'],
    sentence: [
      '排队超时、排队溢出、排队失败和 IVR 异常的呼入。',
      'Inbound calls lost to queue timeout, queue overflow, queue failure or an IVR error.',
    ],
    unit: 'count',
    better: 'lower',
    formula: { kind: 'count', of: 'systemLost' },
    page: 'dispositions',
    notes: [
      [
        '不计入放弃率，因为不是客户主动挂机。',
        'Never part of the abandonment rate: the caller did not hang up.',
      ],
    ],
  },
  serviceLevel: {
    label: ['服务水平', 'Service level'],
    sentence: [
      '等待时长不超过阈值的接听占比；放弃按所选口径处理，等待恰等于阈值即为达标。',
      'Share of calls answered within the threshold. The chosen formula decides how abandons count; a wait of exactly the threshold is within it.',
    ],
    unit: 'percent',
    better: 'higher',
    formula: { kind: 'serviceLevel' },
    needs: 'waits',
    page: 'overview',
    notes: [
      [
        '当前：阈值 {s} 秒，口径“{name}”。等待恰为 {s} 秒算达标；等待时长未知的计为未达标，页面会注明通数。',
        'Currently: {s} sec, formula "{name}". A wait of exactly {s} sec is within the threshold; an unknown wait time counts as missed, and pages show for how many calls.',
      ],
    ],
  },
} as const satisfies Record<string, Metric>;
