// Which calls a tile or a mark of the overview stands for.
import type { Disposition } from '../../shared/call';
import type { MetricId } from '../../shared/metrics';
import type { Outcome, Overview } from '../../shared/views';
import type { Narrowing } from './narrowed';

const dispositionsOf: Readonly<Record<Outcome, readonly Disposition[]>> = {
  answered: ['success'],
  abandonedQueue: ['abandonedQueue'],
  abandonedRing: ['abandonedRing'],
  systemLost: ['queueTimeout', 'queueOverflow', 'queueFailed', 'ivrException'],
  ivrExit: ['abandonedIvr', 'abandonedNavigator'],
  other: ['unknown', 'noAnswer', 'reject', 'voicemail', 'forwarded', 'busy'],
};

export function outcomeCalls(outcome: Outcome | 'inbound'): Narrowing {
  if (outcome === 'inbound') return { contactTypes: ['inbound'] };
  return { contactTypes: ['inbound'], dispositions: [...dispositionsOf[outcome]] };
}

const abandonedCalls: Narrowing = {
  contactTypes: ['inbound'],
  dispositions: ['abandonedQueue', 'abandonedRing'],
};

export function hourCalls(weekday: number, hour: number, measure: 'inbound' | 'abandon'): Narrowing {
  const calls = measure === 'abandon' ? abandonedCalls : outcomeCalls('inbound');
  return { ...calls, weekdays: [weekday], hours: [hour] };
}

export function tileCalls(id: MetricId, { ratings }: Overview): Narrowing {
  if (id === 'abandonRate') return abandonedCalls;
  if (id === 'satisfiedRate') return { ratings: [...new Set(ratings.map((bar) => bar.key))] };
  if (id === 'waitMedian' || id === 'serviceLevel' || id === 'answerRate') return outcomeCalls('answered');
  return outcomeCalls('inbound');
}
