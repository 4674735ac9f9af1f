// Files that somebody made to be restored, opened or looked at, each with what the program says of it. Tests and the soak go
// through all of them (`npm run soak -- --part files`); `npm run soak -- --write FOLDER` makes them to be tried by hand.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrate, migrations } from '#electron/data/store/migrate';
import type { ErrorCode } from '#shared/base/envelope';
import { fill } from './kept-archive';

export interface CraftedFile {
  readonly name: string;
  /** What a restore says; undefined where the file is one of ours and is taken. */
  readonly refused?: ErrorCode;
  /** What the check says of an archive like that, where it can be opened. */
  readonly found?: RegExp;
  /** Systems on which such a file cannot be made. */
  readonly notOn?: NodeJS.Platform;
  /** Makes the file. */
  readonly make: (path: string) => void;
}

const calls = 12;
let bytes: Buffer | undefined;

/** An archive of 12 calls; made once, since each commit waits for the disk. */
function writeArchive(path: string): void {
  if (bytes === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'ccc-crafted-'));
    fill(join(folder, 'calls.db'), calls);
    bytes = readFileSync(join(folder, 'calls.db'));
    rmSync(folder, { recursive: true });
  }
  writeFileSync(path, bytes);
}

/** An archive of 12 calls, changed by SQL behind the program's back. */
function changed(name: string, sql: string, refused: ErrorCode, found?: RegExp): CraftedFile {
  return {
    name,
    refused,
    ...(found === undefined ? {} : { found }),
    make(path) {
      writeArchive(path);
      const file = new Database(path);
      // What a schema may say is no concern of whoever crafts it.
      file.unsafeMode(true);
      file.pragma('journal_mode = MEMORY');
      file.pragma('synchronous = OFF');
      file.exec(sql);
      file.close();
    },
  };
}

/** Replaces the text of one object's schema. */
const rewritten = (name: string, from: string, to: string): string => `
  PRAGMA writable_schema = ON;
  UPDATE sqlite_schema SET sql = replace(sql, '${from}', '${to}') WHERE name = '${name}';
  PRAGMA writable_schema = OFF;`;

const added = 'backupAltered';
const broken = 'backupDamaged';

const schemas: readonly CraftedFile[] = [
  changed(
    'a trigger that deletes calls',
    'CREATE TRIGGER gone AFTER INSERT ON sync_run BEGIN DELETE FROM call; END',
    added,
    /trigger gone/,
  ),
  changed(
    'a trigger that changes ratings',
    'CREATE TRIGGER nice AFTER UPDATE ON call BEGIN UPDATE call SET rating = 5 WHERE id = new.id; END',
    added,
    /trigger nice/,
  ),
  changed('a view', 'CREATE VIEW seen AS SELECT * FROM call', added, /view seen/),
  changed(
    'a view in the place of a table',
    'ALTER TABLE export_log RENAME TO hidden; CREATE VIEW export_log AS SELECT * FROM hidden',
    added,
    /export_log/,
  ),
  changed('a further table', 'CREATE TABLE extra (a)', added, /table extra/),
  changed('a further virtual table', 'CREATE VIRTUAL TABLE other USING fts5 (a)', added, /table other/),
  changed('a further index', 'CREATE INDEX more ON call (rating, id)', added, /index more/),
  changed('a unique index', 'CREATE UNIQUE INDEX once ON call (started_at, id)', added, /index once/),
  changed('a further column', 'ALTER TABLE call ADD COLUMN extra INTEGER', added, /table call/),
  changed(
    'a generated column',
    'ALTER TABLE call ADD COLUMN double INTEGER GENERATED ALWAYS AS (rating * 2) VIRTUAL',
    added,
    /table call/,
  ),
  changed('a column less', 'ALTER TABLE export_log DROP COLUMN filter', added),
  changed('an index less', 'DROP INDEX call_started', added, /call_started is missing/),
  changed('a table less', 'DROP TABLE call_review', added, /call_review is missing/),
  changed('a rule less', rewritten('sync_window', 'NOT NULL CHECK', 'NOT NULL -- CHECK'), broken),
  changed(
    'a default',
    rewritten('call_review', 'note TEXT NOT NULL', "note TEXT NOT NULL DEFAULT ''--''"),
    added,
    /call_review/,
  ),
  changed('a schema of statistics', 'ANALYZE', added, /sqlite_stat1/),
  changed('an older step than its schema', 'PRAGMA user_version = 30', added),
  changed('a newer step', 'PRAGMA user_version = 990', 'databaseNewer'),
  changed('a step between two', 'PRAGMA user_version = 45', added),
  changed('a negative step', 'PRAGMA user_version = -10', 'notArchive'),
];

const contents: readonly CraftedFile[] = [
  changed('a call of no instance', 'UPDATE call SET instance = 9 WHERE id = 3', broken, /call 3: instance/),
  changed(
    'a call of no number',
    'UPDATE call SET calling_phone = 999 WHERE id = 3',
    broken,
    /call 3: calling/,
  ),
  changed('a call of no agents', 'UPDATE call SET agent_list = 999 WHERE id = 3', broken, /call 3: agents/),
  changed('no lists of agents', 'DELETE FROM agent_list', broken, /agents/),
  changed('no members of lists', 'DELETE FROM agent', broken, /members/),
  changed(
    'a call of no skill groups',
    'UPDATE call SET skill_group_list = 5 WHERE id = 3',
    broken,
    /call 3: skill groups/,
  ),
  changed('a call without a shape', 'UPDATE call SET shape = 999 WHERE id = 3', broken, /call 3: shape/),
  changed(
    'a shape that is none',
    "UPDATE row_shape SET shape = 'x' || char(9) || 'j' || char(10)",
    broken,
    /shape/,
  ),
  changed(
    'further fields that are no JSON',
    "UPDATE call SET rest = '{' WHERE id = 3",
    broken,
    /further fields/,
  ),
  changed(
    'further fields that are no list',
    "UPDATE call SET rest = '5' WHERE id = 3",
    broken,
    /further fields/,
  ),
  changed('an unknown disposition', 'UPDATE call SET disposition = 200 WHERE id = 3', broken, /disposition/),
  changed(
    'a negative contact type',
    'UPDATE call SET contact_type = -1 WHERE id = 3',
    broken,
    /contact type/,
  ),
  changed('a call far behind the others', 'UPDATE call SET id = 1 << 40 WHERE id = 3', broken),
  changed('a call before the first', 'UPDATE call SET id = -5 WHERE id = 3', broken),
  changed('a phone far behind the others', "INSERT INTO phone VALUES (1 << 40, '1', '1', 1 << 40)", broken),
  changed('an instance that has no room', "INSERT INTO instance VALUES (300, 'other')", broken, /instances/),
  changed('lists of other agents', "UPDATE agent_list SET ids = ids || ',a'", broken, /ids of lists/),
  changed(
    'a number under another one',
    "UPDATE phone SET normal = '555' WHERE id = 1",
    broken,
    /normal forms/,
  ),
  changed(
    'a phone that stands for none',
    'UPDATE phone SET same_as = 60000 WHERE id = 1',
    broken,
    /stand for one number/,
  ),
  changed(
    'a window over all time',
    "INSERT INTO sync_window VALUES (99, 1, -62135596800000, 253402300799999, 'complete', 0, 0, '', 1, 1)",
    broken,
    /spans/,
  ),
  changed(
    'a span without an end',
    'INSERT INTO sync_asked VALUES (1, 0, 9223372036854775807)',
    broken,
    /spans/,
  ),
  changed('no version of its data', "DELETE FROM meta WHERE name = 'data_version'", broken),
];

const files: readonly CraftedFile[] = [
  { name: 'nothing', refused: 'notArchive', make: (path) => writeFileSync(path, '') },
  {
    name: 'a text',
    refused: 'notArchive',
    make: (path) => writeFileSync(path, 'calls, calls. '.repeat(999)),
  },
  {
    name: 'the first half of an archive',
    refused: broken,
    make(path) {
      writeArchive(path);
      truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096);
    },
  },
  {
    name: 'a header and zeros',
    refused: broken,
    make(path) {
      writeArchive(path);
      const content = readFileSync(path);
      content.fill(0, 4096);
      writeFileSync(path, content);
    },
  },
  {
    name: 'a database of another program',
    refused: 'notArchive',
    make(path) {
      const file = new Database(path);
      file.exec('CREATE TABLE bookmark (id); PRAGMA user_version = 50');
      file.close();
    },
  },
  {
    name: 'the tables of an archive by name only',
    refused: added,
    make(path) {
      const file = new Database(path);
      file.exec(
        'CREATE TABLE meta (a); CREATE TABLE instance (a); CREATE TABLE call (a); PRAGMA user_version = 50',
      );
      file.close();
    },
  },
  {
    name: 'an archive in UTF-16',
    refused: added,
    found: /encoding/,
    make(path) {
      const file = new Database(path);
      file.pragma("encoding = 'UTF-16le'");
      migrate(file);
      file.close();
    },
  },
  {
    name: 'an archive of the first step',
    make(path) {
      const file = new Database(path);
      migrate(file, migrations.slice(0, 1));
      file.close();
    },
  },
  { name: 'an archive', make: writeArchive },
  {
    name: 'a link to an archive',
    notOn: 'win32',
    make(path) {
      writeArchive(`${path}.target`);
      symlinkSync(`${path}.target`, path);
    },
  },
  {
    name: 'a link to itself',
    refused: 'notRegularFile',
    notOn: 'win32',
    make: (path) => symlinkSync(path, path),
  },
  { name: 'a folder', refused: 'notRegularFile', make: (path) => mkdirSync(path) },
  {
    name: 'a pipe without a writer',
    refused: 'notRegularFile',
    notOn: 'win32',
    make: (path) => void execFileSync('mkfifo', [path]),
  },
  {
    name: 'a link to a device without an end',
    refused: 'notRegularFile',
    notOn: 'win32',
    make: (path) => symlinkSync('/dev/zero', path),
  },
];

export const craftedFiles: readonly CraftedFile[] = [...schemas, ...contents, ...files].filter(
  ({ notOn }) => notOn !== process.platform,
);

/** A name for the file in a folder. */
export const craftedPath = (folder: string, { name }: CraftedFile): string =>
  join(folder, `${name.replaceAll(' ', '-')}.db`);
