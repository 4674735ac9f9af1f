// From a change of the filter to the finished picture, in the real window: every page that counts.
import type { Page } from '@playwright/test';
import { openWindow } from './open-window';
import { middle, type Row } from './timing';

const goalMs = 100;
const rounds = 12;

/** What is changed, and back again: periods, direction, outcome, agents. */
const addresses = {
  all: 'period=all',
  thirtyDays: 'first=2023-06-01&last=2023-06-30',
  inbound: `period=all&filter=${encodeURIComponent('{"contactTypes":["inbound"]}')}`,
  abandoned: `period=all&filter=${encodeURIComponent('{"dispositions":["abandonedQueue","abandonedRing"]}')}`,
} as const;

const pages = ['overview', 'satisfaction', 'dispositions', 'agents', 'skillGroups', 'records'] as const;

/** The page is no Node: it gets its program as text. Resolves with the ms until nothing is loading and a frame was drawn. */
function paintMs(page: Page, address: string): Promise<number> {
  return page.evaluate(`new Promise((done) => {
    const busy = () => document.querySelector('main [aria-busy="true"], main .skeleton') !== null;
    const from = performance.now();
    let wasBusy = false;
    location.hash = ${JSON.stringify(address)};
    const look = () => {
      wasBusy ||= busy();
      if (!wasBusy && performance.now() - from < 60) return setTimeout(look, 0);
      if (busy()) return setTimeout(look, 0);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - from);
        channel.port2.postMessage(undefined);
      });
    };
    setTimeout(look, 0);
  })`);
}

/** @param profile a folder with the archive as calls.db */
export async function paintRows(profile: string): Promise<Row[]> {
  const { app, page } = await openWindow(profile);
  try {
    const rows: Row[] = [];
    for (const name of pages) {
      const times: number[] = [];
      await paintMs(page, `#${name}?${addresses.thirtyDays}`);
      for (const address of Object.values(addresses)) await paintMs(page, `#${name}?${address}`);
      for (let round = 0; round < rounds; round++)
        for (const address of Object.values(addresses))
          times.push(await paintMs(page, `#${name}?${address}`));
      const typical = middle(times);
      rows.push({
        what: `filter change to finished paint, ${name}`,
        ours: `${typical.toFixed(0)} ms, longest ${Math.max(...times).toFixed(0)} ms`,
        reference: `${goalMs} ms`,
        ratio: (typical / goalMs).toFixed(2),
        goal: '≤ 1.00',
      });
    }
    return rows;
  } finally {
    await app.close();
  }
}
