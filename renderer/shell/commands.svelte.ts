// Commands of the window, shared by menus, shortcuts and the search.
import { helpParts, type HelpPart, type MenuCommand } from '#shared/domain/menu';
import type { MenuPage } from '#shared/domain/pages';
import { metricIds } from '#shared/domain/metrics';
import { archive } from '../state/archive.svelte';
import { backUp, restoring } from '../state/restoring.svelte';
import { diagnostics } from '../state/diagnostics.svelte';
import { exporting } from '../state/exporting.svelte';
import { go, stepPeriod, view } from '../state/filter.svelte';
import { attempt } from '../state/notice.svelte';
import { saveSettings, session } from '../state/session.svelte';
import { startSync } from '../state/sync-scope';
import { tour } from '../state/tour.svelte';

let isSearching = $state(false);

export const palette = {
  get isOpen(): boolean {
    return isSearching;
  },
  open(): void {
    isSearching = true;
  },
  close(): void {
    isSearching = false;
  },
};

export function openPage(page: MenuPage): void {
  go({ page, person: '', part: '' });
}

export function openHelp(part: HelpPart, term = ''): void {
  go({ page: 'help', person: '', part: part === 'glossary' ? '' : part, term });
}

/** The metric of the tile that the mouse is over or that has the focus; empty where there is none. */
function metricAtHand(): string {
  const tile = document.querySelector<HTMLElement>('[data-metric]:hover, [data-metric]:focus-visible');
  return metricIds.find((id) => id === tile?.dataset['metric']) ?? '';
}

export function toggleRail(): void {
  void attempt(() => saveSettings({ isRailNarrow: !session.settings.isRailNarrow }));
}

/** It is about the overview. */
export function startTour(): void {
  go({ page: 'overview', person: '', part: '' });
  tour.begin();
}

export function runCommand(command: MenuCommand): void {
  // Calls can be brought back before there are any, and while nothing else can be done.
  if (command === 'restore') return void restoring.askFile();
  if (command === 'diagnostics') return diagnostics.ask();
  if (archive.state.phase === 'failed') return;
  if (command === 'help') return openHelp('glossary', metricAtHand());
  const helpPart = helpParts.find((part) => command === `help.${part}`);
  if (helpPart !== undefined) return openHelp(helpPart);
  // Before there is anything to look at only the settings can be reached.
  const { instances, formerInstances } = session.settings;
  if (instances.length + formerInstances.length === 0 && command !== 'page.settings') return;
  switch (command) {
    case 'tour':
      return startTour();
    case 'export.pdf':
      return void exporting.pdf();
    case 'export.csv':
      return exporting.ask();
    case 'sync':
      return startSync(view.syncedIds);
    case 'backup':
      return void backUp();
    case 'search':
      return palette.open();
    case 'rail':
      return toggleRail();
    case 'back':
      return history.back();
    case 'forward':
      return history.forward();
    case 'period.previous':
      return stepPeriod(-1);
    case 'period.next':
      return stepPeriod(1);
    default:
      return openPage(command.slice('page.'.length) as MenuPage);
  }
}
