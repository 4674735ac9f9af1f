// All that is known of one call: its normal form, its people, what its rating means, and the row as the service sent it.
import { byStoredField } from '#shared/domain/fields';
import {
  contactTypes,
  dispositions,
  releaseInitiators,
  surveyChannels,
  type RawValue,
} from '#shared/domain/call';
import { maskNumber } from '#shared/language/format';
import type { CallDetail, CallFacts } from '#shared/contract/record-views';
import type { Archive } from '../store/archive';
import type { StoredCall } from '../store/call-row';
import { dayPlace, marks } from '../store/columns';
import type { Participant } from '../store/members';
import { rowReader } from './rows';
import { scaleTable } from '../stats/scales';

const flag = (value: number | null): boolean | null => (value === null ? null : value === 1);
const known = (seconds: number): number | null => (Number.isNaN(seconds) ? null : seconds);

function meaningOf(
  archive: Archive,
  call: StoredCall,
  instanceId: string,
): Pick<CallFacts, 'meaning' | 'isScaleConfirmed'> {
  const { sets, setOf, setByDay, versions } = scaleTable(archive);
  const day = archive.columns.day[call.id - 1]!;
  const keys = sets[setByDay[call.instance]?.[dayPlace(day)] ?? setOf[call.instance]!];
  return {
    meaning: keys?.find(({ key }) => key === call.rating) ?? null,
    isScaleConfirmed: versions.some((one) => one.instanceId === instanceId && one.isConfirmed),
  };
}

function textOf(value: RawValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function detailOf(archive: Archive, call: StoredCall, mask: boolean): CallDetail {
  const { columns, members, store } = archive;
  const read = rowReader(archive, mask);
  const instanceId = read.instance(call);
  const hidden = (name: string): boolean => mask && /Number|Broker/.test(name);
  const peopleOf = (kind: 'agent' | 'skillGroup', list: number): Participant[] =>
    members[kind].members[list]!.map((one) => members[kind].people[one]!);
  return {
    id: call.id,
    instanceId,
    agents: peopleOf('agent', call.agent_list),
    skillGroups: peopleOf('skillGroup', call.skill_group_list),
    ratingSeenAt: call.rating_seen_at,
    call: {
      startedAt: call.started_at,
      establishedAt: call.established_at,
      releasedAt: call.released_at,
      contactType: contactTypes[call.contact_type]!,
      disposition: dispositions[call.disposition]!,
      releaseInitiator: releaseInitiators[call.release_initiator]!,
      surveyChannel: surveyChannels[call.survey_channel]!,
      surveyOffered: flag(call.survey_offered),
      recordingReady: flag(call.recording_ready),
      rating: call.rating,
      ...meaningOf(archive, call, instanceId),
      ...byStoredField(({ column }) => call[column]),
      talkSeconds: known(read.seconds(columns.talkMs, call)),
      waitSeconds: known(read.seconds(columns.waitMs, call)),
      isWaitApproximate: (columns.marks[call.id - 1]! & marks.waitApproximate) !== 0,
      callingNumber: read.number(call.calling_phone),
      calledNumber: read.number(call.called_phone),
    },
    fields: Object.entries(store.received(call)).map(([name, value]) => ({
      name,
      value: hidden(name) ? maskNumber(textOf(value)) : textOf(value),
    })),
  };
}
