// Notes on the time axis as plain data: which lie within an axis of marks, in which order, and at which marks.
import { dayText, parseDay } from '#shared/base/period';
import type { AxisNote } from '#shared/domain/settings';
import type { PlacedNote } from './spec';

/** The marks of a time axis by their days, and what is noted there. */
export interface NoteAxis {
  readonly notes: readonly PlacedNote[];
  /** The last day shown; a new note begins there. */
  readonly newest: string;
}
export interface MarkSpan {
  readonly first: number;
  readonly last: number;
}
export type NoteDraft = Omit<AxisNote, 'id'> & { readonly id?: string };

/** Notes that touch the marks, numbered from the oldest. */
export function placeNotes(notes: readonly AxisNote[], marks: readonly MarkSpan[]): PlacedNote[] {
  return notes
    .flatMap((note) => {
      const [from, to] = [parseDay(note.first) ?? NaN, parseDay(note.last) ?? NaN];
      const first = marks.findIndex((mark) => mark.last >= from);
      const last = marks.findLastIndex((mark) => mark.first <= to);
      return first < 0 || last < first ? [] : [{ note, from, first, last }];
    })
    .sort((a, b) => a.from - b.from || a.note.id.localeCompare(b.note.id))
    .map(({ note, first, last }, index) => ({
      id: note.id,
      number: index + 1,
      first,
      last,
      text: note.text,
    }));
}

export function noteAxis(notes: readonly AxisNote[], marks: readonly MarkSpan[], today: number): NoteAxis {
  const last = marks.at(-1)?.last ?? today;
  return { notes: placeNotes(notes, marks), newest: dayText(Math.min(last, today)) };
}

/** With the note in place of the one of its id, or added. */
export function withNote(notes: readonly AxisNote[], note: AxisNote): AxisNote[] {
  const others = notes.filter((one) => one.id !== note.id);
  return [...others, note].sort((a, b) => a.first.localeCompare(b.first) || a.id.localeCompare(b.id));
}

/** What keeps a draft from being saved; undefined where nothing does. */
export function noteFault({ first, last, text }: NoteDraft): 'day' | 'order' | 'text' | undefined {
  const [from, to] = [parseDay(first), parseDay(last)];
  if (from === undefined || to === undefined) return 'day';
  if (to < from) return 'order';
  return text.trim() === '' || text.trim().length > mostLetters ? 'text' : undefined;
}
export const mostLetters = 200;
