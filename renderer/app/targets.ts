// Targets of the tour: the element each step points at, and the position of its card.
import { menuPages } from '#shared/domain/pages';
import { t } from '../state/session.svelte';
import type { TourStep } from '../state/tour.svelte';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** In the rail entries stand close together. */
const around: Readonly<Record<TourStep, number>> = { period: 6, tiles: 6, notices: 6, pages: 2, reports: 2 };
/** Between what is pointed at, the card, and the window's edge. */
const apart = 12;

const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
const byTitle = (title: string): Element[] => all(`main > header [title="${CSS.escape(title)}"]`);

/** The elements of a step; one list for each lit place. */
function elementsOf(step: TourStep): Element[][] {
  switch (step) {
    case 'period':
      return [
        [...byTitle(t('period.choose')), ...byTitle(t('period.previous')), ...byTitle(t('period.next'))],
        byTitle(t('filter.title')),
      ];
    case 'tiles':
      return [all('main [data-metric]')];
    case 'notices':
      return [all('main p[role="note"]')];
    case 'pages':
      return [all('nav > ul > li')];
    case 'reports': {
      const place = menuPages.indexOf('reports') + 1;
      return [all(`nav > ul > li:nth-child(${place})`), all('nav > .help')];
    }
  }
}

/** The lit places, those that can be seen; none where the page has no such thing. */
export function holesOf(step: TourStep): Box[] {
  return elementsOf(step).flatMap((elements) => {
    const boxes = elements.map((element) => element.getBoundingClientRect()).filter(({ width }) => width > 0);
    if (boxes.length === 0) return [];
    const { innerWidth, innerHeight } = window;
    const space = around[step];
    return [
      {
        left: Math.max(Math.min(...boxes.map((box) => box.left)) - space, 2),
        top: Math.max(Math.min(...boxes.map((box) => box.top)) - space, 2),
        right: Math.min(Math.max(...boxes.map((box) => box.right)) + space, innerWidth - 2),
        bottom: Math.min(Math.max(...boxes.map((box) => box.bottom)) + space, innerHeight - 2),
      },
    ];
  });
}

export function reveal(step: TourStep): void {
  elementsOf(step)[0]?.[0]?.scrollIntoView({ block: 'nearest' });
}

/** Beside the lit places where there is room: below (of a column not), right, left, above; otherwise in the middle. */
export function cardPlace(
  holes: readonly Box[],
  width: number,
  height: number,
): { left: number; top: number } {
  const { innerWidth, innerHeight } = window;
  const centred = { left: (innerWidth - width) / 2, top: (innerHeight - height) / 2 };
  if (holes.length === 0) return centred;
  const [left, top, right, bottom] = [
    Math.min(...holes.map((hole) => hole.left)),
    Math.min(...holes.map((hole) => hole.top)),
    Math.max(...holes.map((hole) => hole.right)),
    Math.max(...holes.map((hole) => hole.bottom)),
  ];
  const within = (value: number, size: number, space: number): number =>
    Math.min(Math.max(value, apart), space - size - apart);
  const beside = { top: within(top, height, innerHeight), left: within(left, width, innerWidth) };
  const isColumn = bottom - top > right - left;
  if (!isColumn && bottom + 2 * apart + height <= innerHeight)
    return { left: beside.left, top: bottom + apart };
  if (right + 2 * apart + width <= innerWidth) return { left: right + apart, top: beside.top };
  if (left >= width + 2 * apart) return { left: left - width - apart, top: beside.top };
  if (top >= height + 2 * apart) return { left: beside.left, top: top - height - apart };
  return centred;
}

export const holeRadius = 6;

/** The veil as one path: the window without the lit places. */
export function veilPath(holes: readonly Box[]): string {
  const r = holeRadius;
  const corner = (x: number, y: number): string => `a${r} ${r} 0 0 1 ${x} ${y}`;
  const cut = holes.map(
    ({ left, top, right, bottom }) =>
      `M${left + r} ${top}H${right - r}${corner(r, r)}V${bottom - r}${corner(-r, r)}` +
      `H${left + r}${corner(-r, -r)}V${top + r}${corner(r, -r)}Z`,
  );
  return `M0 0H${window.innerWidth}V${window.innerHeight}H0Z${cut.join('')}`;
}
