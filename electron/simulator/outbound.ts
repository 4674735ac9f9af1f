// A day's other calls: outbound, double calls, internal and the rare types. Agents of the outbound team make them.
import { customerOfPlace } from './demand';
import {
  draftCall,
  EARLY_MEDIA_STATES,
  end,
  type DraftCall,
  type EarlyMediaState,
  type ReleaseReason,
} from './draft';
import type { DayPlan } from './inbound';
import { TRUNKS } from './names';
import { seatOrder } from './people';
import type { Random } from './random';
import { offerSurvey } from './survey';
import type { ContactType } from './vocabulary';

const SECOND = 1000;
const CONNECT_SHARE = 0.55;
const LOST_CALLER_SHARE = 0.08;
const SURVEY_SHARE = 0.25;

interface Failure {
  readonly weight: number;
  readonly disposition: string;
  readonly reason: ReleaseReason;
  readonly media: EarlyMediaState;
}
const FAILURES: readonly Failure[] = [
  { weight: 45, disposition: 'NoAnswer', reason: '480:NO_ANSWER', media: 'NoAnswer' },
  { weight: 16, disposition: 'NoAnswer', reason: '486:USER_BUSY', media: 'Busy' },
  { weight: 9, disposition: 'NoAnswer', reason: '480:NO_ANSWER', media: 'PowerOff' },
  { weight: 4, disposition: 'NoAnswer', reason: '404:UNALLOCATED_NUMBER', media: 'NotExist' },
  { weight: 2, disposition: 'NoAnswer', reason: '480:NO_ANSWER', media: 'OutOfService' },
  { weight: 1, disposition: 'NoAnswer', reason: '603:DECLINE', media: 'Restricted' },
  { weight: 23, disposition: 'Reject', reason: '603:DECLINE', media: 'Busy' },
];
const FAILURE_WEIGHTS = FAILURES.map((failure) => failure.weight);

/** `starts`: ms of the day, ascending, with a type each; `lost`: inbound calls of the day that nobody answered. */
export function outboundDay(
  plan: DayPlan,
  starts: Float64Array,
  types: readonly ContactType[],
  lost: readonly DraftCall[],
): DraftCall[] {
  const { random, people, seed, dayNumber } = plan;
  const freeAt = new Float64Array(people.agents.length);
  const team = Array.from({ length: 48 }, (_, slot) =>
    seatOrder(people, people.inboundPools, dayNumber, slot),
  );
  const waiting = [...lost].sort((a, b) => b.startMs - a.startMs);
  return Array.from(starts, (startMs, place) => {
    const type = types[place]!;
    const slot = Math.floor(startMs / (86_400_000 / 48));
    const agent = longestIdle(team[slot]!, freeAt, startMs);
    let customer = customerOfPlace(seed, dayNumber, 1_000_000 + place, people.customers);
    const due = waiting.at(-1);
    if (due !== undefined && due.startMs + 10 * 60 * SECOND < startMs && random.chance(LOST_CALLER_SHARE)) {
      customer = due.customer;
      waiting.pop();
    }
    const call = draftCall(startMs, type, type === 'Internal' ? -1 : customer, random.below(TRUNKS.length));
    call.agents = [agent];
    if (type === 'Internal') internal(call, people.agents.length, random);
    else dial(plan, call, type);
    freeAt[agent] = startMs + call.dialMs + Math.max(0, call.talkMs) + 12 * SECOND;
    return call;
  });
}

function dial({ random, people }: DayPlan, call: DraftCall, type: ContactType): void {
  const agent = people.agents[call.agents[0]!]!;
  const group = people.groups[agent.primaryGroup]!;
  call.groups = [agent.primaryGroup];
  call.dialMs = Math.round(Math.min(55, Math.max(3, random.logNormal(14, 0.5))) * SECOND);
  if (!random.chance(type === 'Back2Back' ? CONNECT_SHARE + 0.06 : CONNECT_SHARE)) {
    const failure = FAILURES[random.weighted(FAILURE_WEIGHTS)]!;
    call.earlyMedia = EARLY_MEDIA_STATES.indexOf(failure.media);
    if (failure.media === 'NoAnswer') call.dialMs = Math.round((35 + 20 * random.next()) * SECOND);
    if (type === 'Predictive') call.agents = []; // the dialler gives a call to an agent only when somebody answers
    return end(
      call,
      failure.disposition,
      failure.disposition === 'Reject' ? 'customer' : 'system',
      failure.reason,
    );
  }
  const median = Math.min(group.talkMedianSeconds, 110) * people.talkScale * agent.talkFactor;
  call.talkMs = Math.round(Math.min(2400, Math.max(3, random.logNormal(median, 0.8))) * SECOND);
  call.heldMs = random.chance(0.03) ? Math.round(random.exponential(25) * SECOND) : 0;
  end(call, 'Success', random.chance(0.38) ? 'agent' : 'customer', '200 - OK');
  if (random.chance(SURVEY_SHARE)) offerSurvey(call, people, random);
}

function internal(call: DraftCall, agents: number, random: Random): void {
  const other = random.below(agents);
  call.dialMs = Math.round((2 + random.exponential(5)) * SECOND);
  if (other === call.agents[0] || random.chance(0.2)) return end(call, 'NoAnswer', 'agent', '480:NO_ANSWER');
  call.agents.push(other);
  call.talkMs = Math.round((5 + random.exponential(60)) * SECOND);
  call.heldMs = 0;
  end(call, 'Success', 'agent', '200 - OK');
}

/** The agent who is idle longest; the one who is free soonest when all are busy. */
function longestIdle(order: readonly number[], freeAt: Float64Array, atMs: number): number {
  // Half of the team is enough for most hours: those on shift come first in the order.
  const half = Math.ceil(order.length / 2);
  let best = order[0]!;
  for (let i = 0; i < order.length; i++) {
    if (i === half && freeAt[best]! <= atMs) break;
    if (freeAt[order[i]!]! < freeAt[best]!) best = order[i]!;
  }
  return best;
}
