// The reference for the overview: a part of its questions (counts only, no percentiles) as plain SQL over the same file.
import type { Database } from 'better-sqlite3';

/** Contact type 1 is inbound, disposition 1 success (shared/domain/call.ts). */
export function sqlOverview(database: Database): { calls: number; answered: number } {
  const total = database
    .prepare(
      `SELECT count(*) AS calls, sum(contact_type = 1 AND disposition = 1) AS answered,
         sum(survey_offered = 1) AS offered, sum(survey_offered = 1 AND rating > 0) AS rated FROM call`,
    )
    .get() as { calls: number; answered: number };
  database
    .prepare(
      `SELECT (started_at + 28800000) / 86400000 AS day, disposition, count(*) FROM call
       WHERE contact_type = 1 GROUP BY day, disposition`,
    )
    .all();
  database
    .prepare(
      `SELECT (((started_at + 28800000) / 86400000 + 3) % 7) * 24 + ((started_at + 28800000) / 3600000) % 24 AS slot,
         count(*), sum(disposition IN (5, 6)) FROM call WHERE contact_type = 1 GROUP BY slot`,
    )
    .all();
  database.prepare('SELECT rating, count(*) FROM call WHERE survey_offered = 1 GROUP BY rating').all();
  database
    .prepare(
      `SELECT skill_group, count(*) FROM call JOIN skill_group_list_member ON list = skill_group_list GROUP BY skill_group`,
    )
    .all();
  return total;
}
