// The sheets that reports are printed on.
import type { Paper, ReportLook } from './report';

/** Upright, in mm. */
const sizes: Readonly<Record<Paper, readonly [short: number, long: number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
};

/** In mm. */
export function sheetSize({ paper, orientation }: Pick<ReportLook, 'paper' | 'orientation'>): {
  readonly width: number;
  readonly height: number;
} {
  const [short, long] = sizes[paper];
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}
