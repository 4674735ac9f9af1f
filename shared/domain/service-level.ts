// The five usual ways to count a service level from the same calls. They differ in what becomes of abandoned calls.
import type { Language } from '../language/format';

export const serviceLevelVariants = [1, 2, 3, 4, 5] as const;
export type ServiceLevelVariant = (typeof serviceLevelVariants)[number];

/** Answered and abandoned inbound calls, by their wait. */
export interface ServiceLevelCounts {
  readonly answered: number;
  /** Answered with a wait of at most the threshold. */
  readonly inTime: number;
  readonly abandoned: number;
  /** Abandoned with a wait of at most the threshold. */
  readonly abandonedInTime: number;
  /** Abandoned with a wait below the short-abandon threshold. */
  readonly shortAbandons: number;
}

/**
 * Numerator and denominator of a variant. 1: abandons in time count as served (Cisco "positive"); 2: abandons are left
 * out; 3: every abandon counts against (CCC, Genesys); 4: abandons in time are left out (Cisco "ignored"); 5: only short
 * abandons are left out (Genesys with short abandons off).
 */
export function serviceLevelParts(
  variant: ServiceLevelVariant,
  counts: ServiceLevelCounts,
): { readonly hits: number; readonly n: number } {
  const { answered, inTime, abandoned, abandonedInTime, shortAbandons } = counts;
  switch (variant) {
    case 1:
      return { hits: inTime + abandonedInTime, n: answered + abandoned };
    case 2:
      return { hits: inTime, n: answered };
    case 3:
      return { hits: inTime, n: answered + abandoned };
    case 4:
      return { hits: inTime, n: answered + abandoned - abandonedInTime };
    case 5:
      return { hits: inTime, n: answered + abandoned - shortAbandons };
  }
}

const formulas: Readonly<Record<ServiceLevelVariant, Readonly<Record<Language, string>>>> = {
  1: {
    'zh-CN': '（阈值内接听 + 阈值内放弃）/（接听 + 放弃）',
    en: '(answered in time + abandoned in time) / (answered + abandoned)',
  },
  2: { 'zh-CN': '阈值内接听 / 接听', en: 'answered in time / answered' },
  3: { 'zh-CN': '阈值内接听 /（接听 + 放弃）', en: 'answered in time / (answered + abandoned)' },
  4: {
    'zh-CN': '阈值内接听 /（接听 + 超过阈值的放弃）',
    en: 'answered in time / (answered + abandoned after the threshold)',
  },
  5: {
    'zh-CN': '阈值内接听 /（接听 + 放弃 − 短放弃）',
    en: 'answered in time / (answered + abandoned − short abandons)',
  },
};

export function serviceLevelFormula(variant: ServiceLevelVariant, language: Language): string {
  return formulas[variant][language];
}
