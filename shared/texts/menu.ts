// The commands of the menu by name: in the menu itself, in the list of shortcuts, in the search.
import type { Texts } from '../language/text';

export const menuTexts = {
  'menu.search': ['查找页面、坐席、号码…', 'Go to page, agent, number…'],
  'menu.back': ['后退', 'Back'],
  'menu.forward': ['前进', 'Forward'],
  'menu.period.previous': ['上一周期', 'Previous period'],
  'menu.period.next': ['下一周期', 'Next period'],
  'menu.sync': ['立即同步', 'Sync now'],
  'menu.export.pdf': ['导出 PDF 报表…', 'Export PDF report…'],
  'menu.export.csv': ['导出通话记录…', 'Export call records…'],
  'menu.backup': ['备份…', 'Back up…'],
  'menu.restore': ['恢复备份…', 'Restore backup…'],
  'menu.rail': ['折叠侧栏', 'Collapse sidebar'],
  'menu.help': ['帮助与指标说明', 'Help and glossary'],
  'menu.help.glossary': ['指标说明', 'Glossary'],
  'menu.help.differences': ['与 CCC 控制台的差异', 'Differences from the CCC console'],
  'menu.help.shortcuts': ['键盘快捷键', 'Keyboard shortcuts'],
  'menu.help.about': ['关于 CCC 报表', 'About CCC Reports'],
  'menu.tour': ['功能导览', 'Guided tour'],
  'menu.diagnostics': ['复制诊断信息…', 'Copy diagnostics…'],
} as const satisfies Texts;

/** What only the menu bar has. */
export const menuBarTexts = {
  'menubar.settings': ['设置…', 'Settings…'],
  'menubar.file': ['文件', 'File'],
  'menubar.closeWindow': ['关闭窗口', 'Close window'],
  'menubar.quit': ['退出', 'Quit'],
  'menubar.redo': ['重做', 'Redo'],
  'menubar.cut': ['剪切', 'Cut'],
  'menubar.paste': ['粘贴', 'Paste'],
  'menubar.view': ['显示', 'View'],
  'menubar.go': ['前往', 'Go'],
} as const satisfies Texts;

type WithoutPrefix<Key> = Key extends `menu.${infer Command}` ? Command : never;
/** The commands that have a name of their own; pages are named by their titles. */
export type MenuTextKey = WithoutPrefix<keyof typeof menuTexts>;
