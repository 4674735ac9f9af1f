// Every call's profile: all that counting needs to know of it, as one small number. Calls of equal profile count alike, so a
// pass adds one to a cell of row × profile, and every count is a sum over profiles. There are some hundred of them.
import { type ColumnName, dayPlace, marks, noRating, type Columns } from '../store/columns';
import type { Sample } from '#shared/domain/metric';
import { success, dispositionOf, noCall, typeOf } from '../store/kinds';
import { contactTypes, dispositions, type ContactType, type Disposition } from '#shared/domain/call';
import type { ScaleKey } from '#shared/domain/scale';
import type { Rules } from '#shared/domain/settings';
import type { Archive } from '../store/archive';
import { scaleTable, type ScaleTable } from './scales';

/** What a call's wait, its talk and its release count for, each a bit in this order; there is room for 16. */
const traitNames = [
  /** Answered with a known wait. */
  'waited',
  /** Abandoned with a known wait. */
  'gaveUp',
  /** The wait is at most the service level's threshold. */
  'inTime',
  /** The wait of an abandoned call is below that of short abandons. */
  'short',
  /** The wait is the time to connect. */
  'approximate',
  /** Successful with a known talk time. */
  'talked',
  /** Successful with a known releasing side. */
  'released',
  /** Successful and released by the agent. */
  'byAgent',
] as const;
type Trait = (typeof traitNames)[number];
export const traits = Object.fromEntries(traitNames.map((name, index) => [name, 1 << index])) as Readonly<
  Record<Trait, number>
>;
const traitCount = 1 << traitNames.length;

/** By sample: the column that holds the duration in ms, and the trait of calls that have it. */
export const sampleSources = {
  wait: { column: 'waitMs', trait: 'waited' },
  patience: { column: 'waitMs', trait: 'gaveUp' },
  talk: { column: 'talkMs', trait: 'talked' },
} as const satisfies Record<Sample, { readonly column: ColumnName; readonly trait: Trait }>;

export interface Profile {
  readonly type: ContactType;
  readonly disposition: Disposition;
  readonly hasSkillGroup: boolean;
  readonly traits: number;
  readonly isSurveyOffered: boolean;
  /** Pressed key of an offered survey; `noRating` without one. */
  readonly key: number;
  /** What the key means by the scale in force; undefined for a key that the scale does not know. */
  readonly meaning: ScaleKey | undefined;
}

/** Dispositions that say an inbound call reached a queue or an agent. */
const queued = new Set<Disposition>([
  'success',
  'abandonedQueue',
  'abandonedRing',
  'queueTimeout',
  'queueOverflow',
  'queueFailed',
  'noAnswer',
]);
export const isInbound = ({ type }: Profile): boolean => type === 'inbound';
export const isOffered = (profile: Profile): boolean =>
  isInbound(profile) && (queued.has(profile.disposition) || profile.hasSkillGroup);
export const isRated = ({ meaning }: Profile): boolean => meaning !== undefined && meaning.class !== 'ignore';

export interface Profiles {
  /** By position: the call's place in `list`. */
  readonly codes: Uint16Array;
  readonly list: readonly Profile[];
  /** By place in `list`: traits, for the pass. */
  readonly traits: Uint16Array;
  readonly scales: ScaleTable;
}

/** By kind: 1 for successful calls. */
const isSuccess = Uint8Array.from({ length: 256 }, (_, kind) => (dispositionOf(kind) === success ? 1 : 0));
/** By marks: what the release of a successful call counts for. */
const releaseTraits = Uint16Array.from({ length: 256 }, (_, mark) => {
  const side = mark & (marks.releasedByAgent | marks.releasedByCustomer);
  if (side === marks.releasedByAgent) return traits.released | traits.byAgent;
  return side === marks.releasedByCustomer ? traits.released : 0;
});

const approximateShift = Math.log2(marks.waitApproximate);

/** A call's traits, without a branch: half of the calls would take either way. Comparisons are signs of differences. */
function traitsOf(
  { kind, waitMs, talkMs, marks: mark }: Columns,
  position: number,
  thresholdMs: number,
  shortMs: number,
): number {
  const answered = isSuccess[kind[position]!]!;
  const wait = waitMs[position]!;
  const known = (wait >>> 31) ^ 1;
  const abandoned = known & (answered ^ 1);
  return (
    (known & answered) * traits.waited +
    abandoned * traits.gaveUp +
    (known & ((wait - thresholdMs - 1) >>> 31)) * traits.inTime +
    (abandoned & ((wait - shortMs) >>> 31)) * traits.short +
    (known & (mark[position]! >>> approximateShift)) * traits.approximate +
    ((talkMs[position]! >>> 31) ^ 1) * traits.talked +
    answered * releaseTraits[mark[position]!]!
  );
}

/** Survey codes: 0 none offered, else 1 + set of keys × 256 + pressed key. */
function surveyReader(
  { marks: mark, rating, instance, day }: Columns,
  { sets, setOf, setByDay }: ScaleTable,
): (position: number) => number {
  if (sets.length === 1) return (position) => (mark[position]! & 1) * (1 + rating[position]!);
  return (position) => {
    if ((mark[position]! & marks.surveyOffered) === 0) return 0;
    const owner = instance[position]!;
    const set = setByDay[owner]?.[dayPlace(day[position]!)] ?? setOf[owner]!;
    return 1 + set * 256 + rating[position]!;
  };
}

const unknownCode = 0xffff;

function readProfiles(archive: Archive): Profiles {
  const { columns, rules, members } = archive;
  const scales = scaleTable(archive);
  const { kind, skillGroupList, length } = columns;
  const hasMembers = Uint8Array.from(members.skillGroup.members, (list) => (list.length > 0 ? 1 : 0));
  const thresholdMs = Math.floor(rules.serviceLevelSeconds * 1000);
  const shortMs = Math.ceil(rules.shortAbandonSeconds * 1000);
  const surveyOf = surveyReader(columns, scales);
  const codes = new Uint16Array(length);
  const list: Profile[] = [];
  /** By survey code, then by kind and skill group, then by traits. */
  const tables: (Uint16Array | undefined)[][] = [];
  for (let position = 0; position < length; position++) {
    if (kind[position] === noCall) continue;
    const survey = surveyOf(position);
    const group = hasMembers[skillGroupList[position]!]!;
    const bits = traitsOf(columns, position, thresholdMs, shortMs);
    const table = ((tables[survey] ??= [])[kind[position]! * 2 + group] ??= new Uint16Array(traitCount).fill(
      unknownCode,
    ));
    let code = table[bits]!;
    if (code === unknownCode) {
      code = table[bits] = list.length;
      if (code === unknownCode) throw new Error('more profiles than a column of them can hold');
      list.push(profileOf(kind[position]!, group === 1, bits, survey, scales));
    }
    codes[position] = code;
  }
  return { codes, list, traits: Uint16Array.from(list, (one) => one.traits), scales };
}

function profileOf(
  kind: number,
  hasSkillGroup: boolean,
  bits: number,
  survey: number,
  { sets }: ScaleTable,
): Profile {
  const key = survey === 0 ? noRating : (survey - 1) & 255;
  return {
    type: contactTypes[typeOf(kind)]!,
    disposition: dispositions[dispositionOf(kind)]!,
    hasSkillGroup,
    traits: bits,
    isSurveyOffered: survey > 0,
    key,
    meaning: survey === 0 ? undefined : sets[(survey - 1) >>> 8]!.find((one) => one.key === key),
  };
}

interface Known {
  readonly store: Archive['store'];
  readonly version: number;
  readonly profiles: Profiles;
}
/** By the rules that they were read by. */
const known = new WeakMap<Rules, Known>();

/** All calls' profiles by the archive's rules, kept until the data or the rules change: 30 ms a million calls to read. */
export function profilesOf(archive: Archive): Profiles {
  const { store, version, rules } = archive;
  const kept = known.get(rules);
  if (kept?.store === store && kept.version === version) return kept.profiles;
  const profiles = readProfiles(archive);
  known.set(rules, { store, version, profiles });
  return profiles;
}
