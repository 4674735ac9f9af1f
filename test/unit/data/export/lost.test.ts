// The list of callers to call back, as a file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeLostCallers } from '#electron/data/export/lost';
import { hour, noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { parseCsv } from '#test/kit/parse-csv';
import type { PlainCall } from '#test/kit/plain-call';
import { archiveOf } from '#test/kit/plain-calls';
import { rules } from '#test/kit/rules';

const call = (id: string, calling: string, hoursAgo: number, part: Partial<PlainCall> = {}): PlainCall => ({
  id,
  instance: 'ccc-test',
  startedAt: noon - hoursAgo * hour,
  establishedAt: null,
  releasedAt: null,
  type: 'inbound',
  disposition: 'abandonedQueue',
  side: 'customer',
  channel: 'none',
  offered: null,
  recording: null,
  rating: null,
  queue: 30,
  ring: 0,
  talk: null,
  held: null,
  calling,
  called: '05718888',
  agents: [],
  groups: ['g1'],
  ...part,
});
const calls = [
  call('a', '+8613800001111', 72, { queue: 95 }),
  call('b', '13800001111', 60),
  call('c', '013911112222', 50, { queue: 40 }),
  call('d', '13922223333', 50),
  call('e', '13922223333', 40, { disposition: 'success' }),
  call('f', '13933334444', 2, { queue: 12 }),
  call('g', 'anonymous', 50),
  call('h', '013911112222', 20, { disposition: 'success' }),
];

test('holds each caller once, longest wait first, and opens in a spreadsheet as it is', async () => {
  const archive = archiveOf(calls, rules);
  const path = join(temporaryFolder(), 'lost.csv');
  const asked = { filter: { instances: ['ccc-test'] }, code: false, path };
  expect(await writeLostCallers(archive, { ...asked, header: 'en', mask: false }, noon)).toEqual({ rows: 3 });
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [, ...rows] = parseCsv(text.slice(1));
  expect(rows.map((row) => [row[0], row[1], row[3], row[5]])).toEqual([
    ['13800001111', '2', '95', 'Not reached within 24 hours'],
    ['013911112222', '1', '40', 'Not reached within 24 hours'],
    ['13933334444', '1', '12', 'Still within 24 hours'],
  ]);
  expect(rows[1]![6]).not.toBe('');
  expect(rows[0]![6]).toBe('');

  await writeLostCallers(archive, { ...asked, header: 'zh', mask: true, code: true }, noon);
  const [head, first] = parseCsv(readFileSync(path, 'utf8').slice(1));
  expect(head!.slice(0, 3)).toEqual(['号码', '号码匿名码', '放弃次数']);
  expect(first![1]).toMatch(/^[A-Z2-7]{12}$/);
  expect(readFileSync(path, 'utf8')).toContain('138****1111');
  expect(readFileSync(path, 'utf8')).not.toContain('13800001111');
  archive.close();
});
