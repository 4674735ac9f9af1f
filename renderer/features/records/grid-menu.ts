// Context menu entries for a cell or a column of the grid.
import { listsOf, withChosen, withMember, withoutValue, type Value } from '../../filter/column-filter';
import type { ListName } from '#shared/domain/filter-fields';
import { dayText, localDay } from '#shared/base/period';
import { callWord } from '#shared/texts/words';
import type { CallFieldId } from '#shared/domain/fields';
import type { Sort } from '#shared/contract/records';
import type { CallDetail } from '#shared/contract/record-views';
import { go, view } from '../../state/filter.svelte';
import { cellText } from './grid-cells';
import type { ColumnLayout } from '../../state/grid-columns.svelte';
import { copyText } from './grid-copy.svelte';
import { names } from '../../state/names.svelte';
import type { RecordRow } from './record-pages.svelte';
import { session, t } from '../../state/session.svelte';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
  /** A line above it. */
  readonly starts?: boolean;
}

/** All calls of a call's caller, whenever they were. */
export function showCaller(id: number): void {
  go({ page: 'records', preset: 'all', narrowing: { sameCaller: id } });
}

interface Meant {
  readonly list: ListName;
  readonly value: Value;
  readonly label: string;
}

/** The values of the cell that a list of the filter knows. */
function meantBy(row: RecordRow, id: CallFieldId, detail: CallDetail | undefined): Meant[] {
  const list = listsOf(id)[0];
  if (list === undefined || id === 'startedAt') return [];
  const { language } = session;
  if (id === 'agents' || id === 'skillGroups') {
    if (detail === undefined) return [];
    const none = t(id === 'agents' ? 'who.noAgent' : 'who.noGroup');
    const people = [...new Map(detail[id].map((one) => [one.id, one])).values()];
    if (people.length === 0) return [{ list, value: 'none', label: none }];
    return people.map((one) => ({
      list,
      value: one.id,
      label: (id === 'agents' ? names.agent(one.id, one.name) : one.name) || one.id,
    }));
  }
  if (id === 'rating') {
    const key = row.number(id);
    if (Number.isNaN(key)) return [{ list, value: 0, label: t('colfilter.noRating') }];
    return [{ list, value: key, label: String(key) }];
  }
  const value = row.text(id);
  const label = callWord(id as 'contactType', value, language);
  return [{ list, value, label: id === 'disposition' ? cellText(row, id) : label }];
}

function narrowItems(row: RecordRow, id: CallFieldId, detail: CallDetail | undefined): MenuItem[] {
  const { narrowing } = view.current;
  const { settings } = session;
  if (id === 'startedAt') {
    const day = localDay(settings.zone, row.number(id));
    const run = (): void => go({ preset: 'custom', first: day, last: day });
    return [{ label: t('menu.only', { value: dayText(day) }), run }];
  }
  if (id === 'recordingReady') {
    const recording = row.number(id) === 1;
    const value = t(recording ? 'colfilter.yes' : 'colfilter.no');
    const run = (): void => go({ narrowing: withMember(narrowing, 'recording', recording) });
    return [{ label: t('menu.only', { value }), run }];
  }
  const isNumber = id === 'callingNumber' || id === 'calledNumber';
  const digits = isNumber && !settings.mask ? row.text(id).replace(/\D/g, '').slice(-20) : '';
  if (digits.length >= 3) {
    const run = (): void => go({ narrowing: withMember(narrowing, 'number', digits) });
    return [{ label: t('menu.only', { value: row.text(id) }), run }];
  }
  return meantBy(row, id, detail).flatMap(({ list, value, label }) => [
    {
      label: t('menu.only', { value: label }),
      run: () => go({ narrowing: withChosen(narrowing, list, { mode: 'include', values: [value] }) }),
    },
    {
      label: t('menu.exclude', { value: label }),
      run: () => go({ narrowing: withoutValue(narrowing, list, value) }),
    },
  ]);
}

/** @param detail of the call, for whom it names; only cells of agents and groups need it */
export function cellItems(
  row: RecordRow,
  id: CallFieldId,
  detail: CallDetail | undefined,
  acts: { readonly open: () => void; readonly copyRows: () => void },
): MenuItem[] {
  return [
    ...narrowItems(row, id, detail),
    { label: t('menu.copy'), run: () => void copyText(row, id), starts: true },
    { label: t('menu.copyRows'), run: acts.copyRows },
    { label: t('menu.caller'), run: () => showCaller(row.id), starts: true },
    { label: t('menu.open'), run: acts.open },
  ];
}

export function headItems(id: CallFieldId, layout: ColumnLayout, sort: Sort, fit: () => void): MenuItem[] {
  const isPinned = layout.all.some((one) => one.field === id && one.isPinned);
  const isSorted = sort.some(({ field }) => field === id);
  return [
    { label: t('menu.sortUp'), run: () => go({ sort: [{ field: id, descending: false }] }) },
    { label: t('menu.sortDown'), run: () => go({ sort: [{ field: id, descending: true }] }) },
    ...(isSorted || sort.length >= 4
      ? []
      : [{ label: t('menu.addSort'), run: () => go({ sort: [...sort, { field: id, descending: false }] }) }]),
    { label: t('menu.fit'), run: fit, starts: true },
    {
      label: t(isPinned ? 'menu.unpin' : 'menu.pin'),
      run: () => void layout.change(id, { isPinned: !isPinned }),
    },
    ...(layout.shown.length > 1
      ? [{ label: t('menu.hide'), run: () => void layout.change(id, { isShown: false }) }]
      : []),
  ];
}
