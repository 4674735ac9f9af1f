// Texts about the figures that changed since a report was created.
import { dash, formatCount, formatDuration, formatPercent, formatValue } from '#shared/language/format';
import { callWord, dispositionWord } from '#shared/texts/words';
import { wallText } from '#shared/base/period';
import { fieldOf } from '#shared/domain/fields';
import { flagFields } from '#shared/domain/filter-fields';
import { metricLabel, metricOf } from '#shared/domain/metrics';
import type { CallChange, ComparedCall, ComparedField, FigureChange } from '#shared/contract/report-runs';
import type { Rules } from '#shared/domain/settings';
import { names } from '../../state/names.svelte';
import { labeled, session, t, textOf } from '../../state/session.svelte';

export interface FigureRow {
  readonly id: string;
  readonly label: string;
  readonly then: string;
  readonly now: string;
  readonly change: string;
}

const signed = (value: number, text: string): string => `${value < 0 ? '−' : '+'}${text}`;

function changeText({ id, then, now }: FigureChange): string {
  if (then === null || now === null) return dash;
  const difference = now - then;
  const size = Math.abs(difference);
  const { unit } = metricOf(id);
  switch (unit) {
    case 'percent':
      return signed(difference, t('reports.compared.points', { n: formatPercent(size) }));
    case 'seconds':
      return signed(difference, formatDuration(size));
    case 'points':
      return signed(difference, size.toFixed(2));
    default:
      return signed(difference, formatCount(size));
  }
}

export function figureRow(change: FigureChange, rules: Rules): FigureRow {
  const { unit } = metricOf(change.id);
  return {
    id: change.id,
    label: metricLabel(change.id, session.language, rules),
    then: formatValue(change.then, unit),
    now: formatValue(change.now, unit),
    change: changeText(change),
  };
}

const duration = (seconds: number | null): string => (seconds === null ? dash : formatDuration(seconds));

function valueText(field: ComparedField, call: ComparedCall, zone: string): string {
  const { language } = session;
  switch (field) {
    case 'startedAt':
      return wallText(zone, call.startedAt);
    case 'contactType':
      return callWord('contactType', call.contactType, language);
    case 'disposition':
      return dispositionWord(call.contactType, call.disposition, language);
    case 'rating':
      return call.rating === null ? dash : String(call.rating);
    case 'surveyOffered':
      return t(call.surveyOffered ? 'common.yes' : 'common.no');
    case 'surveyChannel':
      return call.surveyChannel === 'none' ? dash : callWord('surveyChannel', call.surveyChannel, language);
    case 'releaseInitiator':
      return call.releaseInitiator === 'none'
        ? dash
        : callWord('releaseInitiator', call.releaseInitiator, language);
    case 'waitSeconds':
      return duration(call.waitSeconds);
    case 'talkSeconds':
      return duration(call.talkSeconds);
    case 'agents':
      return call.agents === '' ? dash : names.agentsOfCall(call.agents);
    case 'skillGroups':
      return call.skillGroups === '' ? dash : call.skillGroups;
  }
}

/** What differs of a call: `Rating: – → 5`. */
export function callWords({ fields, then, now }: CallChange, zone: string): string[] {
  if (then === null || now === null) return [];
  return fields.map((field) =>
    labeled(
      field === 'surveyOffered' ? textOf(flagFields.surveyOffered.yes) : textOf(fieldOf(field).label),
      `${valueText(field, then, zone)} → ${valueText(field, now, zone)}`,
    ),
  );
}

/** What a call that came or is gone is: outcome, rating, agents. */
export function callFacts({ then, now }: CallChange, zone: string): string {
  const call = now ?? then;
  if (call === null) return '';
  return (['disposition', 'rating', 'agents'] as const)
    .map((field) => valueText(field, call, zone))
    .filter((text) => text !== dash)
    .join(' · ');
}
