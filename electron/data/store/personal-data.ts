// Declares for every table and column of the archive what it holds of a person and when it is deleted. Forgetting a caller,
// forgetting an instance and retention read this table; a test compares it with the schema after all migrations.
import { storedFields } from '#shared/domain/fields';

/** What a column holds of a person. */
type Holds =
  /** Counts, times and row numbers. */
  | 'nothing'
  /** Texts that the program or the service chose: ids, states, codes. */
  | 'word'
  /** A phone number: forgetting a caller changes the calls that refer to it; then the row is unused. */
  | 'number'
  /** Parts of a received row, which may name a number: forgetting a caller writes the call without it. */
  | 'received'
  /** Free text that may name a number: forgetting a caller masks it in place. Its table must have a rowid. */
  | 'text'
  /** A packed report that may name a number: forgetting a caller sets all blobs of the row to null. */
  | 'report'
  /** Packed calls of a report, without numbers; set to null with the report or with the first of the calls. */
  | 'reportCalls'
  /** Ids and names of agents and skill groups: forgetting a caller keeps them. */
  | 'participants';

interface TableJudgment {
  /**
   * Which rows forgetting an instance deletes: `own` by the column `instance`, `unused` where no call refers to the row any
   * more, `special` by code of its own, `none`.
   */
  readonly instance: 'own' | 'unused' | 'special' | 'none';
  /**
   * Which rows retention deletes: `call` with the call of the same `instance` and `contact_id`, `span` those that end before
   * the calls that are kept (`to_ms`), `unused` and `special` as above, `none`.
   */
  readonly retention: 'call' | 'span' | 'unused' | 'special' | 'none';
  readonly columns: Readonly<Record<string, Holds>>;
}

const all = (holds: Holds, names: string): Record<string, Holds> =>
  Object.fromEntries(names.split(' ').map((name) => [name, holds]));
const nothing = (names: string): Record<string, Holds> => all('nothing', names);
const word = (names: string): Record<string, Holds> => all('word', names);

const participants: TableJudgment = {
  instance: 'own',
  retention: 'unused',
  columns: { ...nothing('id instance named_at'), name: 'participants' },
};
const participantList: TableJudgment = {
  instance: 'own',
  retention: 'unused',
  columns: { ...nothing('id instance'), ids: 'participants', names: 'participants' },
};

export const personalData: Readonly<Record<string, TableJudgment>> = {
  // Names of settings and counters, with numbers as values.
  meta: { instance: 'none', retention: 'none', columns: { ...word('name'), ...nothing('value') } },
  // The row is deleted last. Retention keeps it.
  instance: { instance: 'special', retention: 'none', columns: { ...nothing('id'), ...word('instance_id') } },
  phone: {
    instance: 'unused',
    retention: 'unused',
    columns: { ...nothing('id same_as'), raw: 'number', normal: 'number' },
  },
  // The search index of `phone`, rebuilt after numbers were deleted.
  phone_search: { instance: 'unused', retention: 'unused', columns: { normal: 'number' } },
  agent: { ...participants, columns: { ...participants.columns, agent_id: 'participants' } },
  skill_group: { ...participants, columns: { ...participants.columns, skill_group_id: 'participants' } },
  agent_list: participantList,
  skill_group_list: participantList,
  agent_list_member: { instance: 'unused', retention: 'unused', columns: nothing('list position agent') },
  skill_group_list_member: {
    instance: 'unused',
    retention: 'unused',
    columns: nothing('list position skill_group'),
  },
  row_shape: { instance: 'unused', retention: 'unused', columns: { id: 'nothing', shape: 'received' } },
  call: {
    instance: 'own',
    retention: 'special',
    columns: {
      ...word('contact_id'),
      ...nothing('id instance started_at established_at released_at'),
      ...nothing('contact_type disposition release_initiator survey_channel survey_offered recording_ready'),
      ...nothing('rating calling_phone called_phone agent_list skill_group_list shape'),
      ...nothing('api rating_seen_at oddities'),
      ...nothing(storedFields.map(({ column }) => column).join(' ')),
      rest: 'received',
    },
  },
  // `reason` is an error code, here and in `sync_run`.
  sync_window: {
    instance: 'own',
    retention: 'span',
    columns: {
      ...nothing('id instance from_ms to_ms counted stored attempts as_of'),
      ...word('state reason'),
    },
  },
  sync_asked: { instance: 'own', retention: 'span', columns: nothing('instance from_ms to_ms') },
  // The log of runs has a limit of its own.
  sync_run: {
    instance: 'own',
    retention: 'none',
    columns: {
      ...nothing('id instance started_at ended_at from_ms to_ms requests retries throttled'),
      ...nothing('windows partial failed fetched inserted updated unchanged late_ratings'),
      ...word('cause outcome reason'),
    },
  },
  rating_delay: {
    instance: 'own',
    retention: 'none',
    columns: nothing('instance channel quarter_hours ratings'),
  },
  call_review: {
    instance: 'own',
    retention: 'call',
    columns: { ...nothing('instance checked changed_at'), ...word('contact_id'), note: 'text' },
  },
  // Kept after its call was deleted: a backup may bring the call back.
  erased_call: {
    instance: 'own',
    retention: 'none',
    columns: { ...nothing('instance sides'), ...word('contact_id') },
  },
  // The history of reports and of exported files is kept until a person deletes it.
  report_run: {
    instance: 'none',
    retention: 'none',
    columns: {
      ...nothing('id due_at taken_at ended_at attempts next_try_at days_incomplete'),
      ...word('template cause period first_day last_day state error'),
      title: 'text',
      files: 'text',
    },
  },
  // The figures are kept; only the calls behind them are deleted.
  report_snapshot: {
    instance: 'special',
    retention: 'special',
    columns: { run: 'nothing', model: 'report', calls: 'reportCalls' },
  },
  export_log: {
    instance: 'none',
    retention: 'none',
    columns: { ...nothing('id at rows is_masked has_names'), ...word('kind'), path: 'text', filter: 'text' },
  },
  // A random key.
  secret: { instance: 'none', retention: 'none', columns: word('name value') },
};

/** Tables that forgetting an instance or retention treats in this way. */
export function tablesWith<W extends 'instance' | 'retention'>(what: W, value: TableJudgment[W]): string[] {
  return Object.keys(personalData).filter((table) => personalData[table]![what] === value);
}

/** Columns that hold one of these. */
export function columnsWith(
  ...held: readonly Holds[]
): { readonly table: string; readonly column: string }[] {
  return Object.entries(personalData).flatMap(([table, { columns }]) =>
    Object.keys(columns)
      .filter((column) => held.includes(columns[column]!))
      .map((column) => ({ table, column })),
  );
}
