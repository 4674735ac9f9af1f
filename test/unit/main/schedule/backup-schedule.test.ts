// When the automatic backup is looked at: not at the start, then once a minute, one at a time, whatever the clock does.
import { expect, test } from 'vitest';
import { createBackupScheduler } from '#electron/main/schedule/backup-schedule';
import type { Profile } from '#electron/main/profile/profile';

function scheduler(answer: () => Promise<unknown>) {
  let now = 0;
  let asked = 0;
  const call = (): Promise<unknown> => {
    asked += 1;
    return answer();
  };
  const { tick } = createBackupScheduler({ data: { call } as unknown as Profile['data'] }, () => now);
  return {
    at: async (time: number): Promise<number> => {
      now = time;
      tick();
      await Promise.resolve().then(() => Promise.resolve());
      return asked;
    },
  };
}

test('is looked at a minute after the start and every minute, also where the last look failed', async () => {
  let isFailing = true;
  const { at } = scheduler(() =>
    isFailing ? Promise.reject(new Error('x')) : Promise.resolve({ made: true }),
  );
  expect(await at(10_000)).toBe(0);
  expect(await at(60_000)).toBe(1);
  expect(await at(70_000)).toBe(1);
  isFailing = false;
  expect(await at(120_000)).toBe(2);
  expect(await at(180_000)).toBe(3);
});

test('a clock that was set back holds nothing up', async () => {
  const { at } = scheduler(() => Promise.resolve({ made: false }));
  expect(await at(10 * 86_400_000)).toBe(1);
  expect(await at(1000)).toBe(1);
  expect(await at(61_000)).toBe(2);
});

test('one that takes long is not asked for twice', async () => {
  const { at } = scheduler(() => new Promise(() => undefined));
  expect(await at(60_000)).toBe(1);
  expect(await at(600_000)).toBe(1);
});
