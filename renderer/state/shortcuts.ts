// The keys of the menu's commands, heard by the page first: a key that the page takes is not given to the menu as well.
import { menuPages, type MenuCommand } from '../../shared/menu';

const control: Readonly<Record<string, MenuCommand>> = {
  k: 'search',
  b: 'rail',
  p: 'export.pdf',
  e: 'export.csv',
  ',': 'page.settings',
};

/** What a key press tells, without the page's own type, so that it can be tested anywhere. */
interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The command of a key; undefined where it is none. Mac: Cmd instead of Ctrl. */
export function commandOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress,
  isMac: boolean,
): MenuCommand | undefined {
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
