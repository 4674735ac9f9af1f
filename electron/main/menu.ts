// The application menu: what each system expects, in the language in force. What concerns the page is told to it.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { menuPages, type MenuCommand } from '../../shared/menu';
import type { Language } from '../../shared/format';
import { message } from '../../shared/messages/ui';

export function setMenu(language: Language, choose: (command: MenuCommand) => void): void {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  const isMac = process.platform === 'darwin';
  const item = (command: MenuCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => choose(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const preferences = item('page.settings', say('设置…', 'Settings …'), 'CmdOrCtrl+,');
  const file: MenuItemConstructorOptions = {
    label: say('文件', 'File'),
    submenu: [
      item('export.pdf', say('导出 PDF 报表…', 'Export PDF report …'), 'CmdOrCtrl+P'),
      item('export.csv', say('导出通话记录…', 'Export call records …'), 'CmdOrCtrl+E'),
      item('sync', say('立即同步', 'Sync now'), isMac ? 'Cmd+R' : 'F5'),
      { type: 'separator' },
      item('backup', say('备份…', 'Back up …')),
      item('restore', say('恢复备份…', 'Restore a backup …')),
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
      item('search', say('查找页面、坐席、号码…', 'Go to page, agent, number …'), 'CmdOrCtrl+K'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: say('显示', 'View'),
    submenu: [
      item('rail', say('折叠侧栏', 'Collapse side bar'), 'CmdOrCtrl+B'),
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
      ...menuPages.map((page, index) =>
        item(`page.${page}`, message(language, `page.${page}`), `CmdOrCtrl+${index + 1}`),
      ),
      { type: 'separator' },
      item('back', say('后退', 'Back'), isMac ? 'Cmd+[' : 'Alt+Left'),
      item('forward', say('前进', 'Forward'), isMac ? 'Cmd+]' : 'Alt+Right'),
      { type: 'separator' },
      item('period.previous', say('上一时段', 'Previous period'), 'CmdOrCtrl+Alt+Left'),
      item('period.next', say('下一时段', 'Next period'), 'CmdOrCtrl+Alt+Right'),
    ],
  };
  const macMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about' },
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
    ]),
  );
}
