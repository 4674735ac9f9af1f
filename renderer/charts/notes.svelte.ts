// Notes on the time axis, kept in the settings: add, change, delete, and take the deletion back.
import type { AxisNote } from '#shared/domain/settings';
import { attempt, notice } from '../state/notice.svelte';
import { withNote, type NoteDraft } from './notes';
import { saveSettings, session, t } from '../state/session.svelte';

export function saveNote({ id, first, last, text }: NoteDraft): Promise<boolean> {
  const note: AxisNote = { id: id ?? crypto.randomUUID(), first, last, text: text.trim() };
  return attempt(() => saveSettings({ notes: withNote(session.settings.notes, note) }));
}

export async function removeNote(id: string): Promise<void> {
  const removed = session.settings.notes.find((note) => note.id === id);
  if (removed === undefined) return;
  const done = await attempt(() =>
    saveSettings({ notes: session.settings.notes.filter((note) => note.id !== id) }),
  );
  if (!done) return;
  notice.tell(t('note.removed'), {
    label: t('common.undo'),
    run: () => {
      notice.dismiss();
      void saveNote(removed);
    },
  });
}
