// Zoom levels of the report preview. Pure.

/** A share of the printed size, or as wide as there is room. */
export type Zoom = number | 'fit';

const levels = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
/** A point is 1/72 inch, a CSS pixel 1/96. */
export const pixelsPerPoint = 96 / 72;

/** CSS pixels a point. @param pageWidth in points */
export function scaleOf(zoom: Zoom, pageWidth: number, roomWidth: number): number {
  if (zoom !== 'fit') return zoom * pixelsPerPoint;
  return Math.min(Math.max(roomWidth / pageWidth, 0.3), 2 * pixelsPerPoint);
}

/** The next level above or below what is shown now. */
export function zoomedBy(scale: number, direction: 1 | -1): number {
  const now = scale / pixelsPerPoint;
  const isBeyond = (level: number): boolean => (direction > 0 ? level > now + 0.01 : level < now - 0.01);
  const found = direction > 0 ? levels.find(isBeyond) : levels.findLast(isBeyond);
  return found ?? (direction > 0 ? levels.at(-1)! : levels[0]);
}
