// Page, period and filter of the window, kept in the address so that back and forward work.
import { pageIds, type PageId } from '#shared/domain/pages';
import * as v from 'valibot';
import { filterSchema, type Filter } from '#shared/domain/filter';
import {
  dayText,
  daysPeriod,
  localDay,
  parseDay,
  periodPresets,
  presetDays,
  type PeriodPreset,
} from '#shared/base/period';
import { sortSchema, type Sort } from '#shared/contract/records';
import { comparisonBases, type ComparisonBase } from '#shared/contract/views';
import { narrowed, type Narrowing } from './narrowed';
import { holdsBack } from './leaving.svelte';
import { session } from './session.svelte';

export interface View {
  readonly page: PageId;
  readonly preset: PeriodPreset | 'custom';
  /** First and last local day of a custom period. */
  readonly first: number;
  readonly last: number;
  readonly narrowing: Narrowing;
  /** What figures are compared with. */
  readonly base: ComparisonBase;
  /** The chosen instance; empty: all that are enabled. */
  readonly scope: string;
  /** The instance that the pages `instance` and `scale` edit. */
  readonly edited: string;
  /** How the grid is sorted. */
  readonly sort: Sort;
  /** The call (row id) whose panel is open in the records; 0: none. */
  readonly call: number;
  /** The agent or skill group whose panel is open on its page; empty: none. */
  readonly person: string;
  /** What the page of reports or the help shows: a part of it, or a report of the history; empty: its first part. */
  readonly part: string;
  /** What the glossary of the help explains: the id of a metric or a term; empty: all of it. */
  readonly term: string;
}

const newestFirst: Sort = [{ field: 'startedAt', descending: true }];

const start: View = {
  page: 'overview',
  preset: 'last30Days',
  first: 0,
  last: 0,
  narrowing: {},
  base: 'previous',
  scope: '',
  edited: '',
  sort: newestFirst,
  call: 0,
  person: '',
  part: '',
  term: '',
};

function parse(hash: string): View {
  const [page = '', query = ''] = hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(query);
  const preset = periodPresets.find((one) => one === parameters.get('period'));
  const first = parseDay(parameters.get('first') ?? '');
  const last = parseDay(parameters.get('last') ?? '');
  const isCustom = first !== undefined && last !== undefined && first <= last;
  return {
    page: pageIds.find((one) => one === page) ?? start.page,
    preset: isCustom ? 'custom' : (preset ?? start.preset),
    first: isCustom ? first : 0,
    last: isCustom ? last : 0,
    narrowing: parseNarrowing(parameters.get('filter')),
    base: comparisonBases.find((one) => one === parameters.get('against')) ?? start.base,
    scope: parameters.get('instance') ?? '',
    edited: parameters.get('edited') ?? '',
    sort: parseSort(parameters.get('sort')),
    call: Number(/^\d{1,10}$/.exec(parameters.get('call') ?? '')?.[0] ?? 0),
    person: parameters.get('person') ?? '',
    part: parameters.get('part') ?? '',
    term: parameters.get('term') ?? '',
  };
}

function parseNarrowing(text: string | null): Narrowing {
  if (text === null) return {};
  try {
    const {
      from: _from,
      to: _to,
      instances: _instances,
      ...narrowing
    } = v.parse(filterSchema, JSON.parse(text));
    return narrowing;
  } catch {
    return {};
  }
}

/** As `waitSeconds-,startedAt`: a minus for the greatest first. */
function parseSort(text: string | null): Sort {
  const parts = (text ?? '').split(',').map((part) => ({
    field: part.replace(/-$/, ''),
    descending: part.endsWith('-'),
  }));
  const sort = v.safeParse(sortSchema, parts);
  return sort.success ? sort.output : newestFirst;
}

const sortText = (sort: Sort): string =>
  sort.map(({ field, descending }) => `${field}${descending ? '-' : ''}`).join(',');

export function addressOf(one: View): string {
  const parameters = new URLSearchParams();
  if (one.preset === 'custom') {
    parameters.set('first', dayText(one.first));
    parameters.set('last', dayText(one.last));
  } else {
    parameters.set('period', one.preset);
  }
  if (Object.keys(one.narrowing).length > 0) parameters.set('filter', JSON.stringify(one.narrowing));
  if (one.base !== start.base) parameters.set('against', one.base);
  if (one.scope !== '') parameters.set('instance', one.scope);
  if (sortText(one.sort) !== sortText(newestFirst)) parameters.set('sort', sortText(one.sort));
  if (one.page === 'records' && one.call > 0) parameters.set('call', String(one.call));
  if (one.person !== '') parameters.set('person', one.person);
  const hasParts = one.page === 'reports' || one.page === 'help';
  if (hasParts && one.part !== '') parameters.set('part', one.part);
  if (one.page === 'help' && one.term !== '') parameters.set('term', one.term);
  if (one.page === 'instance' || one.page === 'scale') parameters.set('edited', one.edited);
  return `#${one.page}?${parameters.toString()}`;
}

let current = $state.raw<View>(parse(location.hash));
window.addEventListener('hashchange', () => {
  const next = parse(location.hash);
  const isLeft = next.page !== current.page || next.edited !== current.edited;
  if (!holdsBack(isLeft)) current = next;
});

/** The ids that a filter is narrowed to; undefined: every call there is. */
function instancesOf(scope: string): string[] | undefined {
  if (scope !== '') return [scope];
  const { instances, formerInstances } = session.settings;
  const enabled = instances.filter((one) => one.enabled);
  const isAll = enabled.length === instances.length && formerInstances.length === 0;
  // Disabled and former instances would make every period look incomplete.
  return isAll || enabled.length === 0 ? undefined : enabled.map((one) => one.id);
}

export const view = {
  get current(): View {
    return current;
  },
  /** First and last local day; undefined for "all". */
  get days(): { first: number; last: number } | undefined {
    if (current.preset === 'custom') return { first: current.first, last: current.last };
    if (current.preset === 'all') return undefined;
    const { zone, calendar } = session.settings;
    return presetDays(current.preset, localDay(zone, Date.now()), calendar.weekStart);
  },
  /** The chosen instance, as long as it exists; empty: all. */
  get scope(): string {
    const { instances, formerInstances } = session.settings;
    const isKnown = [...instances, ...formerInstances].some((one) => one.id === current.scope);
    return isKnown ? current.scope : '';
  },
  /** The instances in scope that are synced. */
  get syncedIds(): string[] {
    const { scope } = view;
    return session.settings.instances
      .filter((one) => one.enabled && (scope === '' || one.id === scope))
      .map((one) => one.id);
  },
  /** The instances whose calls are shown. */
  get shownIds(): string[] {
    const { scope } = view;
    if (scope !== '') return [scope];
    const { instances } = session.settings;
    const enabled = instances.filter((one) => one.enabled);
    return (enabled.length > 0 ? enabled : instances).map((one) => one.id);
  },
  /** The filter object that every request of the window carries. */
  get filter(): Filter {
    const days = view.days;
    const instances = instancesOf(view.scope);
    return {
      ...current.narrowing,
      ...(instances === undefined ? {} : { instances }),
      ...(days === undefined ? {} : daysPeriod(session.settings.zone, days.first, days.last)),
    };
  },
};

/** Changes where the window looks; each change is a step that "back" undoes. */
export function go(change: Partial<View>): void {
  const address = addressOf({ ...current, ...change });
  if (address !== location.hash) location.hash = address;
}

/** Opens the records that a mark of a chart stands for: those of the present filter that are also of the mark. */
export function showCalls(narrowing: Narrowing, days?: { first: number; last: number }): void {
  const period = days === undefined ? {} : ({ preset: 'custom', ...days } as const);
  go({ page: 'records', call: 0, person: '', narrowing: narrowed(current.narrowing, narrowing), ...period });
}

/** Moves the period by its own length; presets become custom periods. */
export function stepPeriod(direction: 1 | -1): void {
  const days = view.days;
  if (days === undefined) return;
  const length = days.last - days.first + 1;
  go({ preset: 'custom', first: days.first + direction * length, last: days.last + direction * length });
}
