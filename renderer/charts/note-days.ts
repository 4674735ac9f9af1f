// The days of a note in words.
import { formatDay } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { parseDay } from '#shared/base/period';
import type { AxisNote } from '#shared/domain/settings';

export function noteDays({ first, last }: AxisNote, language: Language): string {
  const word = (day: string): string => formatDay(language, parseDay(day) ?? 0);
  return first === last ? word(first) : `${word(first)} – ${word(last)}`;
}
