// What a statement says in words: the rules by which the figures count, and the filter. For the window and for paper.
import { formatCount, formatMinute, weekdayName } from '../../shared/format';
import type { MessageKey } from '../../shared/messages/ui';
import { callWord } from '../../shared/messages/words';
import { serviceLevelFormula } from '../../shared/service-level';
import type { StatedScale, Statement } from '../../shared/views';
import type { Narrowing } from './narrowed';
import { nameOf, session, t } from './session.svelte';

const fieldNames: Partial<Record<keyof Narrowing, MessageKey>> = {
  contactTypes: 'chip.contactTypes',
  dispositions: 'chip.dispositions',
  skillGroups: 'chip.skillGroups',
  agents: 'chip.agents',
  ratings: 'chip.ratings',
  weekdays: 'chip.weekdays',
  hours: 'chip.hours',
  dayKinds: 'chip.dayKinds',
  businessHours: 'chip.businessHours',
  number: 'chip.number',
};

export function joined(words: readonly string[]): string {
  return words.join(session.language === 'en' ? ', ' : '、');
}

/** @param lookUp the name of an agent or a skill group, where it is known */
export function filterWord(
  field: keyof Narrowing,
  value: string | number | boolean,
  lookUp: (id: string) => string | undefined = () => undefined,
): string {
  const text = String(value);
  switch (field) {
    case 'contactTypes':
      return callWord('contactType', text, session.language);
    case 'dispositions':
      return callWord('disposition', text, session.language);
    case 'agents':
    case 'skillGroups':
      return text === 'none' ? t('who.unnamed') : (lookUp(text) ?? text);
    case 'weekdays':
      return weekdayName(session.language, Number(value));
    case 'hours':
      return `${text}:00`;
    case 'dayKinds':
      return callWord('dayKind', text, session.language);
    case 'businessHours':
      return t(value === true ? 'hours.in' : 'hours.out');
    default:
      return text;
  }
}

export function fieldName(field: keyof Narrowing): string {
  return t(fieldNames[field] ?? 'chip.other');
}

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

function filterText({ from: _from, to: _to, instances: _instances, ...rest }: Statement['filter']): string {
  const parts = Object.entries(rest).map(([name, value]) => {
    const field = name as keyof Narrowing;
    const values = (Array.isArray(value) ? value : [value]) as (string | number | boolean)[];
    return `${fieldName(field)} ${joined(values.map((one) => filterWord(field, one)))}`;
  });
  return t('stated.filter', { filter: parts.length === 0 ? t('report.filter.none') : parts.join('; ') });
}

/** The rules by which figures count and what they rest on, one sentence each, without a full stop. */
export function ruleTexts(statement: Statement): string[] {
  const { serviceLevel, scales, attribution } = statement;
  const { variant, thresholdSeconds } = serviceLevel;
  return [
    t('stated.level', {
      v: variant,
      s: thresholdSeconds,
      formula: serviceLevelFormula(variant, session.language),
    }),
    t('stated.short', { s: statement.shortAbandonSeconds }),
    ...scales.map((scale) => scaleText(scale, scales)),
    t(attributionKeys[attribution]),
    filterText(statement.filter),
    t('stated.n', { n: formatCount(statement.n) }),
  ];
}

/** The rules, and where and when they were applied. */
export function statementTexts(statement: Statement): string[] {
  const { zone, dataUpTo } = statement;
  return [
    ...ruleTexts(statement),
    t('stated.zone', { zone }),
    ...(dataUpTo === null ? [] : [t('stated.upTo', { time: formatMinute(zone, dataUpTo) })]),
  ];
}
