// The rows of the grid, fetched in pages as they come into sight and kept while filter and sort stay the same.
import type { Sort } from '../../shared/contract';
import type { Failure } from '../../shared/envelope';
import type { Filter } from '../../shared/filter';
import type { RecordFieldId } from '../../shared/record-fields';
import type { RecordsPage } from '../../shared/views';
import { call } from '../api';
import { session, toFailure } from './session.svelte';

const pageRows = 100;
/** Pages kept; older ones are fetched again when looked at. */
const pagesKept = 60;

export interface RecordRow {
  readonly id: number;
  text(field: RecordFieldId): string;
  /** NaN where the call has no such value. */
  number(field: RecordFieldId): number;
}

export interface RecordPages {
  readonly total: number | undefined;
  readonly failure: Failure | undefined;
  /** Undefined while the row is on its way. */
  row(index: number): RecordRow | undefined;
  /** Fetches what is missing of the rows first … last. */
  show(first: number, last: number): void;
}

interface Kept {
  readonly page: RecordsPage;
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

function keep(page: RecordsPage): Kept {
  const texts = new Map<string, readonly string[]>();
  for (const [name, column] of Object.entries(page.columns))
    if (typeof column === 'string') texts.set(name, column.split('\n'));
  return { page, texts };
}

export function createRecordPages(asked: () => { filter: Filter; sort: Sort; mask: boolean }): RecordPages {
  let pages = $state.raw<ReadonlyMap<number, Kept>>(new Map());
  let total = $state<number>();
  let failure = $state.raw<Failure>();
  let generation = 0;
  let visible = { first: 0, last: pageRows - 1 };
  const underway = new Set<string>();

  async function fetchPage(number: number): Promise<void> {
    const mine = generation;
    const key = `${mine}:${number}`;
    if (underway.has(key)) return;
    underway.add(key);
    try {
      const page = await call('records.page', { ...asked(), offset: number * pageRows, limit: pageRows });
      if (mine !== generation) return;
      // Pages of another data version are numbered differently: they would repeat or skip rows.
      const same = [...pages].filter(([, kept]) => kept.page.version === page.version);
      const next = new Map(same).set(number, keep(page));
      for (const old of [...next.keys()].slice(0, Math.max(next.size - pagesKept, 0))) next.delete(old);
      pages = next;
      total = page.total;
      failure = undefined;
    } catch (error) {
      if (mine === generation) failure = toFailure(error);
    } finally {
      underway.delete(key);
    }
  }

  function fetchVisible(missingOnly: boolean): void {
    for (
      let number = Math.floor(visible.first / pageRows);
      number <= Math.floor(visible.last / pageRows);
      number++
    )
      if (!missingOnly || !pages.has(number)) void fetchPage(number);
  }

  $effect(() => {
    // A new question: what was shown no longer answers it.
    asked();
    generation += 1;
    pages = new Map();
    fetchVisible(false);
  });
  $effect(() => {
    // New data: what is in sight is fetched again and replaced when it is there.
    if (session.dataVersion > 0) {
      generation += 1;
      fetchVisible(false);
    }
  });

  return {
    get total() {
      return total;
    },
    get failure() {
      return failure;
    },
    row(index) {
      const kept = pages.get(Math.floor(index / pageRows));
      const place = index % pageRows;
      if (kept === undefined || place >= kept.page.count) return undefined;
      return {
        id: kept.page.ids[place] ?? 0,
        text: (field) => kept.texts.get(field)?.[place] ?? '',
        number: (field) => {
          const column = kept.page.columns[field];
          return column === undefined || typeof column === 'string' ? NaN : (column[place] ?? NaN);
        },
      };
    },
    show(first, last) {
      visible = { first, last };
      fetchVisible(true);
    },
  };
}
