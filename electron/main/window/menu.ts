// The application menu: what each system expects, in the language in force. What concerns the page is told to it.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { keysOf, menuPages, type MenuCommand } from '#shared/domain/menu';
import type { Language } from '#shared/language/format';
import type { MenuTextKey } from '#shared/texts/menu';
import { message } from '#shared/texts/messages';

export function setMenu(language: Language, choose: (command: MenuCommand) => void): void {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  const isMac = process.platform === 'darwin';
  const keyed = (command: MenuCommand, label: string, last = false): MenuItemConstructorOptions => {
    const accelerator = keysOf(command, isMac, last);
    return { label, click: () => choose(command), ...(accelerator === undefined ? {} : { accelerator }) };
  };
  const item = (command: MenuTextKey): MenuItemConstructorOptions =>
    keyed(command, message(language, `menu.${command}`));
  // Its second keys: the first belong to its place among the pages.
  const preferences = keyed('page.settings', say('设置…', 'Settings …'), true);
  const about = keyed('help.about', message(language, 'menu.help.about'));
  const file: MenuItemConstructorOptions = {
    label: say('文件', 'File'),
    submenu: [
      item('export.pdf'),
      item('export.csv'),
      item('sync'),
      { type: 'separator' },
      item('backup'),
      item('restore'),
      { type: 'separator' },
      ...(isMac
        ? [{ role: 'close' as const, label: say('关闭窗口', 'Close window') }]
        : [
            preferences,
            { type: 'separator' as const },
            { role: 'quit' as const, label: say('退出', 'Quit') },
          ]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: say('编辑', 'Edit'),
    submenu: [
      { role: 'undo', label: say('撤销', 'Undo') },
      { role: 'redo', label: say('重做', 'Redo') },
      { type: 'separator' },
      { role: 'cut', label: say('剪切', 'Cut') },
      { role: 'copy', label: say('复制', 'Copy') },
      { role: 'paste', label: say('粘贴', 'Paste') },
      { role: 'selectAll', label: say('全选', 'Select all') },
      { type: 'separator' },
      item('search'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: say('显示', 'View'),
    submenu: [
      item('rail'),
      { type: 'separator' },
      { role: 'resetZoom', label: say('实际大小', 'Actual size') },
      { role: 'zoomIn', label: say('放大', 'Zoom in') },
      { role: 'zoomOut', label: say('缩小', 'Zoom out') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say('全屏', 'Full screen') },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  const goTo: MenuItemConstructorOptions = {
    label: say('前往', 'Go'),
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
    label: say('帮助', 'Help'),
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
