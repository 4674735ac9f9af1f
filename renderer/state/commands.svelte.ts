// What menus, shortcuts and the search have in common: the commands of the window.
import type { MenuCommand, MenuPage } from '../../shared/menu';
import { archive } from '../parts/backup/archive.svelte';
import { backUp, restoring } from '../parts/backup/restoring.svelte';
import { exporting } from './exporting.svelte';
import { go, stepPeriod, view } from './filter.svelte';
import { attempt } from './notice.svelte';
import { saveSettings, session } from './session.svelte';
import { startSync } from './sync-scope';

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

export function toggleRail(): void {
  void attempt(() => saveSettings({ isRailNarrow: !session.settings.isRailNarrow }));
}

export function runCommand(command: MenuCommand): void {
  // Calls can be brought back before there are any, and while nothing else can be done.
  if (command === 'restore') return void restoring.askFile();
  if (archive.state.phase === 'failed') return;
  // Before there is anything to look at only the settings can be reached.
  const { instances, formerInstances } = session.settings;
  if (instances.length + formerInstances.length === 0 && command !== 'page.settings') return;
  switch (command) {
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
