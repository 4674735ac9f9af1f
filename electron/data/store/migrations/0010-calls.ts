// The first schema: calls, numbers, participants, shapes and the sync ledger.
import type { Migration } from '../migration';

export const calls: Migration = {
  version: 10,
  statements: `
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- data_version counts changes; data_mark is drawn anew with each, so that a restored file is told from its later self.
INSERT INTO meta VALUES ('data_version', 0), ('data_mark', 0);

CREATE TABLE instance (id INTEGER PRIMARY KEY, instance_id TEXT NOT NULL UNIQUE) STRICT;

-- The one place where numbers live: to search, mask and erase. same_as is the first row with the same normal form.
CREATE TABLE phone (
  id INTEGER PRIMARY KEY,
  raw TEXT NOT NULL UNIQUE,
  normal TEXT NOT NULL,
  same_as INTEGER NOT NULL
) STRICT;
CREATE INDEX phone_normal ON phone (normal);
CREATE VIRTUAL TABLE phone_search USING fts5 (normal, content = 'phone', content_rowid = 'id', tokenize = 'trigram', columnsize = 0);

CREATE TABLE agent (
  id INTEGER PRIMARY KEY, instance INTEGER NOT NULL, agent_id TEXT NOT NULL, name TEXT NOT NULL,
  named_at INTEGER NOT NULL, UNIQUE (instance, agent_id)
) STRICT;
CREATE TABLE skill_group (
  id INTEGER PRIMARY KEY, instance INTEGER NOT NULL, skill_group_id TEXT NOT NULL, name TEXT NOT NULL,
  named_at INTEGER NOT NULL, UNIQUE (instance, skill_group_id)
) STRICT;

-- Who took part, in order. Most calls share a list with many others, so a call holds the number of its list.
CREATE TABLE agent_list (
  id INTEGER PRIMARY KEY, instance INTEGER NOT NULL, ids TEXT NOT NULL, names TEXT NOT NULL,
  UNIQUE (instance, ids, names)
) STRICT;
CREATE TABLE agent_list_member (
  list INTEGER NOT NULL, position INTEGER NOT NULL, agent INTEGER NOT NULL, PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE skill_group_list (
  id INTEGER PRIMARY KEY, instance INTEGER NOT NULL, ids TEXT NOT NULL, names TEXT NOT NULL,
  UNIQUE (instance, ids, names)
) STRICT;
CREATE TABLE skill_group_list_member (
  list INTEGER NOT NULL, position INTEGER NOT NULL, skill_group INTEGER NOT NULL, PRIMARY KEY (list, position)
) STRICT, WITHOUT ROWID;

-- Field names and types of received rows (see row-shape.ts).
CREATE TABLE row_shape (id INTEGER PRIMARY KEY, shape TEXT NOT NULL UNIQUE) STRICT;

-- One row a call. Times are epoch ms UTC, enumerations the index in shared/domain/call.ts, lists 0 for none.
CREATE TABLE call (
  id INTEGER PRIMARY KEY,
  instance INTEGER NOT NULL,
  contact_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  established_at INTEGER,
  released_at INTEGER,
  contact_type INTEGER NOT NULL,
  disposition INTEGER NOT NULL,
  release_initiator INTEGER NOT NULL,
  survey_channel INTEGER NOT NULL,
  survey_offered INTEGER,
  recording_ready INTEGER,
  rating INTEGER,
  call_seconds INTEGER,
  ivr_seconds INTEGER,
  queue_seconds INTEGER,
  ring_seconds INTEGER,
  wait_seconds INTEGER,
  talk_seconds INTEGER,
  held_seconds INTEGER,
  dialing_seconds INTEGER,
  calling_phone INTEGER NOT NULL,
  called_phone INTEGER NOT NULL,
  agent_list INTEGER NOT NULL,
  skill_group_list INTEGER NOT NULL,
  shape INTEGER NOT NULL,
  rest TEXT,
  UNIQUE (instance, contact_id)
) STRICT;
CREATE INDEX call_started ON call (started_at);

-- What the service counted and what was stored, window by window. Both edges are inside the window.
CREATE TABLE sync_window (
  id INTEGER PRIMARY KEY,
  instance INTEGER NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('complete', 'open', 'partial', 'failed')),
  counted INTEGER NOT NULL,
  stored INTEGER NOT NULL,
  reason TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  as_of INTEGER NOT NULL
) STRICT;
CREATE INDEX sync_window_span ON sync_window (instance, from_ms);

-- What each run was asked to read, so that what it did not get to is known to be missing.
CREATE TABLE sync_run (
  id INTEGER PRIMARY KEY,
  instance INTEGER NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  started_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sync_run_span ON sync_run (instance, from_ms, to_ms);
`,
};
