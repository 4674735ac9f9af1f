// The glossary: every metric as declared, its formula in words, what it counts by the current settings, and terms that are
// not metrics.
import { samples, type Counter, type Metric } from '../domain/metric';
import {
  type MetricGroup,
  groupOf,
  metricGroups,
  metricIds,
  metricLabel,
  metricOf,
  type MetricId,
} from '../domain/metrics';
import { termIds, terms, type TermId } from './glossary-terms';
import {
  filled,
  inSentence,
  languages,
  textIn,
  type Language,
  type Parameters,
  type Text,
  type Texts,
} from '../language/text';
import type { MenuPage } from '../domain/pages';
import {
  serviceLevelFormula,
  serviceLevelName,
  serviceLevelVariants,
  type ServiceLevelVariant,
} from '../domain/service-level';

/** The metrics by group, then the words that are no metrics. */
export const glossaryGroups = [...(Object.keys(metricGroups) as MetricGroup[]), 'words'] as const;
export type GlossaryGroup = (typeof glossaryGroups)[number];

export interface GlossaryRules {
  readonly serviceLevelSeconds: number;
  readonly serviceLevelVariant: ServiceLevelVariant;
  readonly shortAbandonSeconds: number;
}

export interface GlossaryEntry {
  readonly id: MetricId | TermId;
  readonly group: GlossaryGroup;
  readonly label: string;
  /** In the other languages, for those who know it by that name. */
  readonly otherLabel: string;
  readonly sentence: string;
  /** Lines; empty for terms. */
  readonly formula: readonly string[];
  /** Of several lines the one in use; -1 for none. */
  readonly chosen: number;
  readonly counted: readonly string[];
  readonly metric: Metric | null;
  readonly page: MenuPage | null;
}

/** What a formula adds up, where it is not a metric with a name of its own. */
const counterWords: Partial<Readonly<Record<Counter, Text>>> = {
  success: ['成功通话（各方向）', 'successful calls (any direction)'],
  points: ['各评分的分值之和', 'sum of the points of all ratings'],
  satisfied: ['满意档评分数', 'ratings in the satisfied class'],
  dissatisfied: ['不满意档评分数', 'ratings in the dissatisfied class'],
  releasedByAgent: ['坐席挂机的成功通话', 'successful calls disconnected by the agent'],
  releaseKnown: ['挂机方已知的成功通话', 'successful calls with a known disconnecting party'],
};
/** What a count is the sum of, where it has parts. */
const partsOf: Partial<Readonly<Record<Counter, Text>>> = {
  abandoned: ['排队放弃 + 振铃放弃', 'abandoned in queue + abandoned while ringing'],
  systemLost: [
    '排队超时 + 排队溢出 + 排队失败 + IVR 异常',
    'queue timeout + queue overflow + queue failed + IVR error',
  ],
  dialled: ['呼出 + 预测式外呼 + 隐私外呼', 'outbound + predictive + privacy dialing'],
};

const formulaTexts = {
  number: ['符合条件的通话数', 'number of such calls'],
  mean: ['{sample}之和 ÷ 通数', 'sum of the {sample} ÷ their number'],
  median: ['{sample}的中位数', 'median of the {sample}'],
  greatest: ['{sample}的最大值', 'maximum of the {sample}'],
  percentile: [
    '{sample}的第 {percent} 百分位（线性插值，同 Excel PERCENTILE.INC）',
    '{percent}th percentile of the {sample} (like PERCENTILE.INC in Excel)',
  ],
  level: ['{variant} · {name}：{formula}', '{variant} · {name}: {formula}'],
  longAbandons: [
    '（放弃 − 短放弃）÷（入队 − 短放弃）',
    '(abandoned − short abandons) ÷ (offered − short abandons)',
  ],
  repeat: [
    '接听后 {hours} 小时内再次呼入的来电者 ÷ 被接听的来电者',
    'callers who call again within {hours} hours of an answered call ÷ callers answered',
  ],
  lost: [
    '放弃后 {hours} 小时内未联系上的来电者数',
    'callers who abandoned and were not reached within {hours} hours',
  ],
  concurrencyPeak: [
    '各 {minutes} 分钟间隔中最大的同时通话数',
    'largest number of calls at the same time in any {minutes}-minute interval',
  ],
  concurrency: [
    '各 {minutes} 分钟间隔最大同时通话数的第 {percent} 百分位',
    '{percent}th percentile of the largest numbers at the same time per {minutes}-minute interval',
  ],
  distribution: ['每个按键的有效评分数', 'valid ratings per pressed key'],
} as const satisfies Texts;

function counterText(counter: Counter, language: Language): string {
  const words = counterWords[counter];
  if (words !== undefined) return textIn(language, words);
  const id = metricIds.find((one) => one === counter);
  return id === undefined ? counter : inSentence(language, textIn(language, metricOf(id).label));
}

/** A metric's formula in words; of the service level all five variants. */
function formulaLines({ formula }: Metric, language: Language): string[] {
  const say = (key: keyof typeof formulaTexts, parameters: Parameters = {}): string =>
    filled(language, textIn(language, formulaTexts[key]), parameters);
  switch (formula.kind) {
    case 'count': {
      const parts = partsOf[formula.of];
      return [parts === undefined ? say('number') : textIn(language, parts)];
    }
    case 'share':
    case 'mean':
      return [`${counterText(formula.of, language)} ÷ ${counterText(formula.over, language)}`];
    case 'meanDuration':
      return [say('mean', { sample: textIn(language, samples[formula.of].label) })];
    case 'quantile': {
      const { of, q } = formula;
      const key = q === 0.5 ? 'median' : q === 1 ? 'greatest' : 'percentile';
      return [say(key, { sample: textIn(language, samples[of].label), percent: Math.round(q * 100) })];
    }
    case 'serviceLevel':
      return serviceLevelVariants.map((variant) =>
        say('level', {
          variant,
          name: serviceLevelName(variant, language),
          formula: serviceLevelFormula(variant, language),
        }),
      );
    case 'repeat':
    case 'lost':
      return [say(formula.kind, { hours: formula.withinHours })];
    case 'concurrency': {
      const { q, slotMinutes: minutes } = formula;
      return [say(q === 1 ? 'concurrencyPeak' : 'concurrency', { minutes, percent: Math.round(q * 100) })];
    }
    case 'longAbandons':
    case 'distribution':
      return [say(formula.kind)];
  }
}

/** All entries, metrics first, in the order of the declaration. */
export function glossary(language: Language, rules: GlossaryRules): GlossaryEntry[] {
  const holes: Parameters = {
    s: rules.serviceLevelSeconds,
    name: serviceLevelName(rules.serviceLevelVariant, language),
    short: rules.shortAbandonSeconds,
  };
  const say = (text: Text): string => filled(language, textIn(language, text), holes);
  const otherNames = (label: Text): string =>
    languages
      .filter((one) => one !== language)
      .map((one) => textIn(one, label))
      .join(' · ');
  return [
    ...metricIds.map((id): GlossaryEntry => {
      const metric = metricOf(id);
      return {
        id,
        group: groupOf(id),
        label: metricLabel(id, language, rules),
        otherLabel: otherNames(metric.label),
        sentence: textIn(language, metric.sentence),
        formula: formulaLines(metric, language),
        chosen: metric.formula.kind === 'serviceLevel' ? rules.serviceLevelVariant - 1 : -1,
        counted: metric.notes.map(say),
        metric,
        page: metric.page ?? null,
      };
    }),
    ...termIds.map((id): GlossaryEntry => ({
      id,
      group: 'words',
      label: textIn(language, terms[id].label),
      otherLabel: otherNames(terms[id].label),
      sentence: say(terms[id].text),
      formula: [],
      chosen: -1,
      counted: [],
      metric: null,
      page: terms[id].page,
    })),
  ];
}

/** Entries in which every word of the text occurs, in either language or as the id; best first where names begin with it. */
export function findInGlossary(entries: readonly GlossaryEntry[], text: string): GlossaryEntry[] {
  const words = text.trim().toLowerCase().split(/\s+/);
  const inName = ({ label, otherLabel, id }: GlossaryEntry): boolean =>
    words.every((word) => `${label} ${otherLabel} ${id}`.toLowerCase().includes(word));
  const found = entries.filter((entry) => {
    const { label, otherLabel, id, sentence, formula, counted: lines } = entry;
    const where = [label, otherLabel, id, sentence, ...formula, ...lines].join(' ').toLowerCase();
    return words.every((word) => where.includes(word));
  });
  return text.trim() === '' ? found : [...found.filter(inName), ...found.filter((one) => !inName(one))];
}
