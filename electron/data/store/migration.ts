// Declares one step of the schema.
import type { Database } from 'better-sqlite3';

export interface Migration {
  /** A multiple of ten, so that a step can be put between two. */
  readonly version: number;
  readonly statements: string;
  /** What statements alone cannot do; runs after them in the same transaction. */
  readonly run?: (database: Database) => void;
}
