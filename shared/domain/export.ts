// Options of an export: format, headers, encoding and privacy.
import * as v from 'valibot';
import { type Text, type Texts, languageHeaders, type LanguageHeader } from '../language/text';
import { filterSchema, type Filter } from './filter';
import { isZone } from '../base/period';

interface FormatEntry {
  readonly name: Text;
  /** Under the choice of the format. */
  readonly hint: Text;
  /** In the statement of a file; CSV names its encoding instead. */
  readonly described?: Text;
}
/** The formats of a file of calls; electron/data/export/formats.ts writes them. */
const formats = {
  csv: {
    name: ['CSV', 'CSV'],
    hint: ['文本表格，任何软件都能打开。', 'A text table that any program can open.'],
  },
  xlsx: {
    name: ['Excel', 'Excel'],
    hint: [
      '日期与数字保留类型；电话号码与 ID 为文本。含“说明”工作表。',
      'Real dates and numbers; phone numbers and IDs stored as text. Includes an About sheet.',
    ],
    described: ['Excel 工作簿（XLSX）', 'Excel workbook (XLSX)'],
  },
  ndjson: {
    name: ['NDJSON', 'NDJSON'],
    hint: [
      '每行一通，字段与云联络中心返回的一致，供程序读取。',
      'One call per line with the fields as CCC returned them, for programs.',
    ],
    described: ['NDJSON，每行一通，UTF-8', 'NDJSON, one call per line, UTF-8'],
  },
} as const satisfies Record<string, FormatEntry>;
export type ExportFormat = keyof typeof formats;
export const exportFormats = Object.keys(formats) as ExportFormat[];
export const formatOf = (format: ExportFormat): FormatEntry => formats[format];
export const headers: readonly (LanguageHeader | 'api')[] = [...Object.values(languageHeaders), 'api'];
/** Encodings of CSV, as the statement of a file names them. */
export const csvEncodings = {
  'utf8-bom': ['CSV（RFC 4180），UTF-8 带 BOM', 'CSV (RFC 4180), UTF-8 with BOM'],
  utf8: ['CSV（RFC 4180），UTF-8', 'CSV (RFC 4180), UTF-8'],
  gb18030: ['CSV（RFC 4180），GB18030', 'CSV (RFC 4180), GB18030'],
} as const satisfies Texts;
export const encodings = Object.keys(csvEncodings) as (keyof typeof csvEncodings)[];

const columns = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(500)));
export const filePath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
/** Names one running export, so that progress and cancel mean that one. */
export const ticketSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(60));

/** Options of an export, apart from which calls it contains. */
const choice = {
  format: v.picklist(exportFormats),
  header: v.picklist(headers),
  /** Of CSV; the other formats have their own. */
  encoding: v.picklist(encodings),
  /** Codes beside the numbers, by which the same number is known again. */
  code: v.optional(v.boolean(), false),
  /** Whether agents are named; else they are numbered. */
  names: v.optional(v.boolean(), true),
  /** A text file beside it that says what it is. */
  readme: v.optional(v.boolean(), false),
};

/** As last chosen. Masking is chosen again each time. */
export const exportChoiceSchema = v.strictObject({ ...choice, allColumns: v.optional(v.boolean(), false) });
export type ExportChoice = v.InferOutput<typeof exportChoiceSchema>;

export const exportOrderSchema = v.strictObject({
  ...choice,
  filter: filterSchema,
  mask: v.boolean(),
  /** Ids of columns in their order, or names of the API's fields; without them the usual ones. */
  columns,
  ticket: v.optional(ticketSchema, 'export'),
});
/** Which calls go into which kind of file. */
export type ExportOrder = v.InferInput<typeof exportOrderSchema>;

export const exportInputSchema = v.strictObject({
  ...exportOrderSchema.entries,
  /** Of the times in the file and of the filter's hours and weekdays; without it the report zone. */
  zone: v.optional(v.pipe(v.string(), v.check(isZone))),
  path: filePath,
  /** Of the program, for what stands beside the calls. */
  version: v.optional(v.pipe(v.string(), v.maxLength(40)), ''),
});
export type ExportInput = v.InferOutput<typeof exportInputSchema>;

export interface ExportResult {
  /** Calls written, which are all that the filter selects. */
  readonly rows: number;
  /** Sheets that hold them, of a workbook; 0 of other files. */
  readonly sheets: number;
}
export interface SavedExport extends ExportResult {
  readonly path: string;
}

/** Excel has no more lines; the first of a sheet holds the heads. */
export const sheetRows = 1_048_575;

export const loggedKinds = [...exportFormats, 'lostCallers'] as const;
/** One file that left the program. */
export interface LoggedExport {
  readonly id: number;
  /** Epoch ms. */
  readonly at: number;
  readonly kind: (typeof loggedKinds)[number];
  readonly path: string;
  readonly rows: number;
  readonly isMasked: boolean;
  readonly hasNames: boolean;
  /** A number that was looked for is masked. */
  readonly filter: Filter;
}
