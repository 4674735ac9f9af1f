// The five common service level formulas. They differ in how they treat abandoned calls.
import { textIn, type Language, type Text } from '../language/text';

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

const formulas: Readonly<Record<ServiceLevelVariant, { readonly name: Text; readonly formula: Text }>> = {
  1: {
    name: ['阈值内放弃计为达标', 'Abandons within threshold count as met'],
    formula: [
      '（阈值内接听 + 阈值内放弃）/（接听 + 放弃）',
      '(answered within threshold + abandoned within threshold) / (answered + abandoned)',
    ],
  },
  2: {
    name: ['放弃不计入', 'All abandons excluded'],
    formula: ['阈值内接听 / 接听', 'answered within threshold / answered'],
  },
  3: {
    name: ['放弃均计为未达标', 'All abandons count as missed'],
    formula: ['阈值内接听 /（接听 + 放弃）', 'answered within threshold / (answered + abandoned)'],
  },
  4: {
    name: ['阈值内放弃不计入', 'Abandons within threshold excluded'],
    formula: [
      '阈值内接听 /（接听 + 超过阈值的放弃）',
      'answered within threshold / (answered + abandoned after the threshold)',
    ],
  },
  5: {
    name: ['短放弃不计入', 'Short abandons excluded'],
    formula: [
      '阈值内接听 /（接听 + 放弃 − 短放弃）',
      'answered within threshold / (answered + abandoned − short abandons)',
    ],
  },
};

export function serviceLevelFormula(variant: ServiceLevelVariant, language: Language): string {
  return textIn(language, formulas[variant].formula);
}

/** What a variant does with abandoned calls, in a few words. */
export function serviceLevelName(variant: ServiceLevelVariant, language: Language): string {
  return textIn(language, formulas[variant].name);
}
