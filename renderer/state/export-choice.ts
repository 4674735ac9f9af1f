// Derives the columns and the number of sheets of an export from the user's choices.
import { callFieldIds, type CallFieldId } from '#shared/domain/fields';
import { sheetRows, type ExportChoice } from '#shared/domain/export';
import { localTimeField } from '#shared/texts/export-fields';
import { headerOf, type Language } from '#shared/language/text';
import type { Settings } from '#shared/domain/settings';

/** As it was last chosen; before that what Excel in the window's language opens best. */
export function firstChoice({ exportChoice, hideNames }: Settings, language: Language): ExportChoice {
  if (exportChoice !== null) return exportChoice;
  return {
    format: 'csv',
    header: headerOf(language),
    encoding: 'utf8-bom',
    code: false,
    // Who hides names on the screen hardly wants them in a file.
    names: !hideNames,
    readme: false,
    allColumns: false,
  };
}

/** Whether the file has columns that can be chosen: in the service's own form it holds every field. */
export const hasColumns = ({ format, header }: ExportChoice): boolean =>
  format !== 'ndjson' && header !== 'api';

/** Ids of the columns in their order; undefined for all fields of the service. */
export function columnsOf(choice: ExportChoice, shown: readonly CallFieldId[]): string[] | undefined {
  if (!hasColumns(choice)) return undefined;
  const ids = choice.allColumns ? callFieldIds : shown;
  // Beside the exact moment a text file has the time that a person reads; a workbook has real times.
  return ids.flatMap((id) =>
    id === 'startedAt' && choice.format === 'csv' ? [id, localTimeField.id] : [id],
  );
}

/** Sheets of a workbook with so many calls. */
export const sheetsFor = (calls: number): number => Math.max(Math.ceil(calls / sheetRows), 1);
