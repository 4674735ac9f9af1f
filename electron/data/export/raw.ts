// Calls as the service sent them: a line of JSON each, or a column for each field of the API.
import type { RawRow, RawValue } from '#shared/domain/call';
import type { ExportInput } from '#shared/domain/export';
import { rawCodes } from '#shared/texts/export-fields';
import type { Archive } from '../store/archive';
import { fieldNames } from '../call/row-shape';
import { agentNumbers } from './agents';
import type { BlockReader, Values } from './blocks';
import { numberCoder } from './code';
import { chosen, withCodes, type Cell, type Column } from './columns';
import { maskRow, maskText } from './masking';
import { AppError } from '#shared/base/envelope';

type Options = Pick<ExportInput, 'mask' | 'code' | 'names' | 'columns'>;

/** Adds the codes right after the numbers they stand for. */
function withCodeFields(row: RawRow, codeOf: (raw: string) => string): Readonly<Record<string, RawValue>> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]): [string, RawValue][] => {
      const code = rawCodes.find(([number]) => number === name)?.[1];
      if (code === undefined || (typeof value !== 'string' && typeof value !== 'number'))
        return [[name, value]];
      return [
        [name, value],
        [code, codeOf(String(value))],
      ];
    }),
  );
}

/** A call's row as a file may hold it, by its position. @throws AppError internal where the call is gone */
export function rowMaker(archive: Archive, { mask, code, names }: Options): (position: number) => RawRow {
  const agents = names ? undefined : agentNumbers(archive.members.agent, 'en');
  const codeOf = code ? numberCoder(archive.database) : undefined;
  return (position) => {
    const call = archive.store.get(position + 1);
    if (call === undefined) throw new AppError('callsChanged', `call ${position + 1} is gone`);
    const received = archive.store.received(call);
    // Codes are made of whole numbers, and are none to be masked themselves.
    const codes = codeOf === undefined ? undefined : withCodeFields(received, codeOf);
    const hidden = agents === undefined ? received : agents.hide(received);
    const masked = mask ? maskRow(hidden) : hidden;
    return codes === undefined ? masked : inPlaces(codes, masked, mask);
  };
}

/** The codes of one row among the fields of the other, which are the same in the same order. */
function inPlaces(codes: Readonly<Record<string, RawValue>>, row: RawRow, mask: boolean): RawRow {
  return Object.fromEntries(
    Object.entries(codes).map(([name, value]) => {
      const isCode = rawCodes.some(([, code]) => code === name);
      const known = mask ? maskText(name) : name;
      return isCode ? [name, value] : [known, row[known] ?? null];
    }),
  );
}

/** Field names of every row shape in use, in order of first appearance. */
function receivedFields(archive: Archive): string[] {
  const shapes = archive.database
    .prepare('SELECT shape FROM row_shape ORDER BY id')
    .pluck()
    .iterate() as Iterable<string>;
  const names = new Set<string>();
  for (const shape of shapes) for (const name of fieldNames(shape)) names.add(name);
  return [...names];
}

function cellOf(value: RawValue | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A column for each field. @throws AppError usage */
export function rawColumns(
  archive: Archive,
  options: Options,
): { readonly columns: readonly Column[]; readonly reader: BlockReader } {
  const received = receivedFields(archive);
  const known = options.code ? withCodes(received, rawCodes) : received;
  const wanted = options.columns ?? known;
  const ids = options.code ? withCodes(wanted, rawCodes) : wanted;
  const make = rowMaker(archive, options);
  const columns = chosen(
    known.map((id) => ({ id })),
    ids,
  ).map(({ id }): Column => {
    const head = options.mask ? maskText(id) : id;
    return {
      id,
      head,
      kind: 'text',
      width: Math.min(Math.max(head.length + 2, 11), 30),
      cell: (_, row) => cellOf((row[0] as RawRow)[head]),
    };
  });
  // Each call's row is made once, and stands for its values.
  const reader: BlockReader = {
    take: () => 0,
    read: (positions) => Array.from(positions, (position): Values => [make(position)]),
  };
  return { columns, reader };
}
