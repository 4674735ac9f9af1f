// The list of callers who gave up and were not reached, as CSV: work for those who call back.
import type { ParsedOf } from '../../../shared/contract';
import { wallText } from '../../../shared/period';
import type { Archive } from '../archive';
import { lostCallersOf } from '../callers-view';
import { instancesOf } from '../instances';
import { selectCalls } from '../stats/select';
import { quoted, textCell } from './csv';
import { openExportFile } from './file';

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
const states = {
  zh: { lost: '24 小时内未联系上', open: '24 小时未满' },
  en: { lost: 'not reached within 24 h', open: '24 h not over' },
} as const;

/** All of them, longest wait first. @returns rows written @throws AppError diskFull, fileNotWritable as `openExportFile` */
export function writeLostCallers(
  archive: Archive,
  { filter, header, mask, path }: ParsedOf<'lost.write'>,
): { rows: number } {
  const { zone } = archive.rules;
  const { list } = lostCallersOf(archive, selectCalls(archive, filter), instancesOf(archive, filter), {
    mask,
    most: Infinity,
  });
  const file = openExportFile(path);
  try {
    file.write(`\uFEFF${heads[header].map(quoted).join(',')}\r\n`);
    for (const one of list) {
      const { longestWaitSeconds: wait, reachedAt } = one;
      const cells = [
        textCell(one.number),
        String(one.calls),
        wallText(zone, one.lastAt),
        Number.isNaN(wait) ? '' : String(wait),
        textCell(one.skillGroups),
        states[header][one.state],
        reachedAt === null ? '' : wallText(zone, reachedAt),
      ];
      file.write(`${cells.join(',')}\r\n`);
    }
    file.finish();
    return { rows: list.length };
  } catch (error) {
    file.abandon();
    throw error;
  }
}
