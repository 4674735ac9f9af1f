// The formats of a file of calls: which columns each has, how much room a call takes at least, and what writes it.
import type { ExportFormat, ExportInput } from '#shared/domain/export';
import { languageOfHeader } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import type { Archive } from '../store/archive';
import type { BlockReader, Values } from './blocks';
import { readableColumns, type Column } from './columns';
import { csvWriter } from './csv';
import type { FactRow } from './facts';
import type { ExportFile } from './file';
import { rawColumns, rowMaker } from './raw';
import { openXlsx } from './xlsx';

interface Layout {
  readonly columns: readonly Column[];
  readonly reader: BlockReader;
}

/** Takes the calls of one file, one after the other. */
export interface Sink {
  take(position: number, values: Values): void;
  flush(): Promise<void>;
  finish(): Promise<void>;
  /** Releases what the file held in memory; called instead of `finish`. */
  abandon(): void;
}

interface Opening {
  readonly archive: Archive;
  readonly input: ExportInput;
  readonly file: ExportFile;
  readonly columns: readonly Column[];
  /** Calls of each sheet; empty for files without sheets. */
  readonly counts: readonly number[];
  readonly facts: readonly FactRow[];
}

interface FileFormat {
  readonly layout: (archive: Archive, input: ExportInput) => Layout;
  /** Bytes that a call takes at least, by the nature of the format. */
  readonly leastBytes: (columns: number) => number;
  readonly open: (opening: Opening) => Sink | Promise<Sink>;
}

const inColumns = (archive: Archive, input: ExportInput): Layout =>
  input.header === 'api' ? rawColumns(archive, input) : readableColumns(archive, input);

function textSink(file: ExportFile, start: string, line: (position: number, values: Values) => string): Sink {
  let pending = start;
  const flush = (): Promise<void> => {
    file.write(pending);
    pending = '';
    return file.flush();
  };
  return {
    take(position, values) {
      pending += line(position, values);
    },
    flush,
    finish: flush,
    abandon: () => undefined,
  };
}

export const fileFormats: Readonly<Record<ExportFormat, FileFormat>> = {
  csv: {
    layout: inColumns,
    // An empty cell and its end.
    leastBytes: (columns) => columns,
    open({ archive, input, file, columns }) {
      const { head, line } = csvWriter(columns, archive.rules.zone);
      return textSink(file, `${input.encoding === 'utf8-bom' ? '\uFEFF' : ''}${head}`, line);
    },
  },
  xlsx: {
    layout: inColumns,
    // The same, deflated.
    leastBytes: (columns) => columns * 0.2,
    async open({ archive, input, file, columns, counts, facts }) {
      const language = languageOfHeader(input.header);
      const name = message(language, 'exportFile.sheet');
      const plan = {
        columns,
        counts,
        sheetName: (index: number) => (index === 0 ? name : `${name} ${index + 1}`),
        aboutName: message(language, 'exportFile.about'),
        title: message(language, 'page.records'),
        facts,
      };
      const { row, ...xlsx } = await openXlsx(file, plan, archive.rules.zone);
      return { ...xlsx, take: row };
    },
  },
  ndjson: {
    // Without columns: the row itself takes the place of its values.
    layout(archive, input) {
      const make = rowMaker(archive, input);
      const read = (positions: Uint32Array): Values[] =>
        Array.from(positions, (position) => [make(position)]);
      return { columns: [], reader: { take: () => 0, read } };
    },
    leastBytes: () => 100,
    open: ({ file }) => textSink(file, '', (_, [row]) => `${JSON.stringify(row)}\n`),
  },
};
