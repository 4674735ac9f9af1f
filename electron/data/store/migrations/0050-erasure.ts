// What was forgotten on purpose stays forgotten when the service sends it again.
import type { Migration } from '../migration';

export const erasure: Migration = {
  version: 50,
  statements: `
-- Calls that were rid of a number. sides: 1 the caller's, 2 the called one's; 0 where it stood in another field only.
CREATE TABLE erased_call (
  instance INTEGER NOT NULL,
  contact_id TEXT NOT NULL,
  sides INTEGER NOT NULL,
  PRIMARY KEY (instance, contact_id)
) STRICT, WITHOUT ROWID;`,
};
