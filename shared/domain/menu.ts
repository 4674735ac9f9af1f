// Commands of the application menu and their shortcuts.
import { menuPages, type MenuPage } from './pages';

/** The parts of the help, in their order. */
export const helpParts = ['glossary', 'differences', 'shortcuts', 'about'] as const;
export type HelpPart = (typeof helpParts)[number];

export type MenuCommand =
  | `page.${MenuPage}`
  | 'export.pdf'
  | 'export.csv'
  | 'sync'
  | 'backup'
  | 'restore'
  | 'search'
  | 'rail'
  | 'back'
  | 'forward'
  | 'period.previous'
  | 'period.next'
  /** What the help says of the figure at hand, else its first part. */
  | 'help'
  | `help.${HelpPart}`
  | 'tour'
  | 'diagnostics';

/** Keys as Electron writes them; a Mac may have others. */
export interface Shortcut {
  readonly command: MenuCommand;
  readonly keys: string;
  readonly macKeys: string;
}
const same = (command: MenuCommand, keys: string): Shortcut => ({ command, keys, macKeys: keys });

/** Every key of the menu. The menu, the page that hears them first and the help read this list. */
export const shortcuts: readonly Shortcut[] = [
  same('search', 'CmdOrCtrl+K'),
  ...menuPages.map((page, index) => same(`page.${page}`, `CmdOrCtrl+${index + 1}`)),
  same('page.settings', 'CmdOrCtrl+,'),
  { command: 'back', keys: 'Alt+Left', macKeys: 'Cmd+[' },
  { command: 'forward', keys: 'Alt+Right', macKeys: 'Cmd+]' },
  same('period.previous', 'CmdOrCtrl+Alt+Left'),
  same('period.next', 'CmdOrCtrl+Alt+Right'),
  { command: 'sync', keys: 'F5', macKeys: 'Cmd+R' },
  same('export.pdf', 'CmdOrCtrl+P'),
  same('export.csv', 'CmdOrCtrl+E'),
  same('rail', 'CmdOrCtrl+B'),
  same('help', 'F1'),
];

/** Of several keys the last one that is listed, where `last` is asked for. */
export function keysOf(command: MenuCommand, isMac: boolean, last = false): string | undefined {
  const found = shortcuts.filter((one) => one.command === command);
  const shortcut = last ? found.at(-1) : found[0];
  return isMac ? shortcut?.macKeys : shortcut?.keys;
}
