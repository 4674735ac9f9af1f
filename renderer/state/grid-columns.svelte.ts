// The grid's columns: which are shown, in which order, how wide, and which stay at the left. Kept in the settings.
import { callFieldIds, fieldOf, usualFields, type CallFieldId } from '#shared/domain/fields';
import type { GridColumns } from '#shared/domain/settings';
import { saveSettings, session } from './session.svelte';

export type GridColumn = GridColumns[number];

export const narrowest = 48;
export const widest = 800;

export const usualWidth = (id: CallFieldId): number => fieldOf(id).width ?? 92;

const usual: GridColumns = callFieldIds.map((id) => ({
  field: id,
  width: usualWidth(id),
  isShown: usualFields.includes(id),
  isPinned: id === 'startedAt',
}));

/** What is saved, and after it what a later version added, hidden. */
function complete(saved: GridColumns): GridColumns {
  if (saved.length === 0) return usual;
  const known = new Set(saved.map(({ field }) => field));
  const added = usual.filter(({ field }) => !known.has(field));
  return [...saved, ...added.map((one) => ({ ...one, isShown: false }))];
}

export interface ColumnLayout {
  /** All columns in their order. */
  readonly all: GridColumns;
  /** Those that are shown; pinned ones first. */
  readonly shown: GridColumns;
  readonly isUsual: boolean;
  /** Changes a width on screen only; `save` keeps it. */
  drag(field: CallFieldId, width: number): void;
  save(): Promise<void>;
  change(field: CallFieldId, change: Partial<Omit<GridColumn, 'field'>>): Promise<void>;
  /** Puts a column in the place of another one, which moves on. */
  place(field: CallFieldId, target: CallFieldId): Promise<void>;
  reset(): Promise<void>;
}

export function createColumnLayout(): ColumnLayout {
  /** While a column is dragged. */
  let draft = $state.raw<GridColumns>();
  const all = $derived(draft ?? complete(session.settings.gridColumns));
  const shown = $derived.by(() => {
    const visible = all.filter(({ isShown }) => isShown);
    return [...visible.filter(({ isPinned }) => isPinned), ...visible.filter(({ isPinned }) => !isPinned)];
  });

  async function keep(columns: GridColumns): Promise<void> {
    draft = columns;
    try {
      await saveSettings({ gridColumns: columns });
    } finally {
      if (draft === columns) draft = undefined;
    }
  }
  const changed = (field: CallFieldId, change: Partial<Omit<GridColumn, 'field'>>): GridColumns =>
    all.map((one) => (one.field === field ? { ...one, ...change } : one));
  const inside = (width: number): number => Math.round(Math.min(Math.max(width, narrowest), widest));

  return {
    get all() {
      return all;
    },
    get shown() {
      return shown;
    },
    get isUsual() {
      return session.settings.gridColumns.length === 0;
    },
    drag(field, width) {
      draft = changed(field, { width: inside(width) });
    },
    save: () => (draft === undefined ? Promise.resolve() : keep(draft)),
    change(field, change) {
      const width = change.width === undefined ? {} : { width: inside(change.width) };
      return keep(changed(field, { ...change, ...width }));
    },
    place(field, target) {
      const moved = all.find((one) => one.field === field);
      const [from, to] = [field, target].map((id) => all.findIndex((one) => one.field === id));
      if (moved === undefined || from === to || to === -1) return Promise.resolve();
      const rest = all.filter((one) => one !== moved);
      rest.splice(to!, 0, moved);
      return keep(rest);
    },
    reset() {
      draft = undefined;
      return saveSettings({ gridColumns: [] });
    },
  };
}
