// fast-check: plain calls, the filters to ask of them, and the rows by which the service would send them.
import fc from 'fast-check';
import {
  contactTypes,
  dispositions,
  releaseInitiators,
  surveyChannels,
  type RawRow,
} from '#shared/domain/call';
import { attributions, groupings, type Filter } from '#shared/domain/filter';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { dayKinds, weekStarts, type Calendar } from '#shared/domain/calendar';
import { assumedKeys, ratedClasses, type Scale, type ScaleKey } from '#shared/domain/scale';
import { serviceLevelVariants } from '#shared/domain/service-level';
import type { Rules } from '#shared/domain/settings';
import { day, hour, noon } from './sync-desk';
import type { PlainCall } from './plain-call';
import type { World } from './recount-value';

const typeNames = [
  'Weird',
  'INBOUND',
  'Outbound',
  'BACK2BACK',
  'Internal',
  'predictive',
  'PRIVACY_DIAL',
  'Conference',
];
const dispositionNames = [
  'Weird',
  'Success',
  'NoAnswer',
  'Reject',
  'AbandonedInContactFlow',
  'AbandonedInQueue',
  'AbandonedRing',
  'AbandonedInVoiceNavigator',
  'QueuingTimeout',
  'QueueOverflow',
  'QueuingFailed',
  'IVRException',
  'Voicemail',
  'OneStepTransfer',
  'Busy',
];
const seconds = (max: number): fc.Arbitrary<number | null> =>
  fc.option(fc.integer({ min: 0, max }), { freq: 3 });
/** Mostly inbound successes, so that rates and percentiles have something to rest on. */
const often = <T>(usual: T, all: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 3, arbitrary: fc.constantFrom(...all) });
const agentIds = ['a1', 'a2', 'a3'];
const groupIds = ['g1', 'g2'];
const ids = (all: readonly string[]): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...all), { maxLength: 3 });
/** Two numbers in several spellings, some others, and what tells no caller from another. */
const numbers = [
  '13800001111',
  '+86 138-0000-1111',
  '008613800001111',
  '13911112222',
  '139 1111 2222',
  '05718888',
  '+85298765432',
  '',
  'Anonymous',
  '139****2222',
];
/** Each instance with the moment up to which its calls are known; the second one lags behind. */
const knownUpTo = new Map([
  ['ccc-test', noon],
  ['ccc-other', noon - 30 * hour],
]);
const instanceIds = [...knownUpTo.keys()];

const plainCall = fc
  .record({
    startedAt: fc.oneof(
      fc.integer({ min: noon - 40 * day, max: noon }),
      fc.nat({ max: 80 }).map((steps) => noon - steps * 12 * hour),
    ),
    establishedAfter: fc.option(fc.integer({ min: -2000, max: 60_000 })),
    releasedAfter: fc.option(
      fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: -2000, max: 900_000 }) },
        fc.constantFrom(0, 300_000, 4 * hour),
      ),
    ),
    instance: often('ccc-test', instanceIds),
    type: often('inbound', contactTypes),
    disposition: often('success', dispositions),
    side: fc.constantFrom(...releaseInitiators),
    channel: fc.constantFrom(...surveyChannels),
    offered: fc.constantFrom(true, true, false, null),
    recording: fc.constantFrom(true, false, null),
    rating: fc.constantFrom(null, 1, 2, 3, 4, 5, 6, 9),
    queue: seconds(60),
    ring: seconds(30),
    talk: seconds(900),
    held: seconds(60),
    calling: fc.constantFrom(...numbers),
    called: fc.constantFrom(...numbers),
    agents: ids(agentIds),
    groups: ids(groupIds),
    /** A row of 2021: no queue, ring and talk times. */
    old: fc.boolean(),
  })
  .map(({ establishedAfter, releasedAfter, old, ...call }): Omit<PlainCall, 'id'> => ({
    ...call,
    ...(old ? { queue: null, ring: null, talk: null, held: null } : {}),
    establishedAt: establishedAfter === null ? null : call.startedAt + establishedAfter,
    releasedAt: releasedAfter === null ? null : call.startedAt + releasedAfter,
  }));
export const plainCalls: fc.Arbitrary<PlainCall[]> = fc
  .array(plainCall, { maxLength: 150, size: 'max' })
  .map((calls) => calls.map((call, index) => ({ ...call, id: `job-${index}` })));

const some = <T>(all: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...all]);
const filterFields = {
  from: fc.nat({ max: 90 }).map((steps) => noon - steps * 12 * hour),
  to: fc.nat({ max: 90 }).map((steps) => noon + day - steps * 12 * hour),
  contactTypes: some(contactTypes),
  dispositions: some(dispositions),
  agents: some([...agentIds, 'none', 'nobody']),
  skillGroups: some([...groupIds, 'none']),
  surveyChannels: some(surveyChannels),
  releaseInitiators: some(releaseInitiators),
  ratings: some([0, 1, 3, 5, 9]),
  recording: fc.boolean(),
  weekdays: some([1, 2, 3, 4, 5, 6, 7]),
  hours: some(Array.from({ length: 24 }, (_, hour) => hour)),
  instances: some([...instanceIds, 'ccc-gone']),
  dayKinds: some(dayKinds),
  businessHours: fc.boolean(),
  number: fc.constantFrom('138', '1111', '0571', '999', '000011', '8613'),
  minTalkSeconds: fc.integer({ min: 0, max: 300 }),
  maxTalkSeconds: fc.integer({ min: 0, max: 900 }),
};
const listFields = {
  contactTypes: filterFields.contactTypes,
  dispositions: filterFields.dispositions,
  agents: filterFields.agents,
  skillGroups: filterFields.skillGroups,
  surveyChannels: filterFields.surveyChannels,
  releaseInitiators: filterFields.releaseInitiators,
  ratings: filterFields.ratings,
  weekdays: filterFields.weekdays,
  hours: filterFields.hours,
  dayKinds: filterFields.dayKinds,
  ratingClasses: some(ratedClasses),
};
/** One or two of the lists. */
const lists = fc
  .subarray(Object.keys(listFields) as (keyof typeof listFields)[], { minLength: 1, maxLength: 2 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, listFields[name]]))));
const allFields = {
  ...filterFields,
  ratingClasses: listFields.ratingClasses,
  also: fc.array(lists, { minLength: 1, maxLength: 2 }),
  exclude: lists,
  surveyOffered: fc.boolean(),
  offered: fc.boolean(),
  overTalkSeconds: fc.integer({ min: 0, max: 300 }),
  overWaitSeconds: fc.integer({ min: 0, max: 60 }),
  maxWaitSeconds: fc.integer({ min: 0, max: 90 }),
};
/** None, one or two of the fields: more would select nothing. */
export const filters: fc.Arbitrary<Filter> = fc
  .subarray(Object.keys(allFields) as (keyof typeof allFields)[], { maxLength: 2 })
  .chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, allFields[name] as fc.Arbitrary<unknown>]))),
  )
  .map((filter) => filter as Filter);

const turned: ScaleKey[] = [
  { key: 1, zh: '好', en: 'Good', points: 100, class: 'satisfied' },
  { key: 2, zh: '中', en: 'Fair', points: 50, class: 'neutral' },
  { key: 3, zh: '差', en: 'Poor', points: 0, class: 'dissatisfied' },
  { key: 9, zh: '重听', en: 'Again', points: 0, class: 'ignore' },
];
const wide: ScaleKey[] = [
  { key: 9, zh: '好', en: 'Good', points: 10, class: 'satisfied' },
  { key: 6, zh: '中', en: 'Fair', points: -2.5, class: 'neutral' },
  { key: 4, zh: '重听', en: 'Again', points: 0, class: 'ignore' },
];
/** The calls lie in the forty days before 4 March 2026. */
const versions: Scale[] = instanceIds.flatMap((instanceId) => [
  { instanceId, validFrom: null, keys: turned },
  { instanceId, validFrom: '2026-02-10', keys: [...assumedKeys] },
  { instanceId, validFrom: '2026-02-21', keys: wide },
  { instanceId, validFrom: '2026-03-04', keys: turned },
]);

const openSpan = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 700 }))
  .map(([hours, length]) => ({ from: hours * 60, to: Math.min(hours * 60 + length, 1440) }));
/** Spring Festival is from 15 to 23 February 2026; 14 and 28 February, both Saturdays, make up for it. */
const ownDays: Calendar['days'] = [
  { day: '2026-02-14', kind: 'holiday', name: 'ours' },
  { day: '2026-02-16', kind: 'workday', name: 'ours' },
  { day: '2026-02-22', kind: 'workday', name: 'a Sunday' },
  { day: '2026-03-02', kind: 'holiday', name: 'ours' },
  { day: '2026-03-01', kind: 'workday', name: 'a Sunday' },
];
const calendarArbitrary: fc.Arbitrary<Calendar> = fc.record({
  weekStart: fc.constantFrom(...weekStarts),
  hours: fc.array(fc.array(openSpan, { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
  chineseHolidays: fc.boolean(),
  days: some(ownDays),
});

export const rulesArbitrary: fc.Arbitrary<Rules> = fc.record({
  // Morocco's clocks went back an hour on 15 February 2026, inside the span of the calls.
  zone: fc.constantFrom(
    'Asia/Shanghai',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'UTC',
  ),
  serviceLevelSeconds: fc.constantFrom(1, 20, 30),
  serviceLevelVariant: fc.constantFrom(...serviceLevelVariants),
  shortAbandonSeconds: fc.constantFrom(0, 5, 20),
  scales: fc.shuffledSubarray(versions),
  calendar: calendarArbitrary,
});
export const groupingArbitrary = fc.constantFrom(...groupings);
export const attributionArbitrary = fc.constantFrom(...attributions);

/** The call as a row; what is null is absent. */
export function rowOfPlain(call: PlainCall): RawRow {
  const sides = { none: '', agent: 'agent', customer: 'customer', unknown: 'system' };
  const channels = { none: '', ivr: 'IVR', sms: 'SMS', chat: 'CHAT', unknown: 'FAX' };
  const row = {
    ContactId: call.id,
    StartTime: call.startedAt,
    EstablishedTime: call.establishedAt,
    ReleaseTime: call.releasedAt,
    ContactType: typeNames[contactTypes.findIndex((name) => name === call.type)],
    ContactDisposition: dispositionNames[dispositions.findIndex((name) => name === call.disposition)],
    ReleaseInitiator: sides[call.side],
    SatisfactionSurveyChannel: channels[call.channel],
    SatisfactionSurveyOffered: call.offered,
    RecordingReady: call.recording,
    SatisfactionIndex: call.rating,
    QueueTime: call.queue,
    RingTime: call.ring,
    TalkTime: call.talk,
    HeldTime: call.held,
    CallingNumber: call.calling,
    CalledNumber: call.called,
    AgentIds: call.agents.join(','),
    AgentNames: call.agents.map((id) => `name of ${id}`).join(','),
    SkillGroupIds: call.groups.join(','),
    SkillGroupNames: call.groups.map((id) => `name of ${id}`).join(','),
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as RawRow;
}

/** An archive in memory that holds these calls, under their instances. */
export function archiveOf(calls: readonly PlainCall[], rules: Rules): Archive {
  const archive = openArchive(':memory:', rules);
  for (const [instance, to] of knownUpTo) {
    const records = calls
      .filter((call) => call.instance === instance)
      .map((call) => parseRow(rowOfPlain(call))!);
    const inside = records.filter(({ startedAt }) => startedAt <= to).length;
    const counts = { counted: inside, stored: inside, reason: '', attempts: 1, asOf: noon };
    const entry = { from: noon - 50 * day, to, state: 'complete', ...counts } as const;
    archive.write(archive.store.instanceOf(instance), records, entry, { api: 2, at: noon });
  }
  return archive;
}

/** What `archiveOf` knows of the instances that the filter speaks of. */
export function worldOf(calls: readonly PlainCall[], filter: Filter): World {
  const instances = instanceIds.filter((one) => filter.instances?.includes(one) ?? true);
  const times = instances.map((instance) => knownUpTo.get(instance)!);
  return {
    all: calls.filter(({ instance }) => instances.includes(instance)),
    instances,
    dataUpTo: times.length === 0 ? null : Math.min(...times),
  };
}
