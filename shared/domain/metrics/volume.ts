// Declares the metrics of call volume.
import type { Metric } from '../metric';

export const volumeMetrics = {
  calls: {
    label: ['通话量', 'Calls'],
    sentence: ['所选的全部通话（话务量）。', 'All selected calls (call volume).'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'calls' },
    page: 'overview',
    notes: [
      [
        '含所有方向；每通电话只计一次，不论经过多少坐席和技能组。',
        'All directions; a call counts once, however many agents and groups it had.',
      ],
    ],
  },
  inbound: {
    label: ['呼入量', 'Inbound calls'],
    sentence: ['呼入类型的通话。', 'Calls of type inbound.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'inbound' },
    page: 'overview',
    notes: [['含 IVR 内结束的来电。', 'Includes calls that ended in the IVR.']],
  },
  outbound: {
    label: ['呼出量', 'Outbound calls'],
    sentence: ['呼出类型的通话。', 'Calls of type outbound.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'outbound' },
    page: 'records',
    notes: [
      [
        '不含预测式外呼与隐私外呼，这两类只计入“外呼量”。',
        'Without predictive and privacy dialing, which count under "Dialed" only.',
      ],
    ],
  },
  back2back: {
    label: ['双呼量', 'Back-to-back calls'],
    sentence: ['双呼类型的通话。', 'Calls of type back-to-back.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'back2back' },
    page: 'records',
    notes: [['双呼既不计入呼入，也不计入呼出。', 'Counted neither as inbound nor as outbound.']],
  },
  dialled: {
    label: ['外呼量', 'Dialed'],
    sentence: ['呼出、预测式外呼和隐私外呼。', 'Outbound calls, including predictive and privacy dialing.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'dialled' },
    page: 'reports',
    notes: [
      ['不论是否接通；不含双呼与内部通话。', 'Connected or not; excludes back-to-back and internal calls.'],
    ],
  },
  connected: {
    label: ['外呼接通量', 'Connected'],
    sentence: ['接通的外呼。', 'Dialed calls that connected.'],
    unit: 'count',
    better: 'higher',
    formula: { kind: 'count', of: 'connected' },
    page: 'reports',
    notes: [['外呼量中结果为接通的。', 'Dialed calls that connected.']],
  },
  connectRate: {
    label: ['外呼接通率', 'Connect rate'],
    sentence: ['外呼接通量 / 外呼量。', 'Connected / dialed.'],
    unit: 'percent',
    better: 'higher',
    formula: { kind: 'share', of: 'connected', over: 'dialled' },
    page: 'reports',
    notes: [['不含双呼。', 'Excludes back-to-back calls.']],
  },
} as const satisfies Record<string, Metric>;
