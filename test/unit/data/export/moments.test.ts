// Local times of many moments are those that are made one by one, through changes of the clock too.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMoments } from '#electron/data/export/moments';
import { isoLocal, wallText } from '#shared/base/period';
import { runs } from '#test/kit/runs';

test.each(['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'])('%s', (zone) => {
  const moments = createMoments(zone);
  // Half of them around the nights in which clocks are changed.
  const around = fc
    .tuple(
      fc.constantFrom(Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6)),
      fc.integer({ min: -9e6, max: 9e6 }),
    )
    .map(([change, by]) => change + by);
  const anywhere = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2059, 0, 1) });
  fc.assert(
    fc.property(fc.oneof(around, anywhere), (at) => {
      expect(moments.iso(at)).toBe(isoLocal(zone, at));
      expect(moments.wall(at)).toBe(wallText(zone, at));
      const seconds = moments.serial(at) * 86_400 - 25_569 * 86_400;
      expect(new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ')).toBe(
        wallText(zone, at),
      );
    }),
    { numRuns: runs(2000) },
  );
});
