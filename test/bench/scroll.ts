// Frames while the grid scrolls, in the real Electron, against the same window with nothing on it.
import type { Page } from '@playwright/test';
import { openWindow } from './open-window';
import type { Row } from './timing';

const measuredMs = 5000;
/** A frame at 60 Hz, and as much as the clock of frames is rounded by. */
const frameMs = 16.7;
const roundingMs = 0.1;

type Motion = 'none' | 'wheel' | 'drag';

/** What each frame does. The page is no Node: it gets its program as text. */
const moves: Readonly<Record<Motion, string>> = {
  none: '',
  wheel: `grid.dispatchEvent(new WheelEvent('wheel', { deltaY: 120, bubbles: true, cancelable: true }));`,
  // Far more than a screen: every frame shows other rows, which have to be fetched.
  drag: 'grid.scrollTop += 1000;',
};

/** Times between frames, ms, while each frame moves the grid once. */
function framesOf(page: Page, motion: Motion): Promise<number[]> {
  return page.evaluate(`new Promise((done) => {
    const grid = document.querySelector('[role="grid"]');
    const deltas = [];
    let first;
    let before = 0;
    const step = (now) => {
      if (first === undefined) first = now;
      else deltas.push(now - before);
      before = now;
      if (now - first > ${measuredMs}) return done(deltas);
      ${moves[motion]}
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);
}

/** @param profile a folder with the archive as calls.db */
export async function scrollRows(profile: string): Promise<Row[]> {
  const { app, page } = await openWindow(profile);
  try {
    await page.evaluate(`location.hash = '#records?period=all'`);
    await page.locator('[role="grid"]:not([data-rows="0"]) [data-row="0"] span').first().waitFor();
    const wheel = await framesOf(page, 'wheel');
    const drag = await framesOf(page, 'drag');
    await page.evaluate(`document.body.style.display = 'none'`);
    const empty = await framesOf(page, 'none');
    const inTime = (deltas: readonly number[]): number =>
      deltas.filter((delta) => delta <= frameMs + roundingMs).length / deltas.length;
    const text = (deltas: readonly number[]): string =>
      `${(inTime(deltas) * 100).toFixed(1)} % of ${deltas.length}, longest ${Math.max(...deltas).toFixed(0)} ms`;
    const row = (what: string, deltas: readonly number[]): Row => ({
      what: `frames ≤ ${frameMs} ms, ${what} / an empty window`,
      ours: text(deltas),
      reference: text(empty),
      ratio: (inTime(deltas) / inTime(empty)).toFixed(2),
      goal: '≥ 0.95',
    });
    return [row('scrolling by the wheel', wheel), row('dragging the scroll bar', drag)];
  } finally {
    await app.close();
  }
}
