// The rows of the grid, fetched in pages as they come into sight and kept while filter and sort stay the same.
import { untrack } from 'svelte';
import type { Failure } from '#shared/base/envelope';
import type { Filter } from '#shared/domain/filter';
import type { CallFieldId } from '#shared/domain/fields';
import type { Sort } from '#shared/contract/records';
import type { RecordsPage } from '#shared/contract/record-views';
import { call } from '../../state/api';
import { session, toFailure } from '../../state/session.svelte';

const pageRows = 100;
/** Pages kept; older ones are fetched again when looked at. */
const pagesKept = 60;

export interface RecordRow {
  readonly id: number;
  text(field: CallFieldId): string;
  /** NaN where the call has no such value. */
  number(field: CallFieldId): number;
}

export interface Question {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly mask: boolean;
}

export interface RecordPages {
  readonly total: number | undefined;
  readonly failure: Failure | undefined;
  /** Whether the rows shown still answer the question before. */
  readonly isStale: boolean;
  /** The question that the rows shown answer, and the version of the data that they are of. */
  readonly answered: string;
  readonly version: number;
  /** Undefined while the row is on its way. */
  row(index: number): RecordRow | undefined;
  /** Fetches what is missing of the rows first … last. */
  show(first: number, last: number): void;
  again(): void;
}

interface Kept {
  readonly page: RecordsPage;
  readonly rows: readonly RecordRow[];
  /** Number of the question, or of the change of data, that it was asked under. */
  readonly generation: number;
}
interface Shown {
  readonly key: string;
  readonly version: number;
  readonly total: number;
  readonly pages: ReadonlyMap<number, Kept>;
}

/** The rows of a page, to be read cell by cell. */
export function rowsOf(page: RecordsPage): RecordRow[] {
  const texts = new Map<string, readonly string[]>();
  for (const [name, column] of Object.entries(page.columns))
    if (typeof column === 'string') texts.set(name, column.split('\n'));
  return Array.from({ length: page.count }, (_, place) => ({
    id: page.ids[place] ?? 0,
    text: (field) => texts.get(field)?.[place] ?? '',
    number: (field) => {
      const column = page.columns[field];
      return column === undefined || typeof column === 'string' ? NaN : (column[place] ?? NaN);
    },
  }));
}

const pageOfRow = (index: number): number => Math.floor(index / pageRows);

/** Takes a page in; drops what is of another order, and what is kept longest where there is too much. */
function withPage(
  shown: Shown | undefined,
  key: string,
  number: number,
  kept: Kept,
  isSeen: (number: number) => boolean,
): Shown {
  const { page } = kept;
  const before = shown?.key === key ? [...shown.pages] : [];
  // Another data version numbers rows differently: visible pages stay until they are reloaded.
  const fitting = before.filter(([other, one]) => one.page.version === page.version || isSeen(other));
  const pages = new Map(fitting);
  pages.delete(number);
  pages.set(number, kept);
  for (const old of [...pages.keys()].slice(0, Math.max(pages.size - pagesKept, 0))) pages.delete(old);
  return { key, version: page.version, total: page.total, pages };
}

export function createRecordPages(asked: () => Question): RecordPages {
  let shown = $state.raw<Shown>();
  let failure = $state.raw<Failure>();
  /** Which rows in which order; masked or not they are the same. */
  const question = $derived(JSON.stringify([asked().filter, asked().sort]));
  const mask = $derived(asked().mask);
  // Derived, so that who watches them is not woken by every page that arrives.
  const total = $derived(shown?.total);
  const answered = $derived(shown?.key ?? '');
  const version = $derived(shown?.version ?? 0);
  const isStale = $derived(shown !== undefined && shown.key !== question);
  let generation = 0;
  let visible = { first: 0, last: pageRows - 1 };
  let isBusy = false;

  const isSeen = (number: number): boolean =>
    number >= pageOfRow(visible.first) && number <= pageOfRow(visible.last);
  function nextMissing(): number | undefined {
    for (let number = pageOfRow(visible.first); number <= pageOfRow(visible.last); number++) {
      const isThere = shown?.key === question && shown.pages.get(number)?.generation === generation;
      if (!isThere) return number;
    }
    return undefined;
  }

  async function fetchPage(number: number): Promise<void> {
    const [mine, key] = [generation, question];
    const page = await call('records.page', { ...asked(), offset: number * pageRows, limit: pageRows });
    if (mine !== generation) return;
    shown = withPage(shown, key, number, { page, rows: rowsOf(page), generation: mine }, isSeen);
    failure = undefined;
  }

  /** One page after the other, always one that is in sight now: what was scrolled past is not asked for. */
  async function fetchVisible(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    let mine = generation;
    try {
      for (let number = nextMissing(); number !== undefined; number = nextMissing()) {
        mine = generation;
        await fetchPage(number);
      }
    } catch (error) {
      if (mine === generation) failure = toFailure(error);
    } finally {
      isBusy = false;
    }
    if (mine !== generation) void fetchVisible();
  }

  $effect(() => {
    // A new question: its rows are shown from the first one on, the old ones until then.
    void question;
    generation += 1;
    visible = { first: 0, last: Math.min(visible.last - visible.first, pageRows - 1) };
    untrack(() => void fetchVisible());
  });
  $effect(() => {
    // Numbers that are to be masked from now on must not stay on screen for a moment.
    void mask;
    generation += 1;
    untrack(() => {
      if (shown !== undefined) shown = { ...shown, pages: new Map() };
    });
    untrack(() => void fetchVisible());
  });
  $effect(() => {
    // New data: what is in sight is fetched again and replaced when it is there.
    if (session.dataVersion > 0) {
      generation += 1;
      untrack(() => void fetchVisible());
    }
  });

  return {
    get total() {
      return total;
    },
    get failure() {
      return failure;
    },
    get isStale() {
      return isStale;
    },
    get answered() {
      return answered;
    },
    get version() {
      return version;
    },
    row: (index) => shown?.pages.get(pageOfRow(index))?.rows[index % pageRows],
    show(first, last) {
      // What is in sight of the old rows says nothing of the new ones.
      if (shown === undefined || shown.key !== question) return;
      visible = { first, last };
      void fetchVisible();
    },
    again() {
      failure = undefined;
      void fetchVisible();
    },
  };
}
