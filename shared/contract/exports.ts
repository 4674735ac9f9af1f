// Requests for exports: write calls or lost callers to a file, cancel, and the result.
import { languageHeaders } from '../language/text';
import * as v from 'valibot';
import {
  exportInputSchema,
  exportOrderSchema,
  filePath,
  ticketSchema,
  type ExportResult,
  type LoggedExport,
  type SavedExport,
} from '../domain/export';
import { filterSchema } from '../domain/filter';
import { define } from './request';

const lostList = {
  filter: filterSchema,
  header: v.picklist(Object.values(languageHeaders)),
  mask: v.boolean(),
  code: v.optional(v.boolean(), false),
};

export const exportRequests = {
  /** Asks for a place and writes the calls there; null where the dialog was closed. */
  'export.save': define<SavedExport | null>()('main', 'page', exportOrderSchema, 'costly'),
  'export.write': define<ExportResult>()('data', 'main', exportInputSchema),
  'export.cancel': define<null>()('data', 'page', v.strictObject({ ticket: ticketSchema })),
  /** What was written last, newest first. */
  'export.log': define<readonly LoggedExport[]>()('data', 'page', v.undefined()),
  /** Asks for a place and writes the list of lost callers as CSV; null where the dialog was closed. */
  'lost.save': define<{ path: string; rows: number } | null>()(
    'main',
    'page',
    v.strictObject(lostList),
    'costly',
  ),
  'lost.write': define<{ rows: number }>()('data', 'main', v.strictObject({ ...lostList, path: filePath })),
} as const;
