// The call whose panel is open beside the grid. It stays open while the order changes, and the cursor goes where it went.
import { untrack } from 'svelte';
import { call } from '../../state/api';
import { headRow, type GridCursor } from './grid-cursor.svelte';
import type { Question, RecordPages } from './record-pages.svelte';

export interface OpenCall {
  readonly id: number | undefined;
  /** Opens the call of a row, when it is there. */
  open(row: number): void;
  openId(id: number): void;
  close(): void;
}

export function createOpenCall(question: () => Question, pages: RecordPages, cursor: GridCursor): OpenCall {
  let id = $state<number>();
  /** A row whose call is on its way. */
  let wanted = $state<number>();
  let answered = '';

  /** Finds the cursor's row again after rows were added or reordered. */
  async function settle(): Promise<void> {
    const isOther = answered !== pages.answered;
    ({ answered } = pages);
    wanted = undefined;
    // Who sorts by a key stays in the head.
    cursor.reset(isOther && cursor.row !== headRow ? 0 : cursor.row);
    if (id === undefined) return;
    const [kept, version] = [id, pages.version];
    const { filter, sort } = question();
    const place = await call('records.find', { filter, sort, id: kept }).catch(() => undefined);
    if (place === undefined || place.index < 0 || place.version !== version) return;
    if (kept === id && version === pages.version && answered === pages.answered) cursor.reset(place.index);
  }

  $effect(() => {
    void pages.answered;
    void pages.version;
    untrack(() => void settle());
  });
  $effect(() => {
    if (wanted === undefined || pages.isStale) return;
    const row = pages.row(wanted);
    if (row === undefined) return;
    id = row.id;
    wanted = undefined;
  });

  return {
    get id() {
      return id;
    },
    open(row) {
      wanted = row;
    },
    openId(next) {
      id = next;
    },
    close() {
      id = undefined;
      wanted = undefined;
    },
  };
}
