// The application menu: what each system expects, in the language in force. What concerns the page is told to it.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { keysOf, menuPages, type MenuCommand } from '#shared/domain/menu';
import { textIn, type Language } from '#shared/language/text';
import { windowMenuTexts, type MenuTextKey } from '#shared/texts/menu';
import { message } from '#shared/texts/messages';

export function setMenu(language: Language, choose: (command: MenuCommand) => void): void {
  const say = (key: keyof typeof windowMenuTexts): string => textIn(language, windowMenuTexts[key]);
  const isMac = process.platform === 'darwin';
  const keyed = (command: MenuCommand, label: string, last = false): MenuItemConstructorOptions => {
    const accelerator = keysOf(command, isMac, last);
    return { label, click: () => choose(command), ...(accelerator === undefined ? {} : { accelerator }) };
  };
  const item = (command: MenuTextKey): MenuItemConstructorOptions =>
    keyed(command, message(language, `menu.${command}`));
  // Its second keys: the first belong to its place among the pages.
  const preferences = keyed('page.settings', say('settings'), true);
  const about = keyed('help.about', message(language, 'menu.help.about'));
  const file: MenuItemConstructorOptions = {
    label: say('file'),
    submenu: [
      item('export.pdf'),
      item('export.csv'),
      item('sync'),
      { type: 'separator' },
      item('backup'),
      item('restore'),
      { type: 'separator' },
      ...(isMac
        ? [{ role: 'close' as const, label: say('closeWindow') }]
        : [preferences, { type: 'separator' as const }, { role: 'quit' as const, label: say('quit') }]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: say('edit'),
    submenu: [
      { role: 'undo', label: say('undo') },
      { role: 'redo', label: say('redo') },
      { type: 'separator' },
      { role: 'cut', label: say('cut') },
      { role: 'copy', label: say('copy') },
      { role: 'paste', label: say('paste') },
      { role: 'selectAll', label: say('selectAll') },
      { type: 'separator' },
      item('search'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: say('view'),
    submenu: [
      item('rail'),
      { type: 'separator' },
      { role: 'resetZoom', label: say('resetZoom') },
      { role: 'zoomIn', label: say('zoomIn') },
      { role: 'zoomOut', label: say('zoomOut') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say('fullScreen') },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  const goTo: MenuItemConstructorOptions = {
    label: say('go'),
    submenu: [
      ...menuPages.map((page) => keyed(`page.${page}`, message(language, `page.${page}`))),
      { type: 'separator' },
      item('back'),
      item('forward'),
      { type: 'separator' },
      item('period.previous'),
      item('period.next'),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: say('help'),
    submenu: [
      item('help'),
      item('help.differences'),
      item('help.shortcuts'),
      item('tour'),
      { type: 'separator' },
      item('diagnostics'),
      // On a Mac it stands in the program's own menu.
      ...(isMac ? [] : [{ type: 'separator' as const }, about]),
    ],
  };
  const macMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      about,
      { type: 'separator' },
      preferences,
      { type: 'separator' },
      { role: 'services' },
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [macMenu] : []),
      file,
      edit,
      view,
      goTo,
      ...(isMac ? [{ role: 'windowMenu' } as const] : []),
      help,
    ]),
  );
}
