// Moves the focus when the focused element disappears, so that the next key still acts on the page.

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** A layer above the page gives the focus back itself when it closes. */
const hasLayer = (): boolean => document.querySelector('dialog[open], [popover]:popover-open') !== null;

/** To the grid where the page has one; otherwise to its heading, from where Tab goes on into the page. */
export function focusPage(): void {
  const grid = document.querySelector<HTMLElement>('main [role="grid"][data-rows]');
  const heading = document.querySelector<HTMLElement>('main h1, h1');
  const target = grid ?? heading;
  if (target === null) return;
  if (target === heading) heading.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Nothing where something still has the focus: the side bar, a field, a dialog. */
export function regainFocus(): void {
  if (isLost() && !hasLayer()) focusPage();
}
