// The glossary: every figure as the declaration has it, its formula in words, what it counts by the rules that are set now,
// and the words that are no figures.
import { counted, type GlossaryGroup, type Text } from './glossary-counted';
import { termIds, terms, type TermId } from './glossary-terms';
import type { Language } from '../language/format';
import type { MenuPage } from '../domain/menu';
import type { Counter, Metric, Sample } from '../domain/metric';
import { metricIds, metricLabel, metricOf, type MetricId } from '../domain/metrics';
import { serviceLevelFormula, serviceLevelVariants, type ServiceLevelVariant } from '../domain/service-level';

export interface GlossaryRules {
  readonly serviceLevelSeconds: number;
  readonly serviceLevelVariant: ServiceLevelVariant;
  readonly shortAbandonSeconds: number;
}

export interface GlossaryEntry {
  readonly id: MetricId | TermId;
  readonly group: GlossaryGroup;
  readonly label: string;
  /** In the other language, for those who know it by that name. */
  readonly otherLabel: string;
  readonly sentence: string;
  /** Lines; empty for words that are no figures. */
  readonly formula: readonly string[];
  /** Of several lines the one in use; -1 for none. */
  readonly chosen: number;
  readonly counted: readonly string[];
  readonly metric: Metric | null;
  readonly page: MenuPage | null;
}

/** What a formula adds up, where it is no figure with a name of its own. */
const counterWords: Partial<Readonly<Record<Counter, Text>>> = {
  success: ['成功通话（各方向）', 'successful calls (every direction)'],
  points: ['各评分的分值之和', 'sum of the points of all ratings'],
  satisfied: ['满意档评分数', 'ratings in the satisfied class'],
  dissatisfied: ['不满意档评分数', 'ratings in the dissatisfied class'],
  releasedByAgent: ['坐席挂断的成功通话', 'successful calls released by the agent'],
  releaseKnown: ['已知挂机方的成功通话', 'successful calls with a known releasing side'],
};
const sampleWords: Readonly<Record<Sample, Text>> = {
  wait: ['已接听呼入的等待', 'waits of answered inbound calls'],
  patience: ['放弃来电的等待', 'waits of abandoned calls'],
  talk: ['成功通话的通话时长', 'talk times of successful calls'],
};

/** What a count is the sum of, where it has parts. */
const partsOf: Partial<Readonly<Record<Counter, Text>>> = {
  abandoned: ['排队放弃 + 振铃放弃', 'abandoned in queue + abandoned while ringing'],
  systemLost: [
    '排队超时 + 排队溢出 + 转人工失败 + IVR 异常',
    'queue timeout + queue overflow + queue failed + IVR error',
  ],
  dialled: ['呼出 + 预测式外呼 + 隐私外呼', 'outbound + predictive + privacy dialling'],
};
const number: Text = ['符合条件的通话数', 'number of such calls'];

const pick = ([zh, en]: Text, language: Language): string => (language === 'en' ? en : zh);

function counterText(counter: Counter, language: Language): string {
  const words = counterWords[counter];
  if (words !== undefined) return pick(words, language);
  const id = metricIds.find((one) => one === counter);
  if (id === undefined) return counter;
  const { zh, en } = metricOf(id).label;
  return language === 'en' ? en.toLowerCase().replace('ivr', 'IVR') : zh;
}

/** A metric's formula in words; of the service level all five variants. */
function formulaLines({ formula }: Metric, language: Language): string[] {
  const say = (zh: string, en: string): string[] => [language === 'en' ? en : zh];
  switch (formula.kind) {
    case 'count':
      return [pick(partsOf[formula.of] ?? number, language)];
    case 'share':
    case 'mean':
      return [`${counterText(formula.of, language)} ÷ ${counterText(formula.over, language)}`];
    case 'meanDuration': {
      const sample = pick(sampleWords[formula.of], language);
      return say(`${sample}之和 ÷ 通数`, `sum of the ${sample} ÷ their number`);
    }
    case 'quantile': {
      const sample = pick(sampleWords[formula.of], language);
      if (formula.q === 0.5) return say(`${sample}的中位数`, `median of the ${sample}`);
      if (formula.q === 1) return say(`${sample}的最大值`, `greatest of the ${sample}`);
      const percent = Math.round(formula.q * 100);
      return say(
        `${sample}的第 ${percent} 百分位（线性插值，同 Excel PERCENTILE.INC）`,
        `${percent}th percentile of the ${sample} (as PERCENTILE.INC in Excel)`,
      );
    }
    case 'serviceLevel':
      return serviceLevelVariants.map((variant) =>
        language === 'en'
          ? `Variant ${variant}: ${serviceLevelFormula(variant, language)}`
          : `口径 ${variant}：${serviceLevelFormula(variant, language)}`,
      );
    case 'longAbandons':
      return say('（放弃 − 短放弃）÷（进入队列 − 短放弃）', '(abandoned − short) ÷ (offered − short)');
    case 'repeat': {
      const hours = formula.withinHours;
      return say(
        `接听后 ${hours} 小时内再次呼入的来电者 ÷ 被接听的来电者`,
        `callers who call in again within ${hours} h of an answer ÷ callers answered`,
      );
    }
    case 'lost':
      return say(
        `放弃后 ${formula.withinHours} 小时内未联系上的来电者数`,
        `callers who gave up and were not spoken to within ${formula.withinHours} h`,
      );
    case 'concurrency': {
      const minutes = formula.slotMinutes;
      if (formula.q === 1)
        return say(
          `各 ${minutes} 分钟时段中最大的同时通话数`,
          `greatest number at once of all ${minutes}-minute slots`,
        );
      const percent = Math.round(formula.q * 100);
      return say(
        `各 ${minutes} 分钟时段最大同时通话数的第 ${percent} 百分位`,
        `${percent}th percentile of the greatest numbers at once by ${minutes}-minute slot`,
      );
    }
    case 'distribution':
      return say('每个按键的有效评分数', 'valid ratings by pressed key');
  }
}

/** All entries, figures first, in the order of the declaration. */
export function glossary(language: Language, rules: GlossaryRules): GlossaryEntry[] {
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  const side = language === 'en' ? 'en' : 'zh';
  const holes: Readonly<Record<string, number>> = {
    s: rules.serviceLevelSeconds,
    v: rules.serviceLevelVariant,
    short: rules.shortAbandonSeconds,
  };
  const filled = (text: Text): string =>
    pick(text, language).replace(/\{(\w+)\}/g, (hole, name: string) => String(holes[name] ?? hole));
  return [
    ...metricIds.map((id): GlossaryEntry => {
      const metric = metricOf(id);
      return {
        id,
        group: counted[id].group,
        label: metricLabel(id, language, rules),
        otherLabel: metricOf(id).label[other === 'en' ? 'en' : 'zh'],
        sentence: metric.sentence[side],
        formula: formulaLines(metric, language),
        chosen: metric.formula.kind === 'serviceLevel' ? rules.serviceLevelVariant - 1 : -1,
        counted: counted[id].texts.map(filled),
        metric,
        page: counted[id].page,
      };
    }),
    ...termIds.map((id): GlossaryEntry => ({
      id,
      group: 'words',
      label: pick(terms[id].label, language),
      otherLabel: pick(terms[id].label, other),
      sentence: filled(terms[id].text),
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
