// What the service knows of its calls, apart from how it spells them: canonical names, numbers, null for absent.

/** One call as known at some moment. Times are epoch ms UTC, durations whole seconds. */
export interface CallFacts {
  readonly contactId: string;
  readonly startedAt: number;
  readonly establishedAt: number | null;
  readonly releasedAt: number | null;
  /** Inbound, Outbound, Back2Back, Internal, Predictive, PrivacyDial, Conference. */
  readonly contactType: string;
  /** One of the 13 current names of the API, or an unknown text. */
  readonly disposition: string;
  /** agent, customer; system where neither hung up. */
  readonly releaseInitiator: string | null;
  readonly releaseReason: string | null;
  readonly earlyMediaState: string | null;
  readonly agentIds: readonly string[];
  readonly agentNames: readonly string[];
  readonly skillGroupIds: readonly string[];
  readonly skillGroupNames: readonly string[];
  readonly callingNumber: string;
  readonly calledNumber: string;
  readonly callerLocation: string | null;
  readonly calleeLocation: string | null;
  /** Intermediate number of double calls and privacy calls. */
  readonly broker: string | null;
  readonly ivrSeconds: number | null;
  readonly queueSeconds: number | null;
  readonly ringSeconds: number | null;
  /** Queue + ring of answered calls; the API gives 0 where the caller gave up waiting. */
  readonly waitSeconds: number;
  readonly talkSeconds: number | null;
  readonly heldSeconds: number | null;
  readonly dialingSeconds: number | null;
  /** Inbound: from the IVR entry; outbound: from the connection. */
  readonly callDurationSeconds: number | null;
  readonly recordingReady: boolean;
  readonly recordingSeconds: number | null;
  readonly surveyOffered: boolean;
  readonly surveyChannel: string | null;
  /** The pressed key; null: not rated (yet). */
  readonly rating: number | null;
  readonly ratingText: string | null;
  /** Fields that the app has never heard of; they go into the row as they are. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What filters look at. */
export type FilterFacts = Pick<
  CallFacts,
  | 'contactId'
  | 'contactType'
  | 'disposition'
  | 'releaseInitiator'
  | 'releaseReason'
  | 'earlyMediaState'
  | 'agentIds'
  | 'skillGroupIds'
  | 'callingNumber'
  | 'calledNumber'
  | 'broker'
  | 'surveyOffered'
  | 'surveyChannel'
  | 'rating'
  | 'ratingText'
>;

export interface CallSource {
  /** Calls, sorted by startedAt, then contactId. */
  readonly size: number;
  startedAt(index: number): number;
  /** When the service first lists the call. */
  visibleAt(index: number): number;
  /** As known at `asOf`: late ratings, recordings and releases are absent before their time. */
  facts(index: number, asOf: number): CallFacts;
  /** Goes up with every change of the source itself (not with time). */
  readonly version?: number;
  /** visibleAt − startedAt never exceeds this: lets the service count old rows without looking at each. */
  readonly maxVisibleLagMs?: number;
  find?(contactId: string): number | undefined;
  /** The same as `facts`, computed field by field when read, and only valid until the next glance. */
  glance?(index: number, asOf: number): FilterFacts;
}

/** A call with the moments at which the service learns about its parts (epoch ms; absent: known from the start). */
export interface TimedFacts extends CallFacts {
  readonly visibleAt?: number;
  readonly ratingAt?: number;
  readonly recordingAt?: number;
  readonly releaseVisibleAt?: number;
}

export interface ListSource extends CallSource {
  readonly version: number;
  /** Adds calls. Throws when a contact id is there already. */
  insert(...calls: TimedFacts[]): void;
  /** Changes fields of a call. Throws when there is no such call. */
  update(contactId: string, changes: Partial<TimedFacts>): void;
}

/** A source over given calls, for tests with chosen data; may be changed while a service reads it. */
export function sourceFromFacts(initial: readonly TimedFacts[] = []): ListSource {
  const calls: TimedFacts[] = [];
  const ids = new Set<string>();
  let version = 0;

  const insert = (...added: TimedFacts[]): void => {
    for (const call of added) {
      if (ids.has(call.contactId)) throw new Error(`There is a call ${call.contactId} already.`);
      ids.add(call.contactId);
      calls.push(call);
    }
    calls.sort(byStartThenId);
    version++;
  };
  const find = (contactId: string): number | undefined => {
    if (!ids.has(contactId)) return undefined;
    return calls.findIndex((call) => call.contactId === contactId);
  };
  insert(...initial);

  return {
    get size() {
      return calls.length;
    },
    get version() {
      return version;
    },
    startedAt: (index) => calls[index]!.startedAt,
    visibleAt: (index) => calls[index]!.visibleAt ?? calls[index]!.startedAt,
    facts: (index, asOf) => asKnownAt(calls[index]!, asOf),
    find,
    insert,
    update(contactId, changes) {
      const index = find(contactId);
      if (index === undefined) throw new Error(`There is no call ${contactId}.`);
      calls[index] = { ...calls[index]!, ...changes, contactId };
      calls.sort(byStartThenId);
      version++;
    },
  };
}

/** A plain answered inbound call; tests change what they are about. */
export function sampleCall(
  changes: Partial<TimedFacts> & { contactId: string; startedAt: number },
): TimedFacts {
  const { startedAt } = changes;
  return {
    establishedAt: startedAt + 30_000,
    releasedAt: startedAt + 150_000,
    contactType: 'Inbound',
    disposition: 'Success',
    releaseInitiator: 'customer',
    releaseReason: '200 - OK',
    earlyMediaState: null,
    agentIds: ['agent001@ccc-test'],
    agentNames: ['王芳'],
    skillGroupIds: ['skg-default@ccc-test'],
    skillGroupNames: ['默认技能组'],
    callingNumber: '13800001111',
    calledNumber: '4008001234',
    callerLocation: '浙江省杭州市',
    calleeLocation: null,
    broker: null,
    ivrSeconds: 15,
    queueSeconds: 9,
    ringSeconds: 6,
    waitSeconds: 15,
    talkSeconds: 120,
    heldSeconds: 0,
    dialingSeconds: null,
    callDurationSeconds: 150,
    recordingReady: true,
    recordingSeconds: 120,
    surveyOffered: false,
    surveyChannel: null,
    rating: null,
    ratingText: null,
    ...changes,
  };
}

function asKnownAt(call: TimedFacts, asOf: number): CallFacts {
  const { ratingAt = -Infinity, recordingAt = -Infinity, releaseVisibleAt = -Infinity } = call;
  return withheld(call, asOf < ratingAt, asOf < recordingAt, asOf < releaseVisibleAt);
}

/** The call without what the service does not know yet. */
export function withheld(facts: CallFacts, rating: boolean, recording: boolean, release: boolean): CallFacts {
  if (!rating && !recording && !release) return facts;
  return {
    ...facts,
    ...(rating ? { rating: null, ratingText: null } : {}),
    ...(recording ? { recordingReady: false, recordingSeconds: null } : {}),
    ...(release
      ? {
          releasedAt: null,
          releaseInitiator: null,
          releaseReason: null,
          talkSeconds: null,
          callDurationSeconds: null,
        }
      : {}),
  };
}

function byStartThenId(a: CallFacts, b: CallFacts): number {
  return a.startedAt - b.startedAt || (a.contactId < b.contactId ? -1 : a.contactId > b.contactId ? 1 : 0);
}
