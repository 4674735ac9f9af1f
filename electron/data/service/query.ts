// Every request parameter of the two actions, typed, and how one question is put to each of them
// (official SDK: ListCallDetailRecordsRequest, ListCallDetailRecordsV2Request; all go into the URL's query).
import type { ContactType, Disposition } from '#shared/domain/call';

/** Lists are JSON arrays in a string. */
type JsonList = string;

interface CommonParameters {
  readonly InstanceId: string;
  /** 1–100 each, so that a query reaches 10,000 rows. */
  readonly PageNumber: number;
  readonly PageSize: number;
  /** Bounds of the start time, epoch ms. */
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly AgentId?: string;
  readonly CalledNumber?: string;
  readonly CallingNumber?: string;
  readonly ContactTypeList?: JsonList;
  readonly ContactDispositionList?: JsonList;
  readonly EarlyMediaStateList?: JsonList;
  readonly SatisfactionDescriptionList?: JsonList;
  readonly SatisfactionSurveyChannel?: string;
  readonly OrderByField?: 'startTime';
  readonly SortOrder?: 'ASC' | 'DESC';
}

/** ListCallDetailRecords. */
export interface ParametersV1 extends CommonParameters {
  /** Overrides every other filter. */
  readonly ContactId?: string;
  readonly SkillGroupId?: string;
  readonly ContactType?: string;
  readonly ContactDisposition?: string;
  /** `{"phoneNumber":"part"}` */
  readonly Criteria?: string;
  readonly SatisfactionList?: JsonList;
}

/** ListCallDetailRecordsV2. */
export interface ParametersV2 extends CommonParameters {
  readonly AccessChannelTypeList?: JsonList;
  readonly AnalyticsReportReady?: boolean;
  readonly Broker?: string;
  readonly ContactIdList?: JsonList;
  readonly FirstAgentId?: string;
  readonly MediaType?: 'AUDIO' | 'VIDEO' | 'CHAT' | 'ALL';
  /** A part of the caller's or the called number. */
  readonly Number?: string;
  readonly ReleaseInitiatorList?: JsonList;
  readonly ReleaseReasonList?: JsonList;
  readonly SatisfactionRateList?: JsonList;
  readonly SearchPattern?: string;
  readonly SkillGroupIdList?: JsonList;
}

/** What to ask for, whichever action answers. Start times from … to, both edges inside, epoch ms. */
export interface CallQuery {
  readonly from: number;
  readonly to: number;
  readonly contactType?: QueriedType;
  readonly disposition?: QueriedDisposition;
  readonly contactId?: string;
  readonly callingNumber?: string;
  readonly calledNumber?: string;
  readonly agentId?: string;
  readonly skillGroupId?: string;
  /** A part of either number. */
  readonly numberPart?: string;
  /** Rated with one of these keys. */
  readonly ratings?: readonly number[];
  readonly surveyChannel?: 'ivr' | 'sms' | 'chat';
  /** Default: oldest first, so that with a fixed end no later call can push rows to another page. */
  readonly newestFirst?: boolean;
}

export type QueriedType = Exclude<ContactType, 'unknown'>;
const typeNames: Readonly<Record<QueriedType, readonly [v1: string, v2: string]>> = {
  inbound: ['Inbound', 'INBOUND'],
  outbound: ['Outbound', 'OUTBOUND'],
  back2back: ['Back2Back', 'BACK2BACK'],
  internal: ['Internal', 'INTERNAL'],
  predictive: ['Predictive', 'PREDICTIVE'],
  privacyDial: ['PrivacyDial', 'PRIVACY_DIAL'],
  conference: ['Conference', 'CONFERENCE'],
};
export const queriedTypes = Object.keys(typeNames) as QueriedType[];

/** `busy` is known from API 1.x only: no filter of today's service takes it. */
export type QueriedDisposition = Exclude<Disposition, 'unknown' | 'busy'>;
const dispositionNames: Readonly<Record<QueriedDisposition, string>> = {
  success: 'Success',
  noAnswer: 'NoAnswer',
  reject: 'Reject',
  abandonedIvr: 'AbandonedInIVR',
  abandonedQueue: 'AbandonedInQueue',
  abandonedRing: 'AbandonedInRing',
  abandonedNavigator: 'AbandonedInVoiceNavigator',
  queueTimeout: 'QueuingTimeout',
  queueOverflow: 'QueuingOverflow',
  queueFailed: 'QueuingFailed',
  ivrException: 'IVRException',
  voicemail: 'Voicemail',
  forwarded: 'ForwardToOutsideNumber',
};
export const queriedDispositions = Object.keys(dispositionNames) as QueriedDisposition[];

export interface Paging {
  readonly instanceId: string;
  readonly pageNumber: number;
  readonly pageSize: number;
}

const list = (values: readonly (string | number)[]): JsonList => JSON.stringify(values.map(String));

function common(query: CallQuery, paging: Paging): CommonParameters {
  return {
    InstanceId: paging.instanceId,
    PageNumber: paging.pageNumber,
    PageSize: paging.pageSize,
    StartTime: query.from,
    EndTime: query.to,
    OrderByField: 'startTime',
    SortOrder: query.newestFirst === true ? 'DESC' : 'ASC',
    ...(query.agentId === undefined ? {} : { AgentId: query.agentId }),
    ...(query.callingNumber === undefined ? {} : { CallingNumber: query.callingNumber }),
    ...(query.calledNumber === undefined ? {} : { CalledNumber: query.calledNumber }),
    ...(query.surveyChannel === undefined
      ? {}
      : { SatisfactionSurveyChannel: query.surveyChannel.toUpperCase() }),
  };
}

export function parametersV1(query: CallQuery, paging: Paging): ParametersV1 {
  const { contactType, disposition, contactId, skillGroupId, numberPart, ratings } = query;
  return {
    ...common(query, paging),
    ...(contactType === undefined ? {} : { ContactType: typeNames[contactType][0] }),
    ...(disposition === undefined ? {} : { ContactDisposition: dispositionNames[disposition] }),
    ...(contactId === undefined ? {} : { ContactId: contactId }),
    ...(skillGroupId === undefined ? {} : { SkillGroupId: skillGroupId }),
    ...(numberPart === undefined ? {} : { Criteria: JSON.stringify({ phoneNumber: numberPart }) }),
    ...(ratings === undefined ? {} : { SatisfactionList: list(ratings) }),
  };
}

export function parametersV2(query: CallQuery, paging: Paging): ParametersV2 {
  const { contactType, disposition, contactId, skillGroupId, numberPart, ratings } = query;
  return {
    ...common(query, paging),
    ...(contactType === undefined ? {} : { ContactTypeList: list([typeNames[contactType][1]]) }),
    ...(disposition === undefined ? {} : { ContactDispositionList: list([dispositionNames[disposition]]) }),
    ...(contactId === undefined ? {} : { ContactIdList: list([contactId]) }),
    ...(skillGroupId === undefined ? {} : { SkillGroupIdList: list([skillGroupId]) }),
    ...(numberPart === undefined ? {} : { Number: numberPart }),
    ...(ratings === undefined ? {} : { SatisfactionRateList: list(ratings) }),
  };
}
