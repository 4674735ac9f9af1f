// The people of a call center: skill groups, agents of different quality, and customers by their numbers.
import { agentName, CITIES, GROUPS, MOBILE_PREFIXES } from './names';
import { createRandom, fractionOf, hashOf, mix32, type Random } from './random';

export interface SkillGroup {
  readonly id: string;
  readonly name: string;
  /** Groups of one pool are answered by the same agents. */
  readonly pool: number;
  readonly outbound: boolean;
  /** Share among the groups of its direction. */
  readonly weight: number;
  readonly talkMedianSeconds: number;
}

export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly pool: number;
  readonly primaryGroup: number;
  /** Bit per group that the agent answers. */
  readonly groupMask: number;
  /** Added to the mood of the callers, in points; 0 is ordinary. */
  readonly quality: number;
  readonly talkFactor: number;
  /** How often the agent brings a call to the survey, and how often callers then answer; 1 is ordinary. */
  readonly surveyFactor: number;
  /** Index into the shift table. */
  readonly shift: number;
}

export interface People {
  readonly groups: readonly SkillGroup[];
  readonly agents: readonly Agent[];
  readonly inboundPools: number;
  readonly customers: number;
  /** Divides talk times in very large centers, whose calls are simpler (200 agents must carry them). */
  readonly talkScale: number;
}

const LARGE_CENTER_CALLS_A_DAY = 10_000;
const SHIFT_WEIGHTS = [4, 4, 3, 1];

/** Depends on seed, volume and instance only. `callsADay`: mean over the range. */
export function createPeople(seed: number, calls: number, callsADay: number, instanceId: string): People {
  const random = createRandom(seed, 0x9e);
  const agentCount = clamp(Math.round(12 + 0.0175 * callsADay), 30, 200);
  const inboundPools = clamp(Math.round(agentCount / 50), 1, 4);
  const groups = createGroups(clamp(Math.round(agentCount / 9) + 2, 6, 20), inboundPools, instanceId, random);
  return {
    groups,
    inboundPools,
    agents: createAgents(agentCount, groups, instanceId, random),
    customers: Math.max(200, Math.round(calls * 0.45)),
    talkScale: clamp(LARGE_CENTER_CALLS_A_DAY / callsADay, 0.45, 1),
  };
}

function createGroups(count: number, inboundPools: number, instanceId: string, random: Random): SkillGroup[] {
  const outboundCount = Math.max(1, Math.round(count * 0.18));
  const chosen = [
    ...GROUPS.filter((group) => !group.outbound).slice(0, count - outboundCount),
    ...GROUPS.filter((group) => group.outbound).slice(0, outboundCount),
  ];
  return chosen.map((group, index) => ({
    id: `skg-${group.code}@${instanceId}`,
    name: group.name,
    outbound: group.outbound,
    pool: group.outbound ? inboundPools : index % inboundPools,
    weight: group.weight * (0.8 + 0.4 * random.next()),
    talkMedianSeconds: group.talkMedianSeconds,
  }));
}

function createAgents(
  count: number,
  groups: readonly SkillGroup[],
  instanceId: string,
  random: Random,
): Agent[] {
  const outboundCount = Math.max(3, Math.round(count * 0.17));
  const inbound = groups.map((group) => (group.outbound ? 0 : group.weight));
  const outbound = groups.map((group) => (group.outbound ? group.weight : 0));
  return Array.from({ length: count }, (_, index) => {
    const primaryGroup = random.weighted(index < outboundCount ? outbound : inbound);
    const pool = groups[primaryGroup]!.pool;
    const isJunior = random.chance(0.25);
    const groupMask = groups.reduce((mask, group, g) => {
      const answers = group.pool === pool && (g === primaryGroup || !isJunior || random.chance(0.6));
      return answers ? mask | (1 << g) : mask;
    }, 0);
    return {
      id: `agent${String(index + 1).padStart(3, '0')}@${instanceId}`,
      name: agentName(index, random),
      pool,
      primaryGroup,
      groupMask,
      quality: qualityOf(index, random),
      talkFactor: random.logNormal(1, 0.18),
      surveyFactor: clamp(random.logNormal(1, 0.3), 0.4, 1.7),
      shift: random.weighted(SHIFT_WEIGHTS),
    };
  });
}

/** Most agents are alike; about one in fifteen is clearly bad, one in ten clearly good. */
function qualityOf(index: number, random: Random): number {
  const ordinary = 0.16 * random.normal();
  if (index % 15 === 7) return -0.9 - 0.6 * random.next();
  return index % 10 === 3 ? 0.3 + ordinary : ordinary;
}

/** The number a customer calls from: the same for ever. Mobiles mostly, landlines, a few with 00 or +. */
export function numberOfCustomer(seed: number, customer: number): string {
  const kind = fractionOf(seed, 0xa0, customer);
  // 48271 has no factor in common with 10^8: different customers never share these eight digits.
  const digits = String((customer * 48_271 + (seed % 1_000_003)) % 100_000_000).padStart(8, '0');
  if (kind < 0.06) return `${cityOfCustomer(seed, customer).areaCode}${digits}`;
  if (kind < 0.066) return `00852${digits}`;
  const prefix = MOBILE_PREFIXES[hashOf(seed, 0xa1, customer) % MOBILE_PREFIXES.length]!;
  // Valid numbers that look masked: zeros where an export would print xxxx.
  const mobile = kind < 0.08 ? `${prefix}0000${digits.slice(4)}` : `${prefix}${digits}`;
  if (kind > 0.985) return `+86${mobile}`;
  return kind > 0.98 ? `0086${mobile}` : mobile;
}

export function locationOfCustomer(seed: number, customer: number): string {
  return cityOfCustomer(seed, customer).name;
}

function cityOfCustomer(seed: number, customer: number): (typeof CITIES)[number] {
  return CITIES[hashOf(seed, 0xa2, customer) % CITIES.length]!;
}

/** The agents of a pool in the order in which they fill seats on a day: those on shift first. */
export function seatOrder(people: People, pool: number, dayNumber: number, slot: number): number[] {
  const present: number[] = [];
  const onCall: number[] = [];
  const away: number[] = [];
  people.agents.forEach((agent, index) => {
    if (agent.pool !== pool) return;
    const isFree = (index + dayNumber) % 7 < 2;
    if (isFree) away.push(index);
    else if (isOnShift(agent.shift, index, slot)) present.push(index);
    else onCall.push(index);
  });
  const byDay = (a: number, b: number): number => mix32(a * 7919 + dayNumber) - mix32(b * 7919 + dayNumber);
  return [...present.sort(byDay), ...onCall.sort(byDay), ...away.sort(byDay)];
}

/** Shifts in half-hour slots: 08-17, 09-18, 13-22, 22-08; lunch takes one or the other slot between 12 and 13. */
const SHIFTS = [
  { from: 16, to: 34 },
  { from: 18, to: 36 },
  { from: 26, to: 44 },
  { from: 44, to: 64 },
] as const;

function isOnShift(shift: number, agent: number, slot: number): boolean {
  const { from, to } = SHIFTS[shift]!;
  const isLunch = slot === 24 + (agent % 2) && shift < 2;
  return !isLunch && ((slot >= from && slot < to) || slot + 48 < to);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
