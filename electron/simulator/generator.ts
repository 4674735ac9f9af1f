// The demo's call center: a seed and a size make people and days; same options, same calls, whenever it runs.
import type { ContactType } from './vocabulary';
import { dateOf, dayNumberOf, startOfDayMs } from './calendar';
import { apportion, arrivalTimes, dayWeight, outageDayOf, slotShares } from './demand';
import { inboundDay, type DayPlan } from './inbound';
import { outboundDay } from './outbound';
import { createPeople, type Agent, type SkillGroup } from './people';
import { createRandom } from './random';
import { createGlance } from './glance';
import { contactIdOf, factsOf, startedAtOfContactId, visibleAtOf, type World } from './readback';
import type { CallSource } from './source';
import { packDay, type DayBlock } from './store';

export interface CallCenterOptions {
  readonly seed: number;
  /** Calls that start in the range of days, exactly. */
  readonly calls: number;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly firstDay: string;
  readonly days: number;
  readonly instanceId: string;
}

export interface GeneratedCallCenter extends CallSource {
  readonly agents: readonly Pick<Agent, 'id' | 'name'>[];
  readonly groups: readonly Pick<SkillGroup, 'id' | 'name'>[];
  /** YYYY-MM-DD; null in ranges too short for one. */
  readonly outageDay: string | null;
  /** The last day made so far, YYYY-MM-DD. */
  readonly lastDay: string;
  readonly version: number;
  readonly maxVisibleLagMs: number;
  find(contactId: string): number | undefined;
  /** Adds the days up to this one (YYYY-MM-DD) with the mean volume of the range; earlier calls stay as they are. */
  extendTo(day: string): void;
}

const INBOUND_SHARE = 0.72;
/** The other types among what is not inbound. */
const OTHER_TYPES: readonly (readonly [type: ContactType, weight: number])[] = [
  ['Outbound', 22],
  ['Back2Back', 4.2],
  ['Internal', 1.1],
  ['Predictive', 0.45],
  ['PrivacyDial', 0.15],
  ['Conference', 0.1],
];

/** Throws RangeError for counts or dates that make no range. */
export function generateCallCenter(options: CallCenterOptions): GeneratedCallCenter {
  const { seed, calls, days, instanceId } = options;
  if (!Number.isInteger(calls) || calls < 0 || !Number.isInteger(days) || days < 1)
    throw new RangeError('Calls must be a whole number from 0, days one from 1.');
  const firstDay = dayNumberOf(options.firstDay);
  const people = createPeople(seed, calls, calls / days, instanceId);
  const outageDay = outageDayOf(seed, firstDay, days);
  const weightOf = (day: number): number => dayWeight(seed, day, day === outageDay);
  const weights = Array.from({ length: days }, (_, n) => weightOf(firstDay + n));
  const volumes = apportion(calls, weights);
  const callsPerWeight = calls / weights.reduce((a, b) => a + b, 0);

  const world: World = { seed, people };
  const glance = createGlance(world);
  const blocks: DayBlock[] = [];
  /** Index of each block's first call, and behind the last one the number of all. */
  const firstIndex = [0];
  let maxVisibleLagMs = 0;

  const addDay = (): void => {
    const n = blocks.length;
    const day = firstDay + n;
    const block = generateDay({
      volume: volumes[n] ?? Math.round(callsPerWeight * weightOf(day)),
      plan: {
        seed,
        people,
        dayNumber: day,
        outage: day === outageDay,
        random: createRandom(seed, 0xd0, day),
      },
    });
    blocks.push(block);
    firstIndex.push(firstIndex[n]! + block.size);
    for (let i = 0; i < block.size; i++)
      maxVisibleLagMs = Math.max(maxVisibleLagMs, block.releasedAfterMs[i]! + block.visibleDelayMs[i]!);
  };
  while (blocks.length < days) addDay();

  const blockAt = (index: number): number => {
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (firstIndex[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const at = <T>(index: number, read: (block: DayBlock, place: number) => T): T => {
    const n = blockAt(index);
    return read(blocks[n]!, index - firstIndex[n]!);
  };

  return {
    agents: people.agents,
    groups: people.groups,
    outageDay: outageDay === undefined ? null : dateOf(outageDay),
    get lastDay() {
      return dateOf(firstDay + blocks.length - 1);
    },
    get size() {
      return firstIndex[blocks.length]!;
    },
    get version() {
      return blocks.length;
    },
    get maxVisibleLagMs() {
      return maxVisibleLagMs;
    },
    startedAt: (index) => at(index, (block, place) => block.dayStartMs + block.startMs[place]!),
    visibleAt: (index) => at(index, visibleAtOf),
    facts: (index, asOf) => at(index, (block, place) => factsOf(world, block, place, asOf)),
    glance: (index, asOf) => at(index, (block, place) => glance(block, place, asOf)),
    find(contactId) {
      const startedAt = startedAtOfContactId(contactId);
      const n = blocks.findIndex(
        ({ dayStartMs }) => dayStartMs <= startedAt && startedAt < dayStartMs + 86_400_000,
      );
      const block = blocks[n];
      if (block === undefined) return undefined;
      const place = block.startMs.indexOf(startedAt - block.dayStartMs);
      for (let i = place; i >= 0 && i < block.size && block.startMs[i] === block.startMs[place]; i++)
        if (contactIdOf(seed, block, i) === contactId) return firstIndex[n]! + i;
      return undefined;
    },
    extendTo(day) {
      const last = dayNumberOf(day);
      while (firstDay + blocks.length <= last) addDay();
    },
  };
}

/** A day depends on seed, day, volume and the people alone, never on other days. */
function generateDay({ volume, plan }: { volume: number; plan: DayPlan }): DayBlock {
  const { random, dayNumber, outage, seed } = plan;
  const inboundCount = Math.round(volume * INBOUND_SHARE);
  const inboundStarts = arrivalTimes(inboundCount, slotShares('inbound', dayNumber, outage), random);
  const otherStarts = arrivalTimes(volume - inboundCount, slotShares('outbound', dayNumber, outage), random);
  const weights = OTHER_TYPES.map(([, weight]) => weight);
  const types = Array.from(otherStarts, () => OTHER_TYPES[random.weighted(weights)]![0]);
  const inbound = inboundDay(plan, inboundStarts);
  const lost = inbound.filter((call) => call.talkMs < 0 && call.queueMs >= 0);
  return packDay(startOfDayMs(dayNumber), [...inbound, ...outboundDay(plan, otherStarts, types, lost)], seed);
}
