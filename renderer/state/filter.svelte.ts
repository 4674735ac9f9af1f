// Where the window is and what it looks at: page, period and filter, kept in the address so that back and forward work.
import * as v from 'valibot';
import { filterSchema, type Filter } from '../../shared/filter';
import {
  dayText,
  daysPeriod,
  localDay,
  parseDay,
  periodPresets,
  presetDays,
  type PeriodPreset,
} from '../../shared/period';
import { session } from './session.svelte';

export const pages = ['overview', 'records', 'settings', 'connect'] as const;
export type Page = (typeof pages)[number];

/** Everything but the period. */
export type Narrowing = Omit<Filter, 'from' | 'to'>;

export interface View {
  readonly page: Page;
  readonly preset: PeriodPreset | 'custom';
  /** First and last local day of a custom period. */
  readonly first: number;
  readonly last: number;
  readonly narrowing: Narrowing;
}

const start: View = { page: 'overview', preset: 'last30Days', first: 0, last: 0, narrowing: {} };

function parse(hash: string): View {
  const [page = '', query = ''] = hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(query);
  const preset = periodPresets.find((one) => one === parameters.get('period'));
  const first = parseDay(parameters.get('first') ?? '');
  const last = parseDay(parameters.get('last') ?? '');
  const isCustom = first !== undefined && last !== undefined && first <= last;
  return {
    page: pages.find((one) => one === page) ?? start.page,
    preset: isCustom ? 'custom' : (preset ?? start.preset),
    first: isCustom ? first : 0,
    last: isCustom ? last : 0,
    narrowing: parseNarrowing(parameters.get('filter')),
  };
}

function parseNarrowing(text: string | null): Narrowing {
  if (text === null) return {};
  try {
    const { from: _from, to: _to, ...narrowing } = v.parse(filterSchema, JSON.parse(text));
    return narrowing;
  } catch {
    return {};
  }
}

function addressOf(one: View): string {
  const parameters = new URLSearchParams();
  if (one.preset === 'custom') {
    parameters.set('first', dayText(one.first));
    parameters.set('last', dayText(one.last));
  } else {
    parameters.set('period', one.preset);
  }
  if (Object.keys(one.narrowing).length > 0) parameters.set('filter', JSON.stringify(one.narrowing));
  return `#${one.page}?${parameters.toString()}`;
}

let current = $state.raw<View>(parse(location.hash));
window.addEventListener('hashchange', () => {
  current = parse(location.hash);
});

export const view = {
  get current(): View {
    return current;
  },
  /** First and last local day; undefined for "all". */
  get days(): { first: number; last: number } | undefined {
    if (current.preset === 'custom') return { first: current.first, last: current.last };
    if (current.preset === 'all') return undefined;
    return presetDays(current.preset, localDay(session.settings.zone, Date.now()));
  },
  /** The filter object that every request of the window carries. */
  get filter(): Filter {
    const days = view.days;
    if (days === undefined) return { ...current.narrowing };
    return { ...current.narrowing, ...daysPeriod(session.settings.zone, days.first, days.last) };
  },
};

/** Changes where the window looks; each change is a step that "back" undoes. */
export function go(change: Partial<View>): void {
  const address = addressOf({ ...current, ...change });
  if (address !== location.hash) location.hash = address;
}

/** Opens the records that a mark of a chart stands for. */
export function showCalls(narrowing: Narrowing, day?: number): void {
  const period = day === undefined ? {} : ({ preset: 'custom', first: day, last: day } as const);
  go({ page: 'records', narrowing: { ...current.narrowing, ...narrowing }, ...period });
}

/** Moves the period by its own length; presets become custom periods. */
export function stepPeriod(direction: 1 | -1): void {
  const days = view.days;
  if (days === undefined) return;
  const length = days.last - days.first + 1;
  go({ preset: 'custom', first: days.first + direction * length, last: days.last + direction * length });
}
