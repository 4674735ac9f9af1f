// The list of callers who gave up and were not reached, as CSV: work for those who call back.
import type { ParsedOf } from '#shared/contract/contract';
import { wallText } from '#shared/base/period';
import { languageOfHeader } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import type { Archive } from '../store/archive';
import { lostCallersOf } from '../records/lost-callers';
import { instancesOf } from '../store/instances';
import { selectCalls } from '../stats/select';
import { numberCoder } from './code';
import { quoted, textCell } from './csv';
import { openExportFile, withExportFile, type ExportFile } from './file';
import { withLogEntry } from './log';
import { maskText } from './masking';

const heads = [
  'chip.number',
  'lost.calls',
  'lost.last',
  'exportFile.lost.longestWait',
  'who.group',
  'common.status',
  'lost.later',
] as const;
const codeHead = 'exportFile.code';

/** All of them, longest wait first. @returns rows written @throws as `openExportFile` */
export async function writeLostCallers(
  archive: Archive,
  { filter, header, mask, code, path }: ParsedOf<'lost.write'>,
  now: number,
): Promise<{ rows: number }> {
  const { zone } = archive.rules;
  const language = languageOfHeader(header);
  const listOf = (isMasked: boolean): ReturnType<typeof lostCallersOf>['list'] =>
    lostCallersOf(archive, selectCalls(archive, filter), instancesOf(archive, filter), {
      mask: isMasked,
      most: Infinity,
    }).list;
  const list = listOf(mask);
  const codeOf = code ? numberCoder(archive.database) : undefined;
  // Codes are made of whole numbers; the two lists are the same but for that.
  const codes = codeOf === undefined ? [] : listOf(false).map(({ number }) => codeOf(number));
  const coded = (cells: readonly string[], second: string): readonly string[] =>
    codeOf === undefined ? cells : [cells[0]!, second, ...cells.slice(1)];
  const write = (file: ExportFile): Promise<void> => {
    const titles = heads.map((key) => message(language, key));
    file.write(`\uFEFF${coded(titles, message(language, codeHead)).map(quoted).join(',')}\r\n`);
    for (const [index, one] of list.entries()) {
      const { longestWaitSeconds: wait, reachedAt, skillGroups } = one;
      const cells = [
        textCell(one.number),
        String(one.calls),
        wallText(zone, one.lastAt),
        Number.isNaN(wait) ? '' : String(wait),
        textCell(mask ? maskText(skillGroups) : skillGroups),
        message(language, `lost.state.${one.state}`),
        reachedAt === null ? '' : wallText(zone, reachedAt),
      ];
      file.write(`${coded(cells, codes[index] ?? '').join(',')}\r\n`);
    }
    return Promise.resolve();
  };
  const entry = { at: now, kind: 'lostCallers', path, isMasked: mask, hasNames: true, filter } as const;
  await withLogEntry(archive.database, { ...entry, rows: list.length }, () =>
    withExportFile(openExportFile(path), write),
  );
  return { rows: list.length };
}
