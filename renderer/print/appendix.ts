// The tables of the appendix as data: what stands in each cell, whichever page it comes to stand on.
import { formatCount, formatDayShort, weekdayName } from '#shared/language/format';
import { metricLabel, metricOf, type MetricId } from '#shared/domain/metrics';
import { parseDay, weekStartOf, weekdayOf } from '#shared/base/period';
import { appendices, type Appendix } from '#shared/domain/report';
import {
  reportMetrics,
  type ReportDay,
  type ReportMetric,
  type ReportModel,
  type ReportRow,
} from '#shared/contract/report-views';
import { serviceLevelFormula } from '#shared/domain/service-level';
import { weekdaysFrom } from '../ui/weekdays';
import { names } from '../state/names.svelte';
import { paragraph, session, t, textOf } from '../state/session.svelte';
import { cellText, intervalOf, isPale } from './cells';

export interface AppendixCell {
  readonly text: string;
  /** Below the text, or beside it where there is room. */
  readonly more?: string;
  readonly tone?: 'pale' | 'warn' | 'none';
}
export interface AppendixColumn {
  readonly text: string;
  readonly isNumber: boolean;
  /** Share of the table's width, against the others. */
  readonly weight: number;
}
export interface AppendixTable {
  readonly id: Appendix;
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly AppendixColumn[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly AppendixCell[])[];
}

const labelOf = (id: MetricId): string => textOf(metricOf(id).label);
const tone = (isTrue: boolean, tone: AppendixCell['tone']): Pick<AppendixCell, 'tone'> =>
  isTrue && tone !== undefined ? { tone } : {};

function figureCell(id: ReportMetric, { figures }: ReportRow): AppendixCell {
  const figure = figures[id];
  return { text: cellText(id, figure), ...tone(isPale(id, figure), 'pale') };
}

/** So that no head has to be broken within a word. */
const weights: Partial<Record<ReportMetric, number>> = { answered: 1.1, abandonRate: 1.45 };

function figureColumns(first: string): AppendixColumn[] {
  return [
    { text: first, isNumber: false, weight: 1.9 },
    ...reportMetrics.map((id) => ({ text: labelOf(id), isNumber: true, weight: weights[id] ?? 1 })),
    { text: t('who.interval'), isNumber: true, weight: 1.3 },
  ];
}

const figureRow = (name: AppendixCell, row: ReportRow): AppendixCell[] => [
  name,
  ...reportMetrics.map((id) => figureCell(id, row)),
  { text: intervalOf(row.figures.satisfiedRate), tone: 'pale' },
];

function peopleTable(model: ReportModel, id: 'agents' | 'skillGroups'): AppendixTable {
  const { rows = [], none = null } = model.appendix[id] ?? {};
  const isAgents = id === 'agents';
  const times = new Map<string, number>();
  for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1);
  const nameOf = (row: ReportRow): AppendixCell => {
    const text = (isAgents ? names.agent(row.id, row.name) : row.name) || row.id;
    const isTwin = (times.get(row.name) ?? 0) > 1 && !session.settings.hideNames;
    return isTwin ? { text, more: row.id } : { text };
  };
  const noneRow =
    none === null
      ? []
      : [figureRow({ text: t(isAgents ? 'who.noAgent' : 'who.noGroup'), tone: 'none' }, none)];
  return {
    id,
    title: t(`report.appendix.${id}`),
    subtitle: t('report.appendix.people'),
    columns: figureColumns(t(isAgents ? 'who.agent' : 'who.group')),
    rows: [...rows.map((row) => figureRow(nameOf(row), row)), ...noneRow],
  };
}

function hoursTable(model: ReportModel): AppendixTable {
  const { rows = [] } = model.appendix.hours ?? {};
  const two = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  return {
    id: 'hours',
    title: t('report.appendix.hours'),
    subtitle: t('report.appendix.hoursSub', { zone: model.settings.zone }),
    columns: figureColumns(t('common.hour')),
    rows: rows.map((row) => figureRow({ text: `${two(Number(row.id))}–${two(Number(row.id) + 1)}` }, row)),
  };
}

function dayCell({ day, state, counted, stored }: ReportDay): AppendixCell {
  const text = formatDayShort(session.language, parseDay(day)!);
  if (state === 'complete') return { text: `${text} ✓`, more: formatCount(stored) };
  const counts = state === 'missing' ? '' : ` ${formatCount(stored)} / ${formatCount(counted)}`;
  return { text, more: `${t(`day.${state}`)}${counts}`, tone: 'warn' };
}

/** A row a week, weekdays in the order that the calendar sets. */
function daysTable(model: ReportModel): AppendixTable {
  const { weekStart } = model.settings.calendar;
  const weekdays = weekdaysFrom(weekStart);
  const weeks = new Map<number, AppendixCell[]>();
  for (const one of model.appendix.days ?? []) {
    const day = parseDay(one.day)!;
    const start = weekStartOf(day, weekStart);
    const week = weeks.get(start) ?? weekdays.map(() => ({ text: '' }));
    week[weekdays.indexOf(weekdayOf(day))] = dayCell(one);
    weeks.set(start, week);
  }
  return {
    id: 'days',
    title: t('report.appendix.days'),
    subtitle: t('report.appendix.daysSub'),
    columns: [
      { text: t('report.appendix.week'), isNumber: false, weight: 1 },
      ...weekdays.map((weekday) => ({
        text: weekdayName(session.language, weekday),
        isNumber: false,
        weight: 1.2,
      })),
    ],
    rows: [...weeks].map(([start, cells]) => [
      { text: formatDayShort(session.language, start), tone: 'pale' },
      ...cells,
    ]),
  };
}

const defined = [
  'inbound',
  'offered',
  'answered',
  'answerRate',
  'serviceLevel',
  'abandoned',
  'abandonRate',
  'abandonRateNoShort',
  'abandonedIvr',
  'systemLost',
  'waitMedian',
  'waitP90',
  'talkMedian',
  'surveyOffered',
  'offerRate',
  'rated',
  'responseRate',
  'satisfiedRate',
  'dissatisfiedRate',
] as const satisfies readonly MetricId[];

function definitionsTable({ overview }: ReportModel): AppendixTable {
  const { variant, thresholdSeconds } = overview.statement.serviceLevel;
  const rules = { serviceLevelSeconds: thresholdSeconds };
  const meaning = (id: MetricId): string => {
    const sentence = textOf(metricOf(id).sentence);
    if (id !== 'serviceLevel') return sentence;
    const formula = serviceLevelFormula(variant, session.language) + t('sentence.end');
    return paragraph([formula, sentence]);
  };
  const words = ['period', 'complete', 'change', 'few'] as const;
  return {
    id: 'definitions',
    title: t('report.appendix.definitions'),
    subtitle: '',
    columns: [
      { text: t('common.metric'), isNumber: false, weight: 1 },
      { text: t('report.appendix.meaning'), isNumber: false, weight: 3 },
    ],
    rows: [
      ...defined.map((id) => [{ text: metricLabel(id, session.language, rules) }, { text: meaning(id) }]),
      ...words.map((word) => [
        { text: t(`report.define.${word}`) },
        { text: t(`report.define.${word}Text`) },
      ]),
    ],
  };
}

function tableOf(model: ReportModel, id: Appendix): AppendixTable {
  switch (id) {
    case 'agents':
    case 'skillGroups':
      return peopleTable(model, id);
    case 'hours':
      return hoursTable(model);
    case 'days':
      return daysTable(model);
    case 'definitions':
      return definitionsTable(model);
  }
}

/** In their set order, whatever the order in which they were chosen. */
export function appendixTables(model: ReportModel): AppendixTable[] {
  return appendices.filter((id) => model.order.look.appendix.includes(id)).map((id) => tableOf(model, id));
}
