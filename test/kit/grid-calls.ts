// The calls of the grid's tests: every value follows from the call's place, so that it can be told beforehand.
import { sampleCall, type CallFacts } from '#electron/simulator/source';
import { dayStart } from '#shared/base/period';
import { today, zone } from './center';

const agents = ['Chen', 'Li', 'Wang'];
/** Of the three days before today. */
export const facts: CallFacts[] = Array.from({ length: 90 }, (_, index) => {
  const day = today() - 1 - Math.floor(index / 30);
  const isAnswered = index % 5 !== 0;
  const agent = agents[index % 3]!;
  return sampleCall({
    contactId: `job-${index}`,
    startedAt: dayStart(zone, day) + 9 * 3_600_000 + (index % 30) * 60_000,
    contactType: 'INBOUND',
    disposition: isAnswered ? 'Success' : 'AbandonedInQueue',
    callingNumber: `0138000011${String(index % 30).padStart(2, '0')}`,
    agentIds: isAnswered ? [`${agent}@ccc-grid`] : [],
    agentNames: isAnswered ? [agent] : [],
    ivrSeconds: 12,
    queueSeconds: 10 + (index % 7),
    ringSeconds: isAnswered ? 4 : 0,
    talkSeconds: isAnswered ? 60 + ((index * 37) % 90) : 0,
    heldSeconds: 0,
  });
});

export const isAnswered = (call: CallFacts): boolean => call.disposition === 'Success';
export const clock = (seconds: number): string => {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
/** As the grid has them at first. */
export const newestFirst = [...facts].sort((one, other) => other.startedAt - one.startedAt);
