// CSV as Chinese Excel opens it: BOM, CRLF, RFC 4180 quoting, long digits and leading zeros as they are, and no cell
// that a spreadsheet would run as a formula.
import iconv from 'iconv-lite';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '../../../shared/call';
import type { ExportInput } from '../../../shared/contract';
import { AppError } from '../../../shared/envelope';
import type { Language } from '../../../shared/format';
import { maskNumber } from '../../../shared/format';
import { callWord, dispositionWord } from '../../../shared/messages/words';
import { isoLocal, wallText } from '../../../shared/period';
import { recordFields, usualFields } from '../../../shared/record-fields';
import type { Archive } from '../archive';
import type { StoredCall } from '../calls';
import { rowReader, type RowReader } from '../record-rows';
import { fieldNames } from '../row-shape';

/** Text cells that a spreadsheet takes for a formula (OWASP, CSV injection), full-width forms included. */
const formulaStart = /^[\s]*[=+\-@\t\r＝＋－＠]/;
/** Numbers may start with + and are no formula. */
const plainNumber = /^\+?[\d*]+$/;

/** A cell of free text, guarded against formulas; numbers such as +86… pass. */
export function textCell(text: string): string {
  const guarded = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return quoted(guarded);
}

export function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Column {
  readonly id: string;
  readonly head: string;
  readonly cell: (call: StoredCall) => string;
}

/** Columns in words and local times, for people. */
function readableColumns(archive: Archive, language: Language, zone: string, read: RowReader): Column[] {
  const english = language === 'en';
  const seconds = (column: Int32Array, call: StoredCall): string => {
    const value = read.seconds(column, call);
    return Number.isNaN(value) ? '' : String(value);
  };
  const whole = (value: number | null): string => (value === null ? '' : String(value));
  const yesNo = (value: number | null): string =>
    value === null ? '' : english ? (value === 1 ? 'yes' : 'no') : value === 1 ? '是' : '否';
  const cells: Record<(typeof recordFields)[number]['id'], Column['cell']> = {
    startedAt: (call) => isoLocal(zone, call.started_at),
    contactType: (call) => callWord('contactType', contactTypes[call.contact_type]!, language),
    disposition: (call) =>
      dispositionWord(contactTypes[call.contact_type]!, dispositions[call.disposition]!, language),
    callingNumber: (call) => read.number(call.calling_phone),
    calledNumber: (call) => read.number(call.called_phone),
    agents: (call) => read.names('agent', call),
    skillGroups: (call) => read.names('skillGroup', call),
    waitSeconds: (call) => seconds(archive.columns.waitMs, call),
    talkSeconds: (call) => seconds(archive.columns.talkMs, call),
    rating: (call) => (call.rating === null ? '' : String(call.rating)),
    surveyChannel: (call) =>
      call.survey_channel === 0
        ? ''
        : callWord('surveyChannel', surveyChannels[call.survey_channel]!, language),
    releaseInitiator: (call) =>
      call.release_initiator === 0
        ? ''
        : callWord('releaseInitiator', releaseInitiators[call.release_initiator]!, language),
    recordingReady: (call) => yesNo(call.recording_ready),
    contactId: (call) => call.contact_id,
    ivrSeconds: (call) => whole(call.ivr_seconds),
    queueSeconds: (call) => whole(call.queue_seconds),
    ringSeconds: (call) => whole(call.ring_seconds),
    heldSeconds: (call) => whole(call.held_seconds),
    dialingSeconds: (call) => whole(call.dialing_seconds),
    callSeconds: (call) => whole(call.call_seconds),
    instance: (call) => read.instance(call),
  };
  const columns: Column[] = recordFields.map((field) => {
    const unit = field.kind === 'duration' ? (english ? ' (s)' : '(秒)') : '';
    return { id: field.id, head: (english ? field.en : field.zh) + unit, cell: cells[field.id] };
  });
  const localTime: Column = {
    id: 'localTime',
    head: english ? 'Local time' : '本地时间',
    cell: (call) => wallText(zone, call.started_at),
  };
  return [columns[0]!, localTime, ...columns.slice(1)];
}

/** Field names of every row shape in use, in order of first appearance. */
function receivedFields(archive: Archive): string[] {
  const shapes = archive.database
    .prepare('SELECT shape FROM row_shape ORDER BY id')
    .pluck()
    .iterate() as Iterable<string>;
  const names = new Set<string>();
  for (const shape of shapes) for (const name of fieldNames(shape)) names.add(name);
  return [...names];
}

function rawText(name: string, value: unknown, mask: boolean): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  return mask && /Number|Broker/.test(name) ? maskNumber(text) : text;
}

function chosen<C extends { readonly id: string }>(
  columns: readonly C[],
  wanted: readonly string[] | undefined,
): readonly C[] {
  if (wanted === undefined) return columns;
  return wanted.map((id) => {
    const column = columns.find((one) => one.id === id);
    if (column === undefined)
      throw new AppError(
        'usage',
        `--columns: "${id}"; accepted are ${columns.map((one) => one.id).join(', ')}`,
      );
    return column;
  });
}

export interface CsvWriter {
  readonly head: string;
  readonly line: (call: StoredCall) => string;
}

/** Head and lines without BOM; every line ends in CRLF. */
export function csvWriter(
  archive: Archive,
  input: Pick<ExportInput, 'header' | 'mask' | 'columns' | 'zone'>,
): CsvWriter {
  if (input.header === 'api') {
    const names = chosen(
      receivedFields(archive).map((id) => ({ id })),
      input.columns,
    ).map((column) => column.id);
    return {
      head: `${names.map(quoted).join(',')}\r\n`,
      line: (call) => {
        const row = archive.store.received(call);
        return `${names.map((name) => textCell(rawText(name, row[name], input.mask))).join(',')}\r\n`;
      },
    };
  }
  const language: Language = input.header === 'en' ? 'en' : 'zh-CN';
  const { zone = archive.rules.zone } = input;
  const readable = readableColumns(archive, language, zone, rowReader(archive, input.mask));
  const usual = readable.filter(({ id }) => id === 'localTime' || usualFields.some((one) => one === id));
  const columns = input.columns === undefined ? usual : chosen(readable, input.columns);
  return {
    head: `${columns.map((column) => quoted(column.head)).join(',')}\r\n`,
    line: (call) => `${columns.map((column) => textCell(column.cell(call))).join(',')}\r\n`,
  };
}

/** The encoder of a file; GB18030 covers every Chinese character. */
export function encoderOf(encoding: ExportInput['encoding']): (text: string) => Buffer {
  return encoding === 'gb18030' ? (text) => iconv.encode(text, 'gb18030') : (text) => Buffer.from(text);
}
