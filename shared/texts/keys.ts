// The keys as the help lists them: those of the menu, from the one list there is, and those of the system, the grid and charts.
import type { Language } from '../language/text';
import { menuPages, type MenuPage } from '../domain/pages';
import { shortcuts, type MenuCommand } from '../domain/menu';
import type { MenuTextKey } from './menu';
import { message, type MessageKey } from './messages';

export interface KeyRow {
  readonly label: string;
  /** Several ways or directions, each as the caps that are pressed together. */
  readonly ways: readonly (readonly string[])[];
}
export interface KeyGroup {
  readonly title: string;
  readonly rows: readonly KeyRow[];
}

const macCaps: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Cmd: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Left: '←',
  Right: '→',
  Up: '↑',
  Down: '↓',
  Plus: '+',
  Enter: '↩',
};
const otherCaps: Readonly<Record<string, string>> = {
  ...macCaps,
  CmdOrCtrl: 'Ctrl',
  Ctrl: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
  Enter: 'Enter',
};

/** Keys as Electron writes them, as the caps of a keyboard. */
export function capsOf(keys: string, isMac: boolean): string[] {
  const caps = isMac ? macCaps : otherCaps;
  return keys.split('+').map((key) => caps[key] ?? key);
}

type Ways = readonly (readonly [label: MessageKey, keys: string, macKeys?: string])[];
/** Ways are parted by a space. These are heard by the system or by a part of a page. */
const windowKeys: Ways = [
  ['keys.close', 'Esc'],
  ['preview.zoomIn', 'CmdOrCtrl+Plus'],
  ['preview.zoomOut', 'CmdOrCtrl+-'],
  ['preview.actual', 'CmdOrCtrl+0'],
  ['keys.fullScreen', 'F11', 'Ctrl+Cmd+F'],
];
const gridKeys: Ways = [
  ['keys.grid.move', 'Up Down Left Right'],
  ['keys.grid.page', 'PageUp PageDown'],
  ['keys.grid.row', 'Home End'],
  ['keys.grid.ends', 'CmdOrCtrl+Home CmdOrCtrl+End'],
  ['keys.grid.goto', 'CmdOrCtrl+G'],
  ['keys.grid.find', 'CmdOrCtrl+F'],
  ['keys.grid.select', 'Shift+Up Shift+Down'],
  ['keys.grid.toggle', 'Space'],
  ['keys.grid.all', 'CmdOrCtrl+A'],
  ['keys.grid.copy', 'CmdOrCtrl+C'],
  ['keys.grid.open', 'Enter'],
  ['keys.grid.menu', 'Shift+F10'],
  ['keys.grid.width', 'Alt+Left Alt+Right'],
];
const chartKeys: Ways = [
  ['keys.chart.move', 'Left Right Up Down'],
  ['keys.chart.ends', 'Home End'],
  ['keys.chart.open', 'Enter'],
];

const pageOf = (command: MenuCommand): MenuPage | undefined =>
  menuPages.find((page) => command === `page.${page}`);

/** What a command is called without what says that a dialog follows. */
export function commandName(command: MenuCommand, language: Language): string {
  const page = pageOf(command);
  const key: MessageKey = page === undefined ? `menu.${command as MenuTextKey}` : `page.${page}`;
  return message(language, key).replace(/…$/, '');
}

export function keyGroups(language: Language, isMac: boolean): KeyGroup[] {
  const waysOf = (keys: string): string[][] => keys.split(' ').map((way) => capsOf(way, isMac));
  const group = (title: MessageKey, ways: Ways): KeyGroup => ({
    title: message(language, title),
    rows: ways.map(([label, keys, macKeys]) => ({
      label: message(language, label),
      ways: waysOf(isMac && macKeys !== undefined ? macKeys : keys),
    })),
  });
  const ofMenu = (title: MessageKey, isOf: (command: MenuCommand) => boolean): KeyGroup => {
    const rows = new Map<string, string[][]>();
    for (const { command, keys, macKeys } of shortcuts) {
      if (!isOf(command)) continue;
      const label = commandName(command, language);
      rows.set(label, [...(rows.get(label) ?? []), capsOf(isMac ? macKeys : keys, isMac)]);
    }
    return { title: message(language, title), rows: [...rows].map(([label, ways]) => ({ label, ways })) };
  };
  return [
    ofMenu('keys.menu', (command) => pageOf(command) === undefined),
    ofMenu('keys.pages', (command) => pageOf(command) !== undefined),
    group('keys.grid', gridKeys),
    group('keys.chart', chartKeys),
    group('keys.window', windowKeys),
  ];
}
