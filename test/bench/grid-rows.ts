// The grid against SQLite: pages in any order, and calls by a part of a number.
import Database from 'better-sqlite3';
import type { Archive } from '#electron/data/store/archive';
import { createRecords } from '#electron/data/records/records';
import { callFieldIds, type CallFieldId } from '#shared/domain/fields';
import type { Sort } from '#shared/contract/records';
import { contactTypes, dispositions } from '#shared/domain/call';
import { someDigits } from './overview-rows';
import { expectSame } from './same';
import { median, timeRow, type Row } from './timing';

const pageRows = 100;
const inbound = contactTypes.indexOf('inbound');
const success = dispositions.indexOf('success');
const abandoned = ['abandonedQueue', 'abandonedRing'].map((name) =>
  dispositions.findIndex((one) => one === name),
);

export const wait = `CASE WHEN contact_type <> ${inbound} OR disposition NOT IN (${[success, ...abandoned].join(', ')}) THEN -1
  WHEN queue_seconds IS NOT NULL OR ring_seconds IS NOT NULL
    THEN (coalesce(queue_seconds, 0) + coalesce(ring_seconds, 0)) * 1000
  ELSE max(-1, coalesce(CASE WHEN disposition = ${success} THEN established_at ELSE released_at END - started_at, -1)) END`;
export const talk = `CASE WHEN disposition <> ${success} THEN -1
  WHEN talk_seconds IS NOT NULL THEN (talk_seconds + coalesce(held_seconds, 0)) * 1000
  ELSE max(-1, coalesce(released_at - established_at, -1)) END`;
const nameOf = (kind: string): string => `(SELECT names FROM ${kind}_list WHERE id = ${kind}_list)`;
const phoneOf = (column: string): string => `(SELECT raw FROM phone WHERE id = ${column}_phone)`;
const expressions: Readonly<Record<string, string>> = {
  startedAt: 'started_at',
  contactType: 'contact_type',
  disposition: 'disposition',
  waitSeconds: wait,
  talkSeconds: talk,
  rating: 'coalesce(rating, 0)',
  callingNumber: phoneOf('calling'),
  calledNumber: phoneOf('called'),
  agents: nameOf('agent'),
  skillGroups: nameOf('skill_group'),
  surveyChannel: 'survey_channel',
  releaseInitiator: 'release_initiator',
  recordingReady: 'recording_ready',
  contactId: 'contact_id',
  ivrSeconds: 'ivr_seconds',
  queueSeconds: 'queue_seconds',
  ringSeconds: 'ring_seconds',
  heldSeconds: 'held_seconds',
  dialingSeconds: 'dialing_seconds',
  callSeconds: 'call_seconds',
  instance: 'instance',
};
/** Fields whose order is by number on both sides, so that the same rows must come. */
const sameOrder: readonly CallFieldId[] = [
  'startedAt',
  'waitSeconds',
  'talkSeconds',
  'rating',
  'ivrSeconds',
  'queueSeconds',
  'ringSeconds',
  'heldSeconds',
  'dialingSeconds',
  'callSeconds',
];

export function gridRows(archive: Archive, path: string, calls: number): Row[] {
  const reference = new Database(path, { readonly: true });
  const offset = Math.floor(calls * 0.9);
  const pageOf = (sort: Sort): Float64Array =>
    createRecords(archive).page({}, sort, offset, pageRows, true).ids;
  const times = new Map<CallFieldId, number>();
  const rows = callFieldIds.map((field) => {
    const sort: Sort = [{ field, descending: true }];
    const expression = expressions[field];
    if (expression === undefined) throw new Error(`the benchmark cannot sort by ${field}`);
    const ordered = reference.prepare(
      `SELECT *, ${expression} AS sorted_by FROM call ORDER BY sorted_by DESC, started_at DESC, id DESC
       LIMIT ${pageRows} OFFSET ${offset}`,
    );
    let page: { id: number }[] = [];
    const theirs = median(() => void (page = ordered.all() as { id: number }[]));
    times.set(field, theirs);
    if (sameOrder.includes(field))
      expectSame(`rows by ${field}`, pageOf(sort).join(), page.map(({ id }) => id).join());
    const ours = median(() => pageOf(sort));
    return timeRow(`sort by ${field}, page at 90 % / ORDER BY … OFFSET`, ours, theirs, '≤ 0.1');
  });
  const several: Sort = [
    { field: 'agents', descending: false },
    { field: 'disposition', descending: false },
    { field: 'talkSeconds', descending: true },
  ];
  const byThree = reference.prepare(
    `SELECT *, ${expressions['agents']} AS first_by, ${talk} AS third_by FROM call
     ORDER BY first_by, disposition, third_by DESC, started_at DESC, id DESC LIMIT ${pageRows} OFFSET ${offset}`,
  );
  const threeTheirs = median(() => void byThree.all());
  const threeOurs = median(() => pageOf(several));
  const three = timeRow('sort by three columns / ORDER BY … OFFSET', threeOurs, threeTheirs, '≤ 0.1');
  reference.close();
  const records = createRecords(archive);
  const sort: Sort = [{ field: 'waitSeconds', descending: true }];
  const warm = median(() => records.page({}, sort, offset, pageRows, true));
  const what = 'another page by waitSeconds / ORDER BY … OFFSET';
  const sums = timeRow(
    'sums of all rows / ORDER BY … OFFSET',
    median(() => records.sum({}, sort, [[0, calls - 1]])),
    times.get('waitSeconds')!,
    '–',
  );
  return [...rows, three, timeRow(what, warm, times.get('waitSeconds')!, '–'), sums];
}

/** How many there are, and the newest of them as a page. */
export function searchRow(archive: Archive, path: string): Row {
  const reference = new Database(path, { readonly: true });
  const number = someDigits(archive);
  const part = `%${number}%`;
  const scan = reference
    .prepare(
      `SELECT call.id FROM call LEFT JOIN phone a ON a.id = calling_phone LEFT JOIN phone b ON b.id = called_phone
       WHERE a.normal LIKE :part OR b.normal LIKE :part ORDER BY started_at DESC, call.id DESC`,
    )
    .pluck();
  const rowOf = reference.prepare('SELECT * FROM call WHERE id = ?');
  const findTheirs = (): { total: number; rows: { id: number }[] } => {
    const ids = scan.all({ part }) as number[];
    return { total: ids.length, rows: ids.slice(0, pageRows).map((id) => rowOf.get(id) as { id: number }) };
  };
  const findOurs = (): { total: number; ids: Float64Array } =>
    createRecords(archive).page({ number }, [{ field: 'startedAt', descending: true }], 0, pageRows, true);
  const [ours, theirs] = [findOurs(), findTheirs()];
  expectSame('calls by a part of a number', ours.total, theirs.total);
  expectSame('calls by a part of a number', ours.ids.join(), theirs.rows.map(({ id }) => id).join());
  const row = timeRow(
    'calls by a part of a number / LIKE scan',
    median(() => findOurs()),
    median(() => findTheirs()),
    '≤ 0.05',
  );
  reference.close();
  return row;
}
