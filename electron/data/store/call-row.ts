// Declares a row of the table `call`.
import type { StoredColumn } from '#shared/domain/fields';

/** A row of the table `call`, as bound and as read. Booleans are 0/1. */
export interface StoredCall extends Record<StoredColumn, number | null> {
  id: number;
  instance: number;
  contact_id: string;
  started_at: number;
  established_at: number | null;
  released_at: number | null;
  contact_type: number;
  disposition: number;
  release_initiator: number;
  survey_channel: number;
  survey_offered: number | null;
  recording_ready: number | null;
  rating: number | null;
  calling_phone: number;
  called_phone: number;
  agent_list: number;
  skill_group_list: number;
  shape: number;
  rest: string | null;
  /** Version of the action that sent the row last; 0 unknown. */
  api: number;
  /** When the present rating, or one that it replaced, was first seen; null where that is unknown. */
  rating_seen_at: number | null;
  /** Bits of oddities.ts. */
  oddities: number;
}
