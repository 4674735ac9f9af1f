// Puts the selected rows on the clipboard, page by page, so that many rows can be watched and stopped.
import { formatCount } from '#shared/language/format';
import { type CallFieldId, fieldOf } from '#shared/domain/fields';
import { call } from '../../state/api';
import { cellText, plainHead, plainValue } from './grid-cells';
import { countRows, type Ranges } from './grid-selection';
import { tsvCell, tsvLine } from '../../state/grid-tsv';
import { attempt, notice } from '../../state/notice.svelte';
import { rowsOf, type Question, type RecordRow } from './record-pages.svelte';
import { t } from '../../state/session.svelte';

/** What Excel takes in a few seconds, and a clipboard holds. */
export const mostCopied = 100_000;
/** Rows asked for at once: a reply stays under 64 kB. */
const pageRows = 120;
/** How often a copy restarts when new data arrive during it. */
const mostTries = 3;

export interface GridCopy {
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  copy(question: Question, ranges: Ranges, columns: readonly CallFieldId[]): Promise<void>;
  cancel(): void;
}

function cellOf(row: RecordRow, id: CallFieldId): string {
  const { kind } = fieldOf(id);
  return tsvCell(plainValue(row, id), kind === 'time' || kind === 'duration' || kind === 'count');
}

export function createGridCopy(): GridCopy {
  let progress = $state.raw<{ done: number; total: number }>();
  let isCancelled = false;

  /** The rows as lines; undefined where it was cancelled or the data changed meanwhile. */
  async function linesOf(
    question: Question,
    ranges: Ranges,
    columns: readonly CallFieldId[],
  ): Promise<string[] | undefined> {
    const total = countRows(ranges);
    const lines: string[] = [];
    let version: number | undefined;
    for (const [first, last] of ranges)
      for (let offset = first; offset <= last; offset += pageRows) {
        progress = { done: lines.length, total };
        const limit = Math.min(pageRows, last - offset + 1);
        const page = await call('records.page', { ...question, offset, limit });
        version ??= page.version;
        if (isCancelled || page.version !== version) return undefined;
        lines.push(...rowsOf(page).map((row) => tsvLine(columns.map((id) => cellOf(row, id)))));
      }
    return lines;
  }

  return {
    get progress() {
      return progress;
    },
    async copy(question, ranges, columns) {
      const total = countRows(ranges);
      if (progress !== undefined || total === 0) return;
      if (total > mostCopied) {
        notice.tell(t('copy.tooMany', { n: formatCount(total), most: formatCount(mostCopied) }));
        return;
      }
      isCancelled = false;
      await attempt(async () => {
        let lines: string[] | undefined;
        for (let tries = 0; lines === undefined && !isCancelled && tries < mostTries; tries++)
          lines = await linesOf(question, ranges, columns);
        if (isCancelled) return;
        if (lines === undefined) {
          notice.tell(t('copy.changed'));
          return;
        }
        const head = tsvLine(columns.map((id) => tsvCell(plainHead(id), false)));
        await navigator.clipboard.writeText(head + lines.join(''));
        notice.tell(t('copy.done', { n: formatCount(lines.length) }));
      });
      progress = undefined;
    },
    cancel() {
      isCancelled = true;
    },
  };
}

/** One cell as it is shown. */
export async function copyText(row: RecordRow, id: CallFieldId): Promise<void> {
  await attempt(async () => {
    await navigator.clipboard.writeText(cellText(row, id));
    notice.tell(t('common.copied'));
  });
}
