// Words that many places share.
import type { Texts } from '../language/text';

export const commonTexts = {
  'common.add': ['添加', 'Add'],
  'common.all': ['全部', 'All'],
  'common.back': ['返回', 'Back'],
  'common.cancel': ['取消', 'Cancel'],
  'common.clearFilters': ['清除筛选', 'Clear filters'],
  'common.close': ['关闭', 'Close'],
  'common.copied': ['已复制', 'Copied'],
  'common.copy': ['复制', 'Copy'],
  'common.delete': ['删除', 'Delete'],
  'common.edit': ['编辑', 'Edit'],
  'common.name': ['名称', 'Name'],
  'common.no': ['否', 'No'],
  'common.none': ['无', 'None'],
  'common.overall': ['整体', 'Overall'],
  'common.overallValue': ['整体 {value}', 'overall {value}'],
  'common.remove': ['移除', 'Remove'],
  'common.retry': ['重试', 'Retry'],
  'common.save': ['保存', 'Save'],
  'common.saved': ['已保存 {file}', 'Saved {file}'],
  'common.showInFolder': ['在文件夹中显示', 'Show in folder'],
  'common.showLess': ['收起', 'Show less'],
  'common.smallSample': ['样本少', 'small sample'],
  'common.undo': ['撤销', 'Undo'],
  'common.yes': ['是', 'Yes'],
} as const satisfies Texts;
