// Answers of any shape: reading them never fails, what is read can be stored, and every stored row comes back as it came.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { checkArchive } from '#electron/data/backup/check';
import { parsePage } from '#electron/data/call/parse-row';
import { withLongNumbersAsText } from '#electron/data/service/request';
import { dataQuality } from '#electron/data/sync/quality';
import { toRowV2 } from '#electron/simulator/rows';
import { sampleCall } from '#electron/simulator/source';
import { fuzzRuns, fuzzTimeout } from '#test/kit/runs';
import { rules } from '#test/kit/rules';
import { noon } from '#test/kit/sync-desk';

const proper = toRowV2(
  sampleCall({ contactId: 'job-1', startedAt: noon, rating: 4, heldSeconds: 3 }),
  'ccc-test',
);
const fields = [...Object.keys(proper), 'Satisfaction', '__proto__', 'constructor', 'toString', ''];

/** Texts with every sign: halves of surrogate pairs, NUL, controls, right-to-left marks. */
const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const anyNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 1e18, 2 ** 53, -1, 0.5, 1e300, noon, noon / 1000, 8.64e15, 8.64e15 + 1),
);
const anyValue = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 3, arbitrary: anyNumber },
  { weight: 1, arbitrary: anyNumber.map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(null, true, false, '', [], {}, '1e3', ' 7 ', 'INBOUND', 'Success'),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 60 })
      .map((levels) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown),
  },
);
/** A proper row with some fields changed, left out or added, in any order. */
const anyRow = fc
  .tuple(
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(...fields), anyText), anyValue), { maxLength: 12 }),
    fc.subarray(Object.keys(proper)),
  )
  .map(([changes, left]) =>
    Object.fromEntries([...Object.entries(proper).filter(([name]) => !left.includes(name)), ...changes]),
  );
const anyList = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(fc.oneof({ weight: 9, arbitrary: anyRow }, { weight: 1, arbitrary: anyValue }), {
      maxLength: 4,
    }),
  },
  { weight: 1, arbitrary: anyValue },
);
const anyData = fc.oneof(
  { weight: 9, arbitrary: fc.record({ List: anyList, TotalCount: anyValue }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: anyValue },
);

/** Checking the archive takes longer than all else. */
const casesACheck = 20;
/** Shapes, numbers and names of earlier cases stay in an archive and make it slower. */
const casesAnArchive = 500;

/** As it would come: JSON has no NaN and no -0. */
const received = (data: unknown): unknown =>
  JSON.parse(withLongNumbersAsText(JSON.stringify(data) ?? 'null'));

describe('an answer of any shape', () => {
  test(
    'is read without a failure; its calls are stored, found sound, and given back as they came',
    () => {
      let archive = openArchive(':memory:', rules);
      let cases = 0;
      fc.assert(
        fc.property(anyData, fc.constantFrom(1, 2), fc.boolean(), (data, pageNumber, isPastEnd) => {
          if (++cases % casesAnArchive === 0) {
            archive.close();
            archive = openArchive(':memory:', rules);
          }
          const instance = archive.store.instanceOf('ccc-test');
          // Each case begins with no call, so that a failure is found with the smallest answer.
          const clear = archive.database.prepare('DELETE FROM call');
          const page = parsePage(received(data), pageNumber, isPastEnd);
          if (page === undefined) return;
          expect(page.calls.length + page.unreadable).toBe(page.rows);
          const { total } = page;
          expect(total === null || Number.isNaN(total) || (Number.isInteger(total) && total >= 0)).toBe(true);
          const { written } = archive.write(instance, page.calls, null, { api: 2, at: noon });
          const known = new Map(page.calls.map((call) => [call.contactId, call.raw]));
          // Two rows with one id are merged; the others are as they came.
          if (known.size === page.calls.length)
            for (const call of written)
              expect(archive.store.received(call)).toEqual(known.get(call.contact_id));
          if (cases % casesACheck > 0) return void clear.run();
          archive.reload();
          expect(checkArchive(archive).problems).toEqual([]);
          dataQuality(archive, instance);
          clear.run();
          archive.reload();
        }),
        { numRuns: fuzzRuns(2000) },
      );
      archive.close();
    },
    fuzzTimeout,
  );
});
