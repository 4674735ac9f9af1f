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

/** What only the menu of the window has. */
export const windowMenuTexts = {
  settings: ['设置…', 'Settings…'],
  file: ['文件', 'File'],
  closeWindow: ['关闭窗口', 'Close window'],
  quit: ['退出', 'Quit'],
  edit: ['编辑', 'Edit'],
  undo: ['撤销', 'Undo'],
  redo: ['重做', 'Redo'],
  cut: ['剪切', 'Cut'],
  copy: ['复制', 'Copy'],
  paste: ['粘贴', 'Paste'],
  selectAll: ['全选', 'Select all'],
  view: ['显示', 'View'],
  resetZoom: ['实际大小', 'Actual size'],
  zoomIn: ['放大', 'Zoom in'],
  zoomOut: ['缩小', 'Zoom out'],
  fullScreen: ['全屏', 'Full screen'],
  go: ['前往', 'Go'],
  help: ['帮助', 'Help'],
} as const satisfies Texts;

type WithoutPrefix<Key> = Key extends `menu.${infer Command}` ? Command : never;
/** The commands that have a name of their own; pages are named by their titles. */
export type MenuTextKey = WithoutPrefix<keyof typeof menuTexts>;
