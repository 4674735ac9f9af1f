// The keys of the menu's commands, heard by the page first: a key that the page takes is not given to the menu as well.
import { menuPages, type MenuCommand } from '../../shared/menu';

const control: Readonly<Record<string, MenuCommand>> = {
  k: 'search',
  b: 'rail',
  p: 'export.pdf',
  e: 'export.csv',
  ',': 'page.settings',
};

/** The command of a key; undefined where it is none. Mac: Cmd instead of Ctrl. */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  isMac: boolean,
): MenuCommand | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (shiftKey) return undefined;
  const isControl = isMac ? metaKey : ctrlKey;
  if (isControl && altKey)
    return key === 'ArrowLeft' ? 'period.previous' : key === 'ArrowRight' ? 'period.next' : undefined;
  if (altKey && !isMac) return key === 'ArrowLeft' ? 'back' : key === 'ArrowRight' ? 'forward' : undefined;
  if (!isControl) return key === 'F5' && !isMac ? 'sync' : undefined;
  if (isMac && key === '[') return 'back';
  if (isMac && key === ']') return 'forward';
  if (isMac && key === 'r') return 'sync';
  const page = menuPages[Number(key) - 1];
  return page === undefined ? control[key.toLowerCase()] : `page.${page}`;
}
