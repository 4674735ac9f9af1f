// The application menu: what each system expects, in the language in force. What concerns the page is told to it.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { keysOf, type MenuCommand } from '#shared/domain/menu';
import { menuPages } from '#shared/domain/pages';
import type { Language } from '#shared/language/text';
import type { MenuTextKey } from '#shared/texts/menu';
import { message, type MessageKey } from '#shared/texts/messages';

export function setMenu(language: Language, choose: (command: MenuCommand) => void): void {
  const say = (key: MessageKey): string => message(language, key);
  const isMac = process.platform === 'darwin';
  const keyed = (command: MenuCommand, label: string, last = false): MenuItemConstructorOptions => {
    const accelerator = keysOf(command, isMac, last);
    return { label, click: () => choose(command), ...(accelerator === undefined ? {} : { accelerator }) };
  };
  const item = (command: MenuTextKey): MenuItemConstructorOptions => keyed(command, say(`menu.${command}`));
  // Its second keys: the first belong to its place among the pages.
  const preferences = keyed('page.settings', say('menubar.settings'), true);
  const about = keyed('help.about', say('menu.help.about'));
  const file: MenuItemConstructorOptions = {
    label: say('menubar.file'),
    submenu: [
      item('export.pdf'),
      item('export.csv'),
      item('sync'),
      { type: 'separator' },
      item('backup'),
      item('restore'),
      { type: 'separator' },
      ...(isMac
        ? [{ role: 'close' as const, label: say('menubar.closeWindow') }]
        : [
            preferences,
            { type: 'separator' as const },
            { role: 'quit' as const, label: say('menubar.quit') },
          ]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: say('common.edit'),
    submenu: [
      { role: 'undo', label: say('common.undo') },
      { role: 'redo', label: say('menubar.redo') },
      { type: 'separator' },
      { role: 'cut', label: say('menubar.cut') },
      { role: 'copy', label: say('common.copy') },
      { role: 'paste', label: say('menubar.paste') },
      { role: 'selectAll', label: say('keys.grid.all') },
      { type: 'separator' },
      item('search'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: say('menubar.view'),
    submenu: [
      item('rail'),
      { type: 'separator' },
      { role: 'resetZoom', label: say('preview.actual') },
      { role: 'zoomIn', label: say('preview.zoomIn') },
      { role: 'zoomOut', label: say('preview.zoomOut') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say('keys.fullScreen') },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  const goTo: MenuItemConstructorOptions = {
    label: say('menubar.go'),
    submenu: [
      ...menuPages.map((page) => keyed(`page.${page}`, say(`page.${page}`))),
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
    label: say('page.help'),
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
