// The application menu: what each system expects, in the language in force.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/format';

export function setMenu(language: Language): void {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  const isMac = process.platform === 'darwin';
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
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: say('显示', 'View'),
    submenu: [
      { role: 'resetZoom', label: say('实际大小', 'Actual size') },
      { role: 'zoomIn', label: say('放大', 'Zoom in') },
      { role: 'zoomOut', label: say('缩小', 'Zoom out') },
      { type: 'separator' },
      { role: 'togglefullscreen', label: say('全屏', 'Full screen') },
      ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: say('文件', 'File'),
    submenu: [
      isMac
        ? { role: 'close', label: say('关闭窗口', 'Close window') }
        : { role: 'quit', label: say('退出', 'Quit') },
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' } as const] : []), file, edit, view]),
  );
}
