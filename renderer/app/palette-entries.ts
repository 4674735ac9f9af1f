// Entries of the search: pages, periods, saved views, agents, skill groups, numbers and actions.
import { languages } from '#shared/language/text';
import { glossary } from '#shared/texts/glossary';
import { message, type MessageKey } from '#shared/texts/messages';
import { helpParts } from '#shared/domain/menu';
import { menuPages } from '#shared/domain/pages';
import { periodPresets } from '#shared/base/period';
import { exporting } from '../state/exporting.svelte';
import { go, view } from '../state/filter.svelte';
import { openHelp, openPage, runCommand, startTour, toggleRail } from '../shell/commands.svelte';
import { names } from '../state/names.svelte';
import { attempt } from '../state/notice.svelte';
import { openView } from '../shell/saved-views.svelte';
import { saveSettings, session, t } from '../state/session.svelte';

export interface PaletteEntry {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  /** Also found by this. */
  readonly alias?: string;
  readonly run: () => void;
}

/** So that a name is found whichever language it is typed in. */
const inEveryLanguage = (key: MessageKey): string => languages.map((one) => message(one, key)).join(' ');

const save = (change: Parameters<typeof saveSettings>[0]): void => void attempt(() => saveSettings(change));

function actions(): PaletteEntry[] {
  const kind = t('palette.action');
  const { hideNames } = session.settings;
  const one = (id: string, key: MessageKey, run: () => void, alias = ''): PaletteEntry => ({
    id: `action.${id}`,
    kind,
    label: t(key),
    run,
    alias: `${id} ${alias} ${inEveryLanguage(key)}`,
  });
  return [
    one('pdf', 'export.pdf', () => void exporting.pdf(), 'report'),
    one('csv', 'export.title', () => exporting.ask(), 'excel'),
    one('sync', 'sync.now', () => runCommand('sync')),
    one('clear', 'common.clearFilters', () => go({ narrowing: {} })),
    one(
      'names',
      hideNames ? 'palette.showNames' : 'palette.hideNames',
      () => save({ hideNames: !hideNames }),
      'presentation',
    ),
    one('light', 'palette.light', () => save({ theme: 'light' })),
    one('dark', 'palette.dark', () => save({ theme: 'dark' })),
    one('rail', 'rail.collapse', toggleRail),
    one('tour', 'menu.tour', startTour, 'help'),
    one('diagnostics', 'menu.diagnostics', () => runCommand('diagnostics'), 'support'),
  ];
}

/** All there is but numbers, in the order in which they are shown. */
function allEntries(): PaletteEntry[] {
  const { agents, skillGroups } = names.known;
  return [
    ...menuPages.map((page, index) => ({
      id: `page.${page}`,
      kind: t('palette.page'),
      label: t(`page.${page}`),
      alias: `${page} ${index + 1} ${inEveryLanguage(`page.${page}`)}`,
      run: () => openPage(page),
    })),
    ...helpParts.map((part) => ({
      id: `help.${part}`,
      kind: t('page.help'),
      label: t(`menu.help.${part}`),
      alias: `${part} ${inEveryLanguage('page.help')} ${inEveryLanguage(`menu.help.${part}`)}`,
      run: () => openHelp(part),
    })),
    ...session.settings.views.map((one) => ({
      id: `view.${one.id}`,
      kind: t('palette.view'),
      label: one.name,
      run: () => openView(one),
    })),
    ...periodPresets.map((preset) => ({
      id: `period.${preset}`,
      kind: t('common.period'),
      label: t(`period.${preset}`),
      alias: preset,
      run: () => go({ preset }),
    })),
    ...actions(),
    ...[...new Map(skillGroups.map((one) => [one.id, one])).values()].map(({ id, name }) => ({
      id: `skillGroup.${id}`,
      kind: t('who.group'),
      label: name,
      alias: id,
      run: () => go({ page: 'skillGroups', person: id }),
    })),
    ...[...new Map(agents.map((one) => [one.id, one])).values()].map(({ id, name }) => ({
      id: `agent.${id}`,
      kind: t('who.agent'),
      label: names.agent(id, name),
      // A hidden name must not be found by typing it.
      alias: session.settings.hideNames ? '' : id,
      run: () => go({ page: 'agents', person: id }),
    })),
  ];
}

/** Glossary entries; found by name only, so that they do not crowd other results. */
function explanations(): PaletteEntry[] {
  return glossary(session.language, session.settings).map(({ id, label, otherLabel }) => ({
    id: `glossary.${id}`,
    kind: t('help.glossary'),
    label,
    alias: `${otherLabel} ${id}`,
    run: () => openHelp('glossary', id),
  }));
}

/** Words are found in any order; what begins with the first one comes first. */
export function findEntries(text: string, most: number): PaletteEntry[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const digits = text.replace(/[\s-]/g, '');
  const byNumber: PaletteEntry[] = /^\+?\d{3,20}$/.test(digits)
    ? [
        {
          id: 'number',
          kind: t('chip.number'),
          label: t('palette.numberIs', { digits }),
          run: () =>
            go({
              page: 'records',
              person: '',
              narrowing: { ...view.current.narrowing, number: digits.replace('+', '') },
            }),
        },
      ]
    : [];
  const fits = ({ label, alias = '' }: PaletteEntry): boolean => {
    const where = `${label} ${alias}`.toLowerCase();
    return words.every((word) => where.includes(word));
  };
  const rank = ({ label }: PaletteEntry): number =>
    words[0] !== undefined && label.toLowerCase().startsWith(words[0]) ? 0 : 1;
  const ranked = (entries: readonly PaletteEntry[]): PaletteEntry[] =>
    entries.filter(fits).sort((a, b) => rank(a) - rank(b));
  const explained = words.length === 0 ? [] : ranked(explanations());
  return [...byNumber, ...ranked(allEntries()), ...explained].slice(0, most);
}
