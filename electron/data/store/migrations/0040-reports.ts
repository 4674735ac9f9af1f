// What left the program: reports with the figures they were made of, exported files, and the key of the callers' codes.
import type { Migration } from '../migration';

export const reports: Migration = {
  version: 40,
  statements: `
-- One row a report, made or to be made. Days are local to the report zone, first and last both included.
CREATE TABLE report_run (
  id INTEGER PRIMARY KEY,
  -- Id of the template in the settings; empty for a report that was made by hand.
  template TEXT NOT NULL,
  title TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('schedule', 'manual', 'commandLine')),
  period TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  -- When a scheduled one was due; else when it was asked for.
  due_at INTEGER NOT NULL,
  -- When it was first taken up: how long it waits for missing days is counted from here.
  taken_at INTEGER NOT NULL,
  ended_at INTEGER,
  attempts INTEGER NOT NULL,
  next_try_at INTEGER,
  days_incomplete INTEGER NOT NULL,
  files TEXT NOT NULL,
  error TEXT
) STRICT;
-- A template makes the report of a period once by itself, whoever looks at the clock.
CREATE UNIQUE INDEX report_run_once ON report_run (template, first_day) WHERE cause = 'schedule';

-- What a finished report says, and the calls it was made of as they were then; both as bytes (see report-snapshots.ts).
CREATE TABLE report_snapshot (
  run INTEGER PRIMARY KEY REFERENCES report_run (id) ON DELETE CASCADE,
  model BLOB,
  -- Null after the calls of one of its instances were deleted.
  calls BLOB
) STRICT;

CREATE TABLE export_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  path TEXT NOT NULL,
  rows INTEGER NOT NULL,
  is_masked INTEGER NOT NULL,
  has_names INTEGER NOT NULL,
  filter TEXT NOT NULL
) STRICT;

CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
`,
};
