// What the search finds: pages, periods, saved views, agents, skill groups, numbers and actions.
import { glossary } from '#shared/texts/glossary';
import { helpParts, menuPages } from '#shared/domain/menu';
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

const save = (change: Parameters<typeof saveSettings>[0]): void => void attempt(() => saveSettings(change));

function actions(): PaletteEntry[] {
  const kind = t('palette.action');
  const { hideNames } = session.settings;
  const one = (id: string, label: string, run: () => void, alias = ''): PaletteEntry => ({
    id: `action.${id}`,
    kind,
    label,
    run,
    alias,
  });
  return [
    one('pdf', t('export.pdf'), () => void exporting.pdf(), 'pdf report 报表'),
    one('csv', t('export.title'), () => exporting.ask(), 'csv excel'),
    one('sync', t('sync.now'), () => runCommand('sync'), 'sync 同步'),
    one('clear', t('palette.clear'), () => go({ narrowing: {} })),
    one(
      'names',
      t(hideNames ? 'palette.showNames' : 'palette.hideNames'),
      () => save({ hideNames: !hideNames }),
      'presentation 演示',
    ),
    one('light', t('palette.light'), () => save({ theme: 'light' }), 'theme 主题'),
    one('dark', t('palette.dark'), () => save({ theme: 'dark' }), 'theme 主题'),
    one('rail', t('rail.collapse'), toggleRail),
    one('tour', t('menu.tour'), startTour, 'tour 导览 help'),
    one('diagnostics', t('menu.diagnostics'), () => runCommand('diagnostics'), 'diagnostics support 诊断'),
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
      alias: `${page} ${index + 1}`,
      run: () => openPage(page),
    })),
    ...helpParts.map((part) => ({
      id: `help.${part}`,
      kind: t('page.help'),
      label: t(`menu.help.${part}`),
      alias: `help 帮助 ${part}`,
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
      kind: t('palette.period'),
      label: t(`period.${preset}`),
      alias: preset,
      run: () => go({ preset }),
    })),
    ...actions(),
    ...[...new Map(skillGroups.map((one) => [one.id, one])).values()].map(({ id, name }) => ({
      id: `skillGroup.${id}`,
      kind: t('palette.skillGroup'),
      label: name,
      alias: id,
      run: () => go({ page: 'skillGroups', person: id }),
    })),
    ...[...new Map(agents.map((one) => [one.id, one])).values()].map(({ id, name }) => ({
      id: `agent.${id}`,
      kind: t('palette.agent'),
      label: names.agent(id, name),
      // A hidden name must not be found by typing it.
      alias: session.settings.hideNames ? '' : id,
      run: () => go({ page: 'agents', person: id }),
    })),
  ];
}

/** What figures and words mean; asked for by name only, so that they stand in nobody's way. */
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
          kind: t('palette.number'),
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
