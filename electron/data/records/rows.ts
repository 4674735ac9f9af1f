// Rows of calls as the grid gets them: columns of a page, numbers and names read back from their row numbers.
import { type PlainFieldId, plainFields, type CallFieldId } from '#shared/domain/fields';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import { maskNumber } from '#shared/language/format';
import type { RecordsPage } from '#shared/contract/record-views';
import type { Archive } from '../store/archive';
import type { StoredCall } from '../store/call-row';
import { joinedNames } from './sort-keys';

/** Cells are joined by line breaks, so none may hold one. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

export interface RowReader {
  number(phone: number): string;
  names(kind: 'agent' | 'skillGroup', call: StoredCall): string;
  /** The id of its instance. */
  instance(call: StoredCall): string;
  /** Seconds from a column of ms; NaN where the call has none. */
  seconds(column: Int32Array, call: StoredCall): number;
}

/** What a row of `call` holds only as row numbers, read back. */
export function rowReader(archive: Archive, mask: boolean): RowReader {
  const { database } = archive;
  const phone = database.prepare('SELECT raw FROM phone WHERE id = ?').pluck();
  const instances = new Map(
    database.prepare('SELECT id, instance_id FROM instance').raw().all() as [number, string][],
  );
  return {
    number(id) {
      if (id === 0) return '';
      const raw = oneLine(phone.get(id) as string);
      return mask ? maskNumber(raw) : raw;
    },
    names(kind, call) {
      return oneLine(joinedNames(archive, kind, kind === 'agent' ? call.agent_list : call.skill_group_list));
    },
    instance: (call) => instances.get(call.instance) ?? '',
    seconds(column, call) {
      const ms = column[call.id - 1]!;
      return ms < 0 ? NaN : ms / 1000;
    },
  };
}

type Column = Float64Array | string;

/** The rows at these positions; such as are gone are left out. */
export function pageOf(
  archive: Archive,
  order: Uint32Array,
  offset: number,
  limit: number,
  mask: boolean,
): RecordsPage {
  const rows = Array.from(order.subarray(offset, offset + limit), (position) =>
    archive.store.get(position + 1),
  );
  const calls = rows.filter((row) => row !== undefined);
  const read = rowReader(archive, mask);
  const { waitMs, talkMs } = archive.columns;
  const texts = (textOf: (call: StoredCall) => string): Column => calls.map(textOf).join('\n');
  const numbers = (numberOf: (call: StoredCall) => number | null): Column =>
    Float64Array.from(calls, (call) => numberOf(call) ?? NaN);
  const columns: Readonly<Record<Exclude<CallFieldId, PlainFieldId>, Column>> = {
    startedAt: numbers((call) => call.started_at),
    contactType: texts((call) => contactTypes[call.contact_type]!),
    disposition: texts((call) => dispositions[call.disposition]!),
    callingNumber: texts((call) => read.number(call.calling_phone)),
    calledNumber: texts((call) => read.number(call.called_phone)),
    agents: texts((call) => read.names('agent', call)),
    skillGroups: texts((call) => read.names('skillGroup', call)),
    waitSeconds: numbers((call) => read.seconds(waitMs, call)),
    talkSeconds: numbers((call) => read.seconds(talkMs, call)),
    rating: numbers((call) => call.rating),
    surveyChannel: texts((call) => surveyChannels[call.survey_channel]!),
    releaseInitiator: texts((call) => releaseInitiators[call.release_initiator]!),
    recordingReady: numbers((call) => call.recording_ready),
    contactId: texts((call) => oneLine(call.contact_id)),
    instance: texts((call) => read.instance(call)),
  };
  return {
    version: archive.version,
    total: order.length,
    offset,
    count: calls.length,
    ids: Float64Array.from(calls, (call) => call.id),
    columns: {
      ...columns,
      ...Object.fromEntries(plainFields.map(({ id, column }) => [id, numbers((call) => call[column])])),
    },
  };
}
