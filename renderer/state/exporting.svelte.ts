// The export that is running, what came of the last one, and how each is started.
import type { Failure } from '#shared/base/envelope';
import type { ExportChoice } from '#shared/domain/export';
import { formatCount } from '#shared/language/format';
import { headerOf, type LanguageHeader } from '#shared/language/text';
import type { CallFieldId } from '#shared/domain/fields';
import { defaultLook } from '#shared/domain/report';
import { call, on } from './api';
import { columnsOf } from './export-choice';
import { view } from './filter.svelte';
import { saveSettings, session, t, toFailure } from './session.svelte';

interface Saved {
  readonly path: string;
  readonly rows?: number;
  readonly sheets?: number;
  /** What is told of it where its rows are no calls. */
  readonly text?: string;
}

let isRunning = $state(false);
let isAsked = $state(false);
let counted = $state('');
let saved = $state.raw<Saved>();
let failure = $state.raw<Failure>();
/** Names the run of this window, among those that write reports. */
let ticket = '';
let runs = 0;

on('export.progressed', (progress) => {
  if (progress.ticket !== ticket) return;
  counted = t('export.rows', { n: formatCount(progress.rows), total: formatCount(progress.total) });
});

async function run(save: () => Promise<Saved | null>): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  counted = '';
  exporting.dismiss();
  try {
    saved = (await save()) ?? undefined;
  } catch (error) {
    const caught = toFailure(error);
    if (caught.code !== 'cancelled') failure = caught;
  } finally {
    isRunning = false;
  }
}

const header = (): LanguageHeader => headerOf(session.language);

export const exporting = {
  get isRunning(): boolean {
    return isRunning;
  },
  /** Whether it is being chosen what the file of calls shall be. */
  get isAsked(): boolean {
    return isAsked;
  },
  /** How far it is, in words; empty for work that tells no rows. */
  get counted(): string {
    return counted;
  },
  get saved(): Saved | undefined {
    return saved;
  },
  get failure(): Failure | undefined {
    return failure;
  },
  dismiss(): void {
    saved = undefined;
    failure = undefined;
  },
  ask(): void {
    if (!isRunning) isAsked = true;
  },
  answered(): void {
    isAsked = false;
  },
  cancel: (): Promise<null> => call('export.cancel', { ticket }),
  /** What is looked at, on one page. */
  pdf: (): Promise<void> =>
    run(() => {
      const look = { ...defaultLook, hideNames: session.settings.hideNames };
      const { language } = session;
      return call('report.save', {
        order: { title: '', period: 'custom', filter: view.filter, look, language },
      });
    }),
  /** @param shown the columns of the records, in their order */
  calls: (choice: ExportChoice, mask: boolean, shown: readonly CallFieldId[]): Promise<void> =>
    run(async () => {
      const { allColumns: _allColumns, ...order } = choice;
      ticket = `window-${(runs += 1)}`;
      await saveSettings({ exportChoice: choice });
      const columns = columnsOf(choice, shown);
      return call('export.save', {
        ...order,
        filter: view.filter,
        mask,
        ticket,
        ...(columns === undefined ? {} : { columns }),
      });
    }),
  /** The list of lost callers; masked unless the numbers are wanted for calling back. */
  lostCallers: (mask: boolean): Promise<void> =>
    run(async () => {
      const written = await call('lost.save', { filter: view.filter, header: header(), mask });
      if (written === null) return null;
      // Its rows are callers; the notice counts calls.
      const { path, rows } = written;
      return {
        path,
        text: t('lost.saved', { file: path.split(/[\\/]/).at(-1) ?? '', n: formatCount(rows) }),
      };
    }),
};
