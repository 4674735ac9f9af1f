// The time zones that the runtime knows, with their offset now and their name in the language.
import type { Language } from '#shared/language/text';
import { isZone, zoneOffsetMs } from '#shared/base/period';

export interface Zone {
  readonly id: string;
  /** UTC+08:00. */
  readonly offset: string;
  readonly name: string;
}

export function offsetText(zone: string): string {
  const minutes = Math.round(zoneOffsetMs(zone, Date.now()) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const whole = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

const lists = new Map<Language, readonly Zone[]>();

/** Made once a language: some hundred formatters take a tenth of a second. */
export function zonesIn(language: Language): readonly Zone[] {
  let list = lists.get(language);
  if (list === undefined) {
    const now = Date.now();
    const ids = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
    list = ids.map((id) => {
      const parts = new Intl.DateTimeFormat(language, { timeZone: id, timeZoneName: 'longGeneric' });
      const name = parts.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? '';
      return { id, offset: offsetText(id), name };
    });
    lists.set(language, list);
  }
  return list;
}

/** The name by which the list knows a zone that was typed whole, such as Asia/Kolkata for Asia/Calcutta. */
function listedName(text: string): string | undefined {
  const name = text.trim();
  return name.includes('/') && isZone(name)
    ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    : undefined;
}

/** Every word must occur: in the id, the name or the offset. A name that is typed whole is found by any of its spellings. */
export function matching(zones: readonly Zone[], text: string): Zone[] {
  const words = text.toLowerCase().replace('-', '−').split(/\s+/);
  const whole = listedName(text);
  return zones.filter((zone) => {
    const all = `${zone.id} ${zone.id.replaceAll('_', ' ')} ${zone.name} ${zone.offset}`
      .toLowerCase()
      .replaceAll('-', '−');
    return zone.id === whole || words.every((word) => all.includes(word));
  });
}
