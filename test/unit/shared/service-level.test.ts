// The five ways to count a service level, and what each does with calls that cannot tell how long they waited.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#shared/language/text';
import { metricLabel } from '#shared/domain/metrics';
import {
  serviceLevelFormula,
  serviceLevelName,
  serviceLevelParts,
  serviceLevelVariants,
  type ServiceLevelCounts,
} from '#shared/domain/service-level';

/** Counts that real calls can have. */
const countsArbitrary: fc.Arbitrary<ServiceLevelCounts> = fc
  .tuple(
    fc.nat({ max: 500 }),
    fc.nat({ max: 500 }),
    fc.nat({ max: 500 }),
    fc.nat({ max: 500 }),
    fc.nat({ max: 500 }),
  )
  .map(([inTime, late, abandonedInTime, abandonedLate, some]) => ({
    answered: inTime + late,
    inTime,
    abandoned: abandonedInTime + abandonedLate,
    abandonedInTime,
    shortAbandons: some % (abandonedInTime + 1),
  }));
const levelOf = (variant: 1 | 2 | 3 | 4 | 5, counts: ServiceLevelCounts): number => {
  const { hits, n } = serviceLevelParts(variant, counts);
  return hits / n;
};

describe('a service level', () => {
  test('lies between 0 and 1 by every variant', () => {
    fc.assert(
      fc.property(countsArbitrary, (counts) => {
        for (const variant of serviceLevelVariants) {
          const { hits, n } = serviceLevelParts(variant, counts);
          expect(hits).toBeGreaterThanOrEqual(0);
          expect(hits).toBeLessThanOrEqual(n);
        }
      }),
    );
  });

  test('is lowest by variant 3, where every abandon counts against', () => {
    fc.assert(
      fc.property(countsArbitrary, (counts) => {
        fc.pre(counts.answered > 0);
        const strict = levelOf(3, counts);
        for (const variant of serviceLevelVariants)
          expect(levelOf(variant, counts)).toBeGreaterThanOrEqual(strict);
        // Short abandons are part of those in time, so leaving out only them helps less.
        expect(levelOf(5, counts)).toBeLessThanOrEqual(levelOf(4, counts));
      }),
    );
  });

  test('is the same by every variant where nobody gave up', () => {
    const counts = { answered: 40, inTime: 30, abandoned: 0, abandonedInTime: 0, shortAbandons: 0 };
    for (const variant of serviceLevelVariants)
      expect(serviceLevelParts(variant, counts)).toEqual({ hits: 30, n: 40 });
  });

  test('of abandoned calls alone has something to count by 1 and 3, and for late ones by 4 and 5', () => {
    const counts = { answered: 0, inTime: 0, abandoned: 10, abandonedInTime: 10, shortAbandons: 10 };
    const parts = serviceLevelVariants.map((variant) => serviceLevelParts(variant, counts));
    expect(parts).toEqual([
      { hits: 10, n: 10 },
      { hits: 0, n: 0 },
      { hits: 0, n: 10 },
      { hits: 0, n: 0 },
      { hits: 0, n: 0 },
    ]);
  });

  test('names its threshold, and each variant by a name and a formula of its own', () => {
    const rules = { serviceLevelSeconds: 15 };
    expect(metricLabel('serviceLevel', 'en', rules)).toBe('Service level (15 sec)');
    expect(metricLabel('serviceLevel', 'zh-CN', rules)).toBe('15 秒服务水平');
    const texts = serviceLevelVariants.flatMap((variant) =>
      languages.flatMap((language) => [
        serviceLevelFormula(variant, language),
        serviceLevelName(variant, language),
      ]),
    );
    expect(new Set(texts).size).toBe(20);
  });
});
