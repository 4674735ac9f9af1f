// Requests for figures, from views and the command line.
import * as v from 'valibot';
import { isZone } from '../base/period';
import { attributions, filterSchema, groupings } from '../domain/filter';
import { metricIds, type MetricId } from '../domain/metrics';
import { serviceLevelVariants } from '../domain/service-level';
import { languages } from '../language/text';
import { instanceIdSchema } from '../base/ids';
import {
  peopleKinds,
  peopleMetrics,
  type DispositionsView,
  type PeopleView,
  type SatisfactionView,
} from './page-views';
import { define } from './request';
import type { FoundRatings, Overview, StatsResult } from './views';

const ofFilter = { filter: filterSchema };

const peopleSort = v.strictObject({
  field: v.picklist(['name', ...peopleMetrics]),
  descending: v.boolean(),
});
export type PeopleSort = v.InferOutput<typeof peopleSort>;

const statsRules = {
  /** Instead of the settings' own. */
  serviceLevelVariant: v.optional(v.picklist(serviceLevelVariants)),
  serviceLevelSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600))),
  shortAbandonSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60))),
};
const statsInput = v.strictObject({
  ...statsRules,
  filter: filterSchema,
  metrics: v.array(v.picklist(metricIds as [MetricId, ...MetricId[]])),
  by: v.picklist(groupings),
  attribution: v.picklist(attributions),
  zone: v.optional(v.pipe(v.string(), v.check(isZone))),
  language: v.picklist(languages),
});
export type StatsInput = v.InferOutput<typeof statsInput>;

export const statsRequests = {
  'overview.load': define<Overview>()('data', 'page', v.strictObject({ filter: filterSchema }), 'newest'),
  'satisfaction.load': define<SatisfactionView>()('data', 'page', v.strictObject(ofFilter)),
  'dispositions.load': define<DispositionsView>()('data', 'page', v.strictObject(ofFilter)),
  'people.load': define<PeopleView>()(
    'data',
    'page',
    v.strictObject({
      ...ofFilter,
      kind: v.picklist(peopleKinds),
      sort: peopleSort,
      offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
  ),
  /** The pressed keys of an instance and what they probably mean. */
  'ratings.found': define<FoundRatings>()('data', 'page', v.strictObject({ instanceId: instanceIdSchema })),
  'stats.compute': define<StatsResult>()('data', 'main', statsInput),
} as const;
