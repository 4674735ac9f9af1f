// What the desk's pages ask, and what they keep on this computer only.
import * as v from 'valibot';
import {
  peopleKinds,
  peopleMetrics,
  type CallersView,
  type DispositionsView,
  type PeopleView,
  type ReviewQueue,
  type SatisfactionView,
} from './desk-views';
import { filterSchema } from '../domain/filter';
import { rowId } from './records';
import { define } from './request';
import { savedViewSchema, type SavedView } from '../domain/settings';

/** A picture of a chart: at most 16 MB. */
const png = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length > 8 && bytes.length <= 16_000_000),
);
const ofFilter = { filter: filterSchema };
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

const peopleSort = v.strictObject({
  field: v.picklist(['name', ...peopleMetrics]),
  descending: v.boolean(),
});
export type PeopleSort = v.InferOutput<typeof peopleSort>;

const filePath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));

export const deskRequests = {
  'satisfaction.load': define<SatisfactionView>()('data', true, v.strictObject(ofFilter)),
  'dispositions.load': define<DispositionsView>()('data', true, v.strictObject(ofFilter)),
  /** Apart from the page's own request: callers are followed through all calls, which takes longer. */
  'callers.load': define<CallersView>()('data', true, v.strictObject({ ...ofFilter, mask: v.boolean() })),
  'people.load': define<PeopleView>()(
    'data',
    true,
    v.strictObject({ ...ofFilter, kind: v.picklist(peopleKinds), sort: peopleSort, offset: whole }),
  ),
  'review.queue': define<ReviewQueue>()(
    'data',
    true,
    v.strictObject({
      ...ofFilter,
      perAgent: v.pipe(whole, v.minValue(1), v.maxValue(20)),
      mask: v.boolean(),
    }),
  ),
  'review.save': define<null>()(
    'data',
    true,
    v.strictObject({ id: rowId, isChecked: v.boolean(), note: v.pipe(v.string(), v.maxLength(2000)) }),
  ),
  /** Asks for a place and writes a saved view as a file; null where the dialog was closed. */
  'view.share': define<{ path: string } | null>()('main', true, v.strictObject({ view: savedViewSchema })),
  /** Asks for such a file and reads it. */
  'view.read': define<SavedView | null>()('main', true, v.undefined()),
  /** Asks for a place and writes a checked copy of all calls; null where the dialog was closed. */
  'backup.save': define<{ path: string; calls: number } | null>()('main', true, v.undefined()),
  'backup.write': define<{ calls: number }>()('data', false, v.strictObject({ path: filePath })),
  /** Opens the folder of the profile. */
  'folder.show': define<null>()('main', true, v.undefined()),
  /** Asks for a place and writes the picture; null where the dialog was closed. */
  'picture.save': define<{ path: string } | null>()(
    'main',
    true,
    v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)), png }),
  ),
} as const;
