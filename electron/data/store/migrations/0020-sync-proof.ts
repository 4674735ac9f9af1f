// What a trusted sync keeps beside the calls: a log of runs, what was ever asked for, when ratings came, odd values.
import type { Database } from 'better-sqlite3';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import type { Migration } from '../migration';
import { odditiesOf, type JudgedCall } from '../../call/oddities';

export const syncProof: Migration = {
  version: 20,
  statements: `
-- From the earliest to the latest moment that any run of the instance set out to read; the log below may be cut.
CREATE TABLE sync_asked (instance INTEGER PRIMARY KEY, from_ms INTEGER NOT NULL, to_ms INTEGER NOT NULL) STRICT;
INSERT INTO sync_asked SELECT instance, min(from_ms), max(to_ms) FROM sync_run GROUP BY instance;
DROP TABLE sync_run;

-- One row a run. outcome 'running' of a run that no process works on means that it was broken off.
CREATE TABLE sync_run (
  id INTEGER PRIMARY KEY,
  instance INTEGER NOT NULL,
  cause TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  from_ms INTEGER,
  to_ms INTEGER,
  requests INTEGER NOT NULL DEFAULT 0,
  retries INTEGER NOT NULL DEFAULT 0,
  throttled INTEGER NOT NULL DEFAULT 0,
  windows INTEGER NOT NULL DEFAULT 0,
  partial INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  fetched INTEGER NOT NULL DEFAULT 0,
  inserted INTEGER NOT NULL DEFAULT 0,
  updated INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  late_ratings INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sync_run_instance ON sync_run (instance, id);

-- How long after the end of their call ratings were first seen, in quarter hours, for calls watched from the start.
CREATE TABLE rating_delay (
  instance INTEGER NOT NULL, channel INTEGER NOT NULL, quarter_hours INTEGER NOT NULL, ratings INTEGER NOT NULL,
  PRIMARY KEY (instance, channel, quarter_hours)
) STRICT, WITHOUT ROWID;

-- Nearly every number is its own normal form and is found by raw; an index over all of them made storing a number
-- half as dear again.
DROP INDEX phone_normal;
CREATE INDEX phone_spelling ON phone (normal) WHERE normal <> raw;

-- api: version of the action that sent the row last, 0 unknown. rating_seen_at: when a rating was first seen.
-- oddities: bits of oddities.ts, for the data-quality panel.
ALTER TABLE call ADD COLUMN api INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call ADD COLUMN rating_seen_at INTEGER;
ALTER TABLE call ADD COLUMN oddities INTEGER NOT NULL DEFAULT 0;
CREATE INDEX call_odd ON call (instance, oddities, shape) WHERE oddities <> 0;
`,
  run: judgeKnownCalls,
};

type Stored = Record<keyof Omit<JudgedCall, 'agentIds'>, number> & {
  id: number;
  shape: string;
  agents: string;
};

/** The oddities of the calls that are there already, from their columns and shapes. */
function judgeKnownCalls(database: Database): void {
  const read = database.prepare(
    `SELECT call.id, started_at AS startedAt, established_at AS establishedAt, released_at AS releasedAt,
       contact_type AS contactType, disposition, release_initiator AS releaseInitiator,
       survey_channel AS surveyChannel, call_seconds AS callSeconds, ivr_seconds AS ivrSeconds,
       queue_seconds AS queueSeconds, ring_seconds AS ringSeconds, wait_seconds AS waitSeconds,
       talk_seconds AS talkSeconds, held_seconds AS heldSeconds, dialing_seconds AS dialingSeconds,
       row_shape.shape AS shape, coalesce(agent_list.ids, '') AS agents
     FROM call JOIN row_shape ON row_shape.id = call.shape LEFT JOIN agent_list ON agent_list.id = call.agent_list
     WHERE call.id > ? ORDER BY call.id LIMIT 10000`,
  );
  const mark = database.prepare('UPDATE call SET oddities = ? WHERE id = ?');
  // Page by page: the connection can write nothing while it is reading rows one by one.
  for (let rows = read.all(0) as Stored[]; rows.length > 0; rows = read.all(rows.at(-1)!.id) as Stored[])
    for (const row of rows) {
      const call: JudgedCall = {
        ...row,
        contactType: contactTypes[row.contactType] ?? 'unknown',
        disposition: dispositions[row.disposition] ?? 'unknown',
        releaseInitiator: releaseInitiators[row.releaseInitiator] ?? 'unknown',
        surveyChannel: surveyChannels[row.surveyChannel] ?? 'unknown',
        agentIds: row.agents === '' ? [] : row.agents.split(','),
      };
      const oddities = odditiesOf(call, row.shape);
      if (oddities !== 0) mark.run(oddities, row.id);
    }
}
