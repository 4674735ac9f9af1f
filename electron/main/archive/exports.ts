// Exports as the main process has them: where a file goes, and who is told that one left with full numbers.
import type { HandlersOf } from '#shared/contract/contract';
import { app } from 'electron';
import type { ExportInput, ExportOrder, ExportResult } from '#shared/domain/export';
import { headerOf, type Language } from '#shared/language/text';
import { askPath } from '../window/dialogs';
import { log } from '../base/log';
import { fileStem } from '../base/file-names';
import type { Profile } from '../profile/profile';

/** A file that holds full numbers is worth a line in the log of the program too, which holds none. */
function tellUnmasked(mask: boolean, kind: string, rows: number): void {
  if (!mask) log('warn', `export with full phone numbers: ${kind}, ${rows} rows`);
}

/** A file's name says that it holds full numbers: whoever passes it on should see that first. */
const kindOf = (kind: string, mask: boolean): string => (mask ? kind : `${kind}_full-numbers`);

/** Writes the calls of a filter; window, command line and scheduled reports all do it here. */
export async function exportCalls(
  profile: Profile,
  order: ExportOrder & Pick<ExportInput, 'path'> & { readonly zone?: string },
): Promise<ExportResult> {
  const result = await profile.data.call('export.write', { ...order, version: app.getVersion() });
  tellUnmasked(order.mask, order.format, result.rows);
  return result;
}

interface CallsFile {
  readonly filter: ExportOrder['filter'];
  readonly format: ExportInput['format'];
  readonly language: Language;
  readonly path: string;
  readonly mask: boolean;
  readonly code: boolean;
  readonly names: boolean;
  readonly ticket: string;
}

/** A file of calls as a report has it: heads in its language, the usual columns. */
export function writeCalls(profile: Profile, { language, ...file }: CallsFile): Promise<ExportResult> {
  const header = headerOf(language);
  return exportCalls(profile, { ...file, header, encoding: 'utf8-bom' });
}

/** @param written files of this session, which may be shown in their folder */
export function createExportHandlers(
  profile: Profile,
  written: Set<string>,
): Pick<HandlersOf<'main'>, 'export.save' | 'lost.save'> {
  const { settings } = profile;
  return {
    'export.save': async (order) => {
      const { format, filter } = order;
      const stem = fileStem(settings.current, filter, kindOf('calls', order.mask));
      const path = await askPath(profile, `${stem}.${format}`, format);
      if (path === undefined) return null;
      const result = await exportCalls(profile, { ...order, path });
      written.add(path);
      return { path, ...result };
    },
    'lost.save': async (order) => {
      const stem = fileStem(settings.current, order.filter, kindOf('lost-callers', order.mask));
      const path = await askPath(profile, `${stem}.csv`, 'csv');
      if (path === undefined) return null;
      const { rows } = await profile.data.call('lost.write', { ...order, path });
      tellUnmasked(order.mask, 'lost callers', rows);
      written.add(path);
      return { path, rows };
    },
  };
}
