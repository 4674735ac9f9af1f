// Every metric of the program: tiles, tables, glossary, heads of files, PDF and command line read this list. A metric is one
// entry in the file of its group.
import { filled, textIn, type Language, type Text } from '../language/text';
import type { Figure, Metric } from './metric';
import { callersMetrics } from './metrics/callers';
import { satisfactionMetrics } from './metrics/satisfaction';
import { serviceMetrics } from './metrics/service';
import { talkMetrics } from './metrics/talk';
import { volumeMetrics } from './metrics/volume';
import { waitingMetrics } from './metrics/waiting';

/** In the order of the glossary. */
export const metricGroups = {
  volume: volumeMetrics,
  service: serviceMetrics,
  waiting: waitingMetrics,
  talk: talkMetrics,
  satisfaction: satisfactionMetrics,
  callers: callersMetrics,
} as const;
export type MetricGroup = keyof typeof metricGroups;

/** Ids are stable: they appear in exports and on the command line. */
export const metrics = {
  ...volumeMetrics,
  ...serviceMetrics,
  ...waitingMetrics,
  ...talkMetrics,
  ...satisfactionMetrics,
  ...callersMetrics,
} as const;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as readonly MetricId[];

export type Figures = Readonly<Record<MetricId, Figure>>;

const levelLabel: Text = ['{s} 秒服务水平', 'Service level ({s} sec)'];

/** A metric's name; a service level names its threshold. */
export function metricLabel(
  id: MetricId,
  language: Language,
  rules: { readonly serviceLevelSeconds: number },
): string {
  if (id !== 'serviceLevel') return textIn(language, metricOf(id).label);
  return filled(language, textIn(language, levelLabel), { s: rules.serviceLevelSeconds });
}

export const groupOf = (id: MetricId): MetricGroup =>
  (Object.keys(metricGroups) as MetricGroup[]).find((group) => id in metricGroups[group])!;

/** The declaration of one metric. */
export function metricOf(id: MetricId): Metric {
  return metrics[id];
}
