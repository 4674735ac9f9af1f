// What a manager noted while listening to calls. Kept on this computer only.
import type { Migration } from '../migration';

export const review: Migration = {
  version: 30,
  statements: `
-- By the service's own id: a call's row number can change when other calls are deleted.
CREATE TABLE call_review (
  instance INTEGER NOT NULL,
  contact_id TEXT NOT NULL,
  checked INTEGER NOT NULL,
  note TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (instance, contact_id)
) STRICT;`,
};
