// Calls older than they may be kept are gone for good, and what is left still proves itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { checkArchive } from '#electron/data/backup/check';
import { maintainHere } from '#electron/data/privacy/maintenance';
import { findRetention } from '#electron/data/privacy/retention';
import { serviceTimeSeen } from '#electron/data/store/service-time';
import { withinRetention } from '#electron/main/profile/retention';
import { dayStart, localDay } from '#shared/base/period';
import { defaultSettings, newInstance } from '#shared/domain/settings';
import { day, noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { openKeeper } from '#test/kit/kept-archive';
import { rules } from '#test/kit/rules';

vi.mock('#electron/main/base/log', () => ({ log: () => undefined }));

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
/** As a request does it: what was found is deleted, what is held back stays. */
function deleteExpired(archive: Archive, now: number): number {
  const { calls, before } = findRetention(archive, days, now);
  return calls === 0 ? 0 : maintainHere(archive, 'deleteExpired', { days, before });
}
const count = (archive: Archive, table: string): number =>
  archive.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;

test('what is older goes, with windows, notes, numbers and names, and from the file too', () => {
  const path = join(temporaryFolder(), 'calls.db');
  const archive = opened(30, path);
  archive.database.pragma('wal_checkpoint(TRUNCATE)');
  expect(readFileSync(path, 'latin1')).toContain('13900001029');
  expect(findRetention(archive, days, noon)).toEqual({ calls: 19, before: start, held: null });
  expect(deleteExpired(archive, noon)).toBe(19);
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 11, aside: 0, problems: [] });
  for (const table of ['call', 'sync_window', 'call_review', 'phone'])
    expect(count(archive, table), table).toBe(11);
  expect(archive.database.prepare('SELECT from_ms FROM sync_asked').pluck().get()).toBe(start);
  expect(archive.columns.length).toBe(11);
  expect(deleteExpired(archive, noon)).toBe(0);
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
  expect(deleteExpired(archive, noon)).toBe(1);
  expect(archive.database.prepare("SELECT count(*) FROM call WHERE contact_id = 'over'").pluck().get()).toBe(
    1,
  );
  expect(checkArchive(archive).problems).toEqual([]);
  archive.close();
});

describe('a clock that leaps', () => {
  const year = 365 * day;

  test('deletes nothing by itself, and what it would delete is shown', () => {
    const archive = opened(30);
    const newest = dayStart(rules.zone, localDay(rules.zone, noon)) + 3_600_000;
    const found = findRetention(archive, days, noon + year);
    // What is old by the newest call is deleted as ever.
    expect(found).toMatchObject({ calls: 20, before: start + day });
    expect(found.held).toEqual({
      calls: 10,
      before: dayStart(rules.zone, localDay(rules.zone, noon + year) - days),
      clock: noon + year,
      evidence: newest,
    });
    expect(deleteExpired(archive, noon + year)).toBe(20);
    expect(checkArchive(archive)).toEqual({ ok: true, calls: 10, aside: 0, problems: [] });
    expect(deleteExpired(archive, noon + 2 * year)).toBe(0);
    archive.close();
  });

  test('is believed where the service says the same', () => {
    const archive = opened(30);
    serviceTimeSeen(archive.database, noon + 2 * day);
    expect(findRetention(archive, days, noon + 2 * day)).toMatchObject({ calls: 21, held: null });
    // Behind the service: the clock decides, which keeps more.
    expect(findRetention(archive, days, noon)).toMatchObject({ calls: 19, held: null });
    for (const nonsense of [NaN, -5, 0.5, Infinity]) serviceTimeSeen(archive.database, nonsense);
    expect(findRetention(archive, days, noon + year).held).toMatchObject({ evidence: noon + 2 * day });
    archive.close();
  });

  test('together with a service that lies as much still asks before a second step', () => {
    const archive = opened(30);
    expect(deleteExpired(archive, noon)).toBe(19);
    serviceTimeSeen(archive.database, noon + year);
    expect(findRetention(archive, days, noon + year)).toMatchObject({ calls: 0, held: { calls: 11 } });
    expect(deleteExpired(archive, noon + year)).toBe(0);
    expect(count(archive, 'call')).toBe(11);
    archive.close();
  });

  test('is not supported by a call of an impossible date, and such calls stay', () => {
    const archive = opened(30);
    const odd = [Date.UTC(2400, 0, 1), 86_400_000].map((StartTime, index) =>
      parseRow({ ContactId: `odd-${index}`, StartTime })!,
    );
    archive.write(1, odd, null, { api: 2, at: noon });
    const evidence = dayStart(rules.zone, localDay(rules.zone, noon)) + 3_600_000;
    expect(findRetention(archive, days, noon + year).held).toMatchObject({ evidence });
    deleteExpired(archive, noon);
    expect(checkArchive(archive)).toMatchObject({ ok: true, calls: 13, aside: 2 });
    archive.close();
  });

  test('is asked about through the data process, and what was confirmed is deleted, no more', async () => {
    const folder = temporaryFolder();
    opened(30, join(folder, 'calls.db')).close();
    const kept = openKeeper({ folder, clock: () => noon + year, settings: { zone: rules.zone } });
    const { handlers } = kept;
    const applied = await handlers['retention.apply']({ days });
    expect(applied).toMatchObject({ calls: 20, held: { calls: 10, clock: noon + year } });
    expect(await handlers['retention.apply']({ days })).toMatchObject({ calls: 0, held: { calls: 10 } });
    expect(kept.calls()).toBe(10);
    const { before } = applied.held!;
    await expect(handlers['retention.confirm']({ days, before: before + 1 })).rejects.toMatchObject({
      code: 'badInput',
    });
    expect(kept.calls()).toBe(10);
    expect(await handlers['retention.confirm']({ days, before })).toEqual({ calls: 10 });
    expect(kept.calls()).toBe(0);
    expect(await handlers['retention.apply']({ days })).toEqual({ calls: 0, held: null });
    await handlers['database.close'](undefined);
  });
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
