// Calls whose start no column can hold, texts that were not readable, and contact ids that were stored without their spaces.
import type { Database } from 'better-sqlite3';
import { earliestStart, latestStart } from '../../limits';
import type { Migration } from '../migration';
import { oddity } from '../../call/oddities';
import { keptValue } from '../../call/row-shape';

/** U+FFFD takes the place of what was no text; half a surrogate pair is spelled \udXXX in `rest`. */
const isBroken = (text: string): string => `instr(${text}, char(65533)) > 0`;

export const unbelievable: Migration = {
  version: 60,
  statements: `
UPDATE call SET oddities = oddities | ${oddity.dateOutside}
  WHERE started_at < ${earliestStart} OR started_at > ${latestStart};
UPDATE call SET oddities = oddities | ${oddity.brokenText}
  WHERE ${isBroken('contact_id')} OR ${isBroken('rest')} OR rest LIKE '%\\ud%'
    OR shape IN (SELECT id FROM row_shape WHERE ${isBroken('shape')})
    OR calling_phone IN (SELECT id FROM phone WHERE ${isBroken('raw')})
    OR called_phone IN (SELECT id FROM phone WHERE ${isBroken('raw')})
    OR agent_list IN (SELECT id FROM agent_list WHERE ${isBroken('ids || names')})
    OR skill_group_list IN (SELECT id FROM skill_group_list WHERE ${isBroken('ids || names')});
`,
  run: keepSpaces,
};

/** Two ids that differ by a space are two calls. An id that was trimmed is still in the row as it came. */
function keepSpaces(database: Database): void {
  const shapes = database
    .prepare("SELECT id, shape FROM row_shape WHERE shape LIKE '%ContactId' || char(9) || '*%'")
    .all() as { id: number; shape: string }[];
  for (const { id, shape } of shapes) {
    const kept = keptValue(shape, 'ContactId');
    if (kept === undefined || !('restIndex' in kept)) continue;
    database
      .prepare(
        `UPDATE OR IGNORE call SET contact_id = rest ->> :place
         WHERE shape = :id AND json_type(rest, :place) = 'text' AND rest ->> :place <> contact_id`,
      )
      .run({ id, place: `$[${kept.restIndex}]` });
  }
}
