// Texts of the statement below figures: counting rules and filter. For the window and for paper.
import { formatCount, formatMinute } from '#shared/language/format';
import { serviceLevelFormula } from '#shared/domain/service-level';
import type { StatedScale, Statement } from '#shared/contract/views';
import { filterParts } from '../state/filter-texts';
import { names } from '../state/names.svelte';
import { joined, joinedClauses, nameOf, session, t } from '../state/session.svelte';

export function sinceText(validFrom: string | null): string {
  return validFrom === null ? t('scale.always') : t('scale.since', { day: validFrom });
}

/** Which of several scales: the instance only where more than one is meant. */
export function scaleText(scale: StatedScale, all: readonly StatedScale[]): string {
  const several = new Set(all.map((one) => one.instanceId)).size > 1;
  const since = all.length > 1 || scale.validFrom !== null ? sinceText(scale.validFrom) : '';
  const name = several ? `${nameOf(scale.instanceId)} ${scale.name}` : scale.name;
  const details = [since, scale.isConfirmed ? '' : t('scale.unconfirmed')].filter((part) => part !== '');
  return details.length === 0
    ? t('stated.scale', { name })
    : t('stated.scaleSince', { name, since: joined(details) });
}

const attributionKeys = { every: 'stated.every', first: 'stated.first', last: 'stated.last' } as const;

function filterText(
  { from: _from, to: _to, instances: _instances, number, ...rest }: Statement['filter'],
  isPrinted: boolean,
): string {
  const isHidden = isPrinted && number !== undefined;
  const asked = isHidden || number === undefined ? rest : { ...rest, number };
  const parts = filterParts(asked, names.lookUp, true).map(({ text }) => text);
  if (isHidden) parts.push(t('report.byNumber'));
  return t('stated.filter', { filter: parts.length === 0 ? t('report.filter.none') : joinedClauses(parts) });
}

/**
 * The rules by which figures count and what they rest on, one sentence each, without a full stop.
 * @param isPrinted on paper, where no number stands
 */
export function ruleTexts(statement: Statement, isPrinted = false): string[] {
  const { serviceLevel, scales, attribution } = statement;
  const { variant, thresholdSeconds } = serviceLevel;
  return [
    t('stated.level', {
      s: thresholdSeconds,
      formula: serviceLevelFormula(variant, session.language),
    }),
    t('stated.short', { s: statement.shortAbandonSeconds }),
    ...scales.map((scale) => scaleText(scale, scales)),
    t(attributionKeys[attribution]),
    filterText(statement.filter, isPrinted),
    t('stated.n', { n: formatCount(statement.n) }),
  ];
}

/** The rules, and where and when they were applied. */
export function statementTexts(statement: Statement): string[] {
  const { zone, dataUpTo } = statement;
  return [
    ...ruleTexts(statement),
    t('stated.zone', { zone }),
    ...(dataUpTo === null ? [] : [t('sync.upTo', { time: formatMinute(zone, dataUpTo) })]),
  ];
}
