// The archive in numbers, as support gets it: open, checked, and while it cannot be opened.
import type { HandlersOf } from '#shared/contract/contract';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandlers } from '#electron/data/handlers';
import { openArchive } from '#electron/data/store/archive';
import { defaultSettings } from '#shared/domain/settings';
import { fillCenter } from '#test/kit/report-center';
import { temporaryFolder } from '#test/kit/folder';

const now = Date.UTC(2026, 2, 8);
const plan = { firstDay: '2026-03-01', days: 4, callsPerDay: 10, agentNames: ['王芳'], groupNames: ['售后'] };
const handlersOf = (databasePath: string): HandlersOf<'data'> =>
  createHandlers({ databasePath, fetch, clock: () => now, emit: () => undefined });

test('counts calls and windows, and remembers the last whole check', async () => {
  const path = join(temporaryFolder(), 'calls.db');
  fillCenter({ ...plan, missing: [2], path }).close();
  const handlers = handlersOf(path);
  await handlers['rules.set']({ settings: defaultSettings });
  const before = await handlers['archive.facts'](undefined);
  expect(before).toMatchObject({
    phase: 'open',
    failure: null,
    open: {
      calls: 30,
      instances: 1,
      windows: { complete: 3, open: 0, partial: 0, failed: 0 },
      lackingDays: 0,
    },
    check: null,
  });
  expect(before.sqlite).toMatch(/^3\.\d+\.\d+$/);
  expect(before.open!.bytes).toBeGreaterThan(4096);
  await handlers['database.check'](undefined);
  expect((await handlers['archive.facts'](undefined)).check).toEqual({ at: now, problems: 0 });
  await handlers['database.close'](undefined);
});

test('answers also where the archive cannot be opened', async () => {
  const path = join(temporaryFolder(), 'calls.db');
  openArchive(path, defaultSettings).close();
  writeFileSync(path, 'no database '.repeat(1000));
  const handlers = handlersOf(path);
  await handlers['rules.set']({ settings: defaultSettings });
  const facts = await handlers['archive.facts'](undefined);
  expect(facts).toMatchObject({ phase: 'failed', open: null, check: null });
  expect(facts.failure).not.toBe(null);
  expect(facts.sqlite).toMatch(/^3\./);
  await handlers['database.close'](undefined);
});
