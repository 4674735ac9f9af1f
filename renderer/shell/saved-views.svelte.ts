// Views that were given a name: kept in the settings, opened by their address.
import type { SavedView } from '#shared/domain/settings';
import { call } from '../state/api';
import { addressOf, view } from '../state/filter.svelte';
import { attempt, notice } from '../state/notice.svelte';
import { saveSettings, session, t } from '../state/session.svelte';

const idOf = (): string => crypto.randomUUID().slice(0, 8);

/** What the window shows now, as a view. */
function present(id: string, name: string): SavedView {
  return { id, name, address: addressOf(view.current), columns: session.settings.gridColumns };
}
const keep = (views: readonly SavedView[]): Promise<unknown> => saveSettings({ views: [...views] });

export async function saveView(name: string): Promise<void> {
  const trimmed = name.trim();
  if (trimmed === '') return;
  const { views } = session.settings;
  const known = views.find((one) => one.name === trimmed);
  const saved = present(known?.id ?? idOf(), trimmed);
  const next =
    known === undefined ? [...views, saved] : views.map((one) => (one.id === known.id ? saved : one));
  if (await attempt(() => keep(next))) notice.tell(t('views.saved', { name: trimmed }));
}

export async function updateView({ id, name }: SavedView): Promise<void> {
  const next = session.settings.views.map((one) => (one.id === id ? present(id, name) : one));
  if (await attempt(() => keep(next))) notice.tell(t('views.saved', { name }));
}

export async function renameView(id: string, name: string): Promise<void> {
  const trimmed = name.trim();
  if (trimmed === '') return;
  await attempt(() =>
    keep(session.settings.views.map((one) => (one.id === id ? { ...one, name: trimmed } : one))),
  );
}

export async function deleteView(gone: SavedView): Promise<void> {
  const { views, startView } = session.settings;
  const place = views.indexOf(gone);
  const wasStart = startView === gone.id;
  const left = views.filter((one) => one.id !== gone.id);
  const isDone = await attempt(() => saveSettings({ views: left, ...(wasStart ? { startView: '' } : {}) }));
  if (!isDone) return;
  notice.tell(t('views.deleted', { name: gone.name }), {
    label: t('common.undo'),
    run: () => {
      notice.dismiss();
      const now = session.settings.views;
      void attempt(() =>
        saveSettings({
          views: [...now.slice(0, place), gone, ...now.slice(place)],
          ...(wasStart ? { startView: gone.id } : {}),
        }),
      );
    },
  });
}

/** Opens it; the grid's columns stand as they did. */
export function openView(saved: SavedView): void {
  // Only a view of the records has a say in their columns; an empty list stands for those of the program.
  if (
    saved.address.startsWith('#records') &&
    JSON.stringify(saved.columns) !== JSON.stringify(session.settings.gridColumns)
  )
    void attempt(() => saveSettings({ gridColumns: [...saved.columns] }));
  location.hash = saved.address;
}

/** The window opens with it, or with the overview again. */
export async function toggleStart({ id }: SavedView): Promise<void> {
  const startView = session.settings.startView === id ? '' : id;
  await attempt(() => saveSettings({ startView }));
}

export async function shareView(saved: SavedView): Promise<void> {
  await attempt(async () => {
    const done = await call('view.share', { view: { ...saved, columns: [...saved.columns] } });
    if (done === null) return;
    notice.tell(t('views.shared', { file: done.path.split(/[\\/]/).at(-1) ?? '' }), {
      label: t('common.showInFolder'),
      run: () => void call('file.show', { path: done.path }),
    });
  });
}

/** A view from a file is added under its name, with a number behind it where that is taken, and opened. */
export async function importView(): Promise<void> {
  await attempt(async () => {
    const read = await call('view.read', undefined);
    if (read === null) return;
    const { views } = session.settings;
    let { name } = read;
    for (let number = 2; views.some((one) => one.name === name); number++)
      name = `${read.name.slice(0, 54)} ${number}`;
    const added = { ...read, id: idOf(), name };
    await keep([...views, added]);
    openView(added);
    notice.tell(t('views.imported', { name }));
  });
}

/** At the window's start: the view that was chosen for it, unless the address names another one. */
export function openStartView(): void {
  const { views, startView } = session.settings;
  const start = views.find((one) => one.id === startView);
  if (start !== undefined && location.hash === '') location.replace(start.address);
}
