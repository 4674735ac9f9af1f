// A call's values as the grid's cells show them and as a spreadsheet takes them.
import { fieldOf, type CallFieldId } from '#shared/domain/fields';
import { secondsUnit } from '#shared/texts/export-fields';
import { textIn } from '#shared/language/text';
import { isolated } from '#shared/language/bidi';
import type { Disposition } from '#shared/domain/call';
import { dash, formatDuration, weekdayName } from '#shared/language/format';
import { callWord, dispositionWord } from '#shared/texts/words';
import { localDay, wallText, weekdayOf } from '#shared/base/period';
import { dispositionInk, inkTokens } from '../../charts/colors';
import { names } from '../../state/names.svelte';
import type { RecordRow } from './record-pages.svelte';
import { nameOf, session, t } from '../../state/session.svelte';

export const labelOf = (id: CallFieldId): string => textIn(session.language, fieldOf(id).label);

export const isNumeric = (id: CallFieldId): boolean => ['duration', 'count'].includes(fieldOf(id).kind);

/** The color of a call's outcome. */
export function dotOf(disposition: string, contactType: string): string {
  const isConnected = disposition === 'success' && contactType !== 'inbound';
  return isConnected ? '--data-connected' : inkTokens[dispositionInk[disposition as Disposition] ?? 'other'];
}

/** 2026-03-05 周四 14:32:10 */
export function startText(at: number): string {
  const { language, settings } = session;
  const wall = wallText(settings.zone, at);
  return `${wall.slice(0, 10)} ${weekdayName(language, weekdayOf(localDay(settings.zone, at)))} ${wall.slice(11)}`;
}

/** What a cell shows; a dash where there is nothing. */
export function cellText(row: RecordRow, id: CallFieldId): string {
  const { language } = session;
  const text = row.text(id);
  switch (fieldOf(id).kind) {
    case 'time':
      return startText(row.number(id));
    case 'contactType':
      return callWord('contactType', text, language);
    case 'disposition':
      return dispositionWord(row.text('contactType'), text, language);
    case 'surveyChannel':
      return text === 'none' ? dash : callWord('surveyChannel', text, language);
    case 'releaseInitiator':
      return text === 'none' ? dash : callWord('releaseInitiator', text, language);
    case 'duration':
      return Number.isNaN(row.number(id)) ? dash : formatDuration(row.number(id));
    case 'count':
      return Number.isNaN(row.number(id)) ? dash : String(row.number(id));
    case 'boolean':
      return row.number(id) === 1 ? t('common.yes') : dash;
    case 'instance':
      return nameOf(text);
    default:
      if (text === '') return dash;
      return isolated(id === 'agents' ? names.agentsOfCall(text) : text);
  }
}

/** The value for a spreadsheet: durations as seconds, times without the weekday, nothing where there is no value. */
export function plainValue(row: RecordRow, id: CallFieldId): string {
  const { kind } = fieldOf(id);
  if (kind === 'time') return wallText(session.settings.zone, row.number(id));
  if (kind === 'duration') return Number.isNaN(row.number(id)) ? '' : String(row.number(id));
  const text = cellText(row, id);
  return text === dash ? '' : text;
}

/** A column's head for a spreadsheet. */
export function plainHead(id: CallFieldId): string {
  return labelOf(id) + (fieldOf(id).kind === 'duration' ? textIn(session.language, secondsUnit) : '');
}
