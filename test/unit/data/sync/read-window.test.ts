// How much of a window is read before it is divided, and which counts are doubted.
import { describe, expect, test } from 'vitest';
import type { CccClient, SentPage } from '#electron/data/service/client';
import { parseRow } from '#electron/data/call/parse-row';
import { halves, isDoubtful, type Piece } from '#electron/data/sync/halving';
import { mostPieces } from '#electron/data/limits';
import { createGate } from '#electron/data/sync/progress';
import { readWindow, type Reader } from '#electron/data/sync/read-window';
import { hour, instanceId, noon } from '#test/kit/sync-desk';

/** A service whose window has `total` calls a millisecond apart, in pages that are said to be so long. */
function readerOf(total: number, characters: number): { reader: Reader; asked: number[] } {
  const asked: number[] = [];
  const page = (_query: unknown, pageNumber: number): Promise<SentPage> => {
    asked.push(pageNumber);
    const first = (pageNumber - 1) * 100;
    const count = Math.max(Math.min(100, total - first), 0);
    const calls = Array.from({ length: count }, (_, index) =>
      parseRow({ ContactId: `job-${first + index}`, StartTime: noon })!,
    );
    const told = pageNumber === 1 ? total : null;
    return Promise.resolve({
      total: told,
      calls,
      unreadable: 0,
      rows: count,
      listed: true,
      api: 2,
      characters,
    });
  };
  const client: CccClient = {
    page,
    counts: { requests: 0, retries: 0, throttled: 0 },
    servedAt: null,
    api: 'v2',
  };
  return { reader: { client, gate: createGate(), instanceId }, asked };
}

describe('a window of very large rows', () => {
  test('is divided before it is read to its end', async () => {
    const { reader, asked } = readerOf(900, 12_000_000);
    expect(await readWindow(reader, { from: noon, to: noon + hour })).toEqual({ counted: 900 });
    expect(asked).toEqual([1, 2, 3]);
  });

  test('that cannot be divided is kept as far as it was read, and says why', async () => {
    const { reader } = readerOf(900, 12_000_000);
    const reading = await readWindow(reader, { from: noon, to: noon });
    expect(reading).toMatchObject({ counted: 900, flaw: { code: 'answerTooLarge' } });
    expect('calls' in reading && reading.calls.length).toBe(300);
  });

  test('that is long in many pages is read whole', async () => {
    const { reader } = readerOf(900, 3_000_000);
    expect(await readWindow(reader, { from: noon, to: noon + hour })).toMatchObject({ flaw: undefined });
  });
});

describe('halves', () => {
  const window: Piece = { from: 0, to: 999 };

  test('cover the window once, newer first', () => {
    expect(halves(window, 20_000)).toMatchObject([
      { from: 500, to: 999 },
      { from: 0, to: 499 },
    ]);
  });

  test('that together have as many calls as the window, or some more that came meanwhile, are believed', () => {
    const [newer, older] = halves(window, 20_000);
    expect([isDoubtful(newer, 20_000), isDoubtful(older, 900)]).toEqual([false, false]);
  });

  test('that have as many as the window each are doubted, unless the service counts no further', () => {
    const [newer, older] = halves(window, 20_000);
    expect([isDoubtful(newer, 20_000), isDoubtful(older, 20_000)]).toEqual([false, true]);
    const [first, second] = halves(window, 10_000);
    expect([isDoubtful(first, 10_000), isDoubtful(second, 10_000)]).toEqual([false, false]);
  });

  test('have an end', () => {
    let piece: Piece = { from: 0, to: 2 ** 40 };
    let count = 0;
    while (!isDoubtful(piece, 10_000)) {
      [, piece] = halves(piece, 10_000);
      count += 1;
    }
    expect(count).toBe(mostPieces / 2 + 1);
  });
});
