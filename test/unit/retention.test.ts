// Calls older than they may be kept are gone for good, and what is left still proves itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openArchive, type Archive } from '../../electron/data/archive';
import { parseRow } from '../../electron/data/ccc-payload';
import { checkArchive } from '../../electron/data/check';
import { deleteExpired, findExpired } from '../../electron/data/retention';
import { withinRetention } from '../../electron/main/privacy';
import { dayStart, localDay } from '../../shared/period';
import { defaultSettings, newInstance } from '../../shared/settings';
import { day, noon } from '../kit/sync-desk';
import { temporaryFolder } from '../kit/folder';
import { rules } from '../kit/rules';

vi.mock('../../electron/main/log', () => ({ log: () => undefined }));

const days = 10;
const start = dayStart(rules.zone, localDay(rules.zone, noon) - days);

/** One call and one complete window a day, so many days back. */
function opened(count: number, path = ':memory:'): Archive {
  const archive = openArchive(path, rules);
  const instance = archive.store.instanceOf('ccc-test');
  for (let back = 0; back < count; back++) {
    const from = dayStart(rules.zone, localDay(rules.zone, noon) - back);
    const call = parseRow({
      ContactId: `c-${back}`,
      StartTime: from + 3_600_000,
      CallingNumber: `1390000${1000 + back}`,
      AgentIds: back < days ? 'young' : 'old',
      AgentNames: back < days ? 'Young' : 'Old',
    })!;
    const window = {
      from,
      to: from + day - 1,
      state: 'complete',
      counted: 1,
      stored: 1,
      reason: '',
    } as const;
    archive.write(instance, [call], { ...window, attempts: 1, asOf: noon }, { api: 2, at: noon });
    archive.ledger.ask(instance, window);
    archive.database
      .prepare('INSERT INTO call_review VALUES (?, ?, 1, ?, 5)')
      .run(instance, `c-${back}`, 'x');
  }
  return archive;
}
const count = (archive: Archive, table: string): number =>
  archive.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;

test('what is older goes, with windows, notes, numbers and names, and from the file too', () => {
  const path = join(temporaryFolder(), 'calls.db');
  const archive = opened(30, path);
  archive.database.pragma('wal_checkpoint(TRUNCATE)');
  expect(readFileSync(path, 'latin1')).toContain('13900001029');
  expect(findExpired(archive, days, noon)).toEqual({ calls: 19, before: start });
  expect(deleteExpired(archive, days, noon)).toBe(19);
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 11, aside: 0, problems: [] });
  for (const table of ['call', 'sync_window', 'call_review', 'phone'])
    expect(count(archive, table), table).toBe(11);
  expect(archive.database.prepare('SELECT from_ms FROM sync_asked').pluck().get()).toBe(start);
  expect(archive.columns.length).toBe(11);
  expect(deleteExpired(archive, days, noon)).toBe(0);
  archive.close();
  const left = readFileSync(path, 'latin1');
  expect(left).not.toContain('13900001029');
  expect(left).toContain('13900001010');
});

test('a window that reaches over the edge keeps its calls, since it is counted as a whole', () => {
  const archive = opened(8);
  const instance = archive.store.instanceOf('ccc-test');
  const window = { from: start - 3 * day, to: start + 2 * day - 1, state: 'complete', reason: '' } as const;
  const call = parseRow({ ContactId: 'over', StartTime: start - 2 * day, CallingNumber: '13911112222' })!;
  const old = parseRow({ ContactId: 'old', StartTime: start - 9 * day, CallingNumber: '13911113333' })!;
  const counts = { counted: 1, stored: 1, attempts: 1, asOf: noon };
  archive.write(instance, [call], { ...window, ...counts }, { api: 2, at: noon });
  archive.write(instance, [old], null, { api: 2, at: noon });
  expect(deleteExpired(archive, days, noon)).toBe(1);
  expect(archive.database.prepare("SELECT count(*) FROM call WHERE contact_id = 'over'").pluck().get()).toBe(
    1,
  );
  expect(checkArchive(archive).problems).toEqual([]);
  archive.close();
});

test('no run reads it again, not even one that is told to', () => {
  const settings = { ...defaultSettings, zone: rules.zone, retentionDays: days };
  const instance = newInstance({ id: 'ccc-test', lookBackDays: 180 });
  const order = { from: noon - 100 * day, to: noon };
  expect(withinRetention(settings, instance, order, noon)).toEqual({
    instance: { ...instance, lookBackDays: days + 1 },
    order: { from: start, to: noon },
  });
  expect(withinRetention(settings, instance, {}, noon).order).toEqual({});
  expect(withinRetention(defaultSettings, instance, order, noon)).toEqual({ instance, order });
});
