// The list of callers who gave up and were not reached, as CSV: work for those who call back.
import type { ParsedOf } from '#shared/contract/contract';
import { wallText } from '#shared/base/period';
import type { Archive } from '../store/archive';
import { lostCallersOf } from '../records/lost-callers';
import { instancesOf } from '../store/instances';
import { selectCalls } from '../stats/select';
import { numberCoder } from './code';
import { quoted, textCell } from './csv';
import { openExportFile, withExportFile, type ExportFile } from './file';
import { withLogEntry } from './log';
import { maskText } from './masking';

const heads = {
  zh: ['号码', '放弃次数', '最后一次放弃', '最长等待(秒)', '技能组', '状态', '之后联系上'],
  en: [
    'Number',
    'Abandoned calls',
    'Last abandoned',
    'Longest wait (s)',
    'Skill group',
    'State',
    'Reached later',
  ],
} as const;
const codeHead = { zh: '号码代码', en: 'Number code' } as const;
const states = {
  zh: { lost: '24 小时内未联系上', open: '24 小时未满' },
  en: { lost: 'not reached within 24 h', open: '24 h not over' },
} as const;

/** All of them, longest wait first. @returns rows written @throws as `openExportFile` */
export async function writeLostCallers(
  archive: Archive,
  { filter, header, mask, code, path }: ParsedOf<'lost.write'>,
  now: number,
): Promise<{ rows: number }> {
  const { zone } = archive.rules;
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
    file.write(`\uFEFF${coded(heads[header], codeHead[header]).map(quoted).join(',')}\r\n`);
    for (const [index, one] of list.entries()) {
      const { longestWaitSeconds: wait, reachedAt, skillGroups } = one;
      const cells = [
        textCell(one.number),
        String(one.calls),
        wallText(zone, one.lastAt),
        Number.isNaN(wait) ? '' : String(wait),
        textCell(mask ? maskText(skillGroups) : skillGroups),
        states[header][one.state],
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
