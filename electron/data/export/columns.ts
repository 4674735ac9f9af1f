// The columns of a file in words and local times, for people.
import { type PlainFieldId, plainFields, callFields, usualFields } from '#shared/domain/fields';
import { secondsUnit, codeFields, localTimeField, type FileField } from '#shared/texts/export-fields';
import { maskNumber } from '#shared/language/format';
import { message } from '#shared/texts/messages';
import { languageOfHeader, textIn } from '#shared/language/text';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import { AppError } from '#shared/base/envelope';
import type { ExportInput } from '#shared/domain/export';
import { callWord, dispositionWord } from '#shared/texts/words';
import type { Archive } from '../store/archive';
import { channelOf, largeRating, noRating, startedAtOf } from '../store/columns';
import { dispositionOf, typeOf } from '../store/kinds';
import { joinedNames } from '../records/sort-keys';
import { releaseIndexes } from '../stats/filter-steps';
import { agentNumbers } from './agents';
import { createBlockReader, type BlockReader, type Taken, type Values } from './blocks';
import { numberCoder } from './code';
import { maskId, maskText } from './masking';

export type Cell = string | number | null;
export interface Column {
  readonly id: string;
  readonly head: string;
  /** `moment`: epoch ms, written with the offset; `wall`: the same by the clock on the wall; `number` measures something. */
  readonly kind: 'text' | 'number' | 'moment' | 'wall';
  /** In letters. */
  readonly width: number;
  readonly cell: (position: number, values: Values) => Cell;
  /** Whether many calls share its values, so that it pays to remember them. */
  readonly few?: boolean;
}

type Options = Pick<ExportInput, 'header' | 'mask' | 'code' | 'names' | 'columns' | 'format'>;
type MadeCells = Readonly<Record<FileField['id'], () => Column['cell']>>;

/** @throws AppError usage, which names those there are */
export function chosen<C extends { readonly id: string }>(
  fields: readonly C[],
  wanted: readonly string[],
): readonly C[] {
  return wanted.map((id) => {
    const field = fields.find((one) => one.id === id);
    if (field === undefined)
      throw new AppError(
        'usage',
        `--columns: "${id}"; accepted values: ${fields.map((one) => one.id).join(', ')}`,
      );
    return field;
  });
}

/** Ids with the codes after the numbers they stand for; after all where the numbers are not there. */
export function withCodes(
  ids: readonly string[],
  codes: readonly (readonly [number: string, code: string])[],
): string[] {
  const result = ids.flatMap((id) => {
    const code = codes.find(([number]) => number === id)?.[1];
    return code === undefined || ids.includes(code) ? [id] : [id, code];
  });
  return result.length > ids.length ? result : [...new Set([...ids, ...codes.map(([, code]) => code)])];
}

const codePairs = [
  ['callingNumber', 'callingCode'],
  ['calledNumber', 'calledCode'],
] as const;

/** A workbook has real times, of which one is enough. */
function usualIds(format: ExportInput['format']): string[] {
  return usualFields.flatMap((id) =>
    id === 'startedAt' && format !== 'xlsx' ? [id, localTimeField.id] : [id],
  );
}

/** How each field's cell is made; only those that are chosen are, so that no more is read than is written. */
function cellMakers(archive: Archive, reader: BlockReader, options: Options): MadeCells {
  const { columns, members } = archive;
  const language = languageOfHeader(options.header);
  const { mask } = options;
  const yesNo = [message(language, 'common.no'), message(language, 'common.yes')];
  const numberOf = (name: 'callingNumber' | 'calledNumber') => (): Column['cell'] => {
    const place = reader.take(name);
    return (_, values) => {
      const raw = values[place] as string;
      return mask ? maskNumber(raw) : raw;
    };
  };
  const codeOf = (name: 'callingNumber' | 'calledNumber') => (): Column['cell'] => {
    const place = reader.take(name);
    const code = numberCoder(archive.database);
    return (_, values) => code(values[place] as string);
  };
  const stored = (name: Taken) => (): Column['cell'] => {
    const place = reader.take(name);
    return (_, values) => values[place] as Cell;
  };
  const seconds = (name: 'waitMs' | 'talkMs') => (): Column['cell'] => (position) => {
    const ms = columns[name][position]!;
    return ms < 0 ? null : ms / 1000;
  };
  /** By a small number of the columns. */
  const words = (texts: readonly string[], of: (position: number) => number): Column['cell'] => {
    return (position) => texts[of(position)] ?? '';
  };
  const namesOf = (kind: 'agent' | 'skillGroup'): Column['cell'] => {
    const known: string[] = [];
    const lists = kind === 'agent' ? columns.agentList : columns.skillGroupList;
    const numbers = kind === 'agent' && !options.names ? agentNumbers(members.agent, language) : undefined;
    const textOf = (list: number): string => {
      if (numbers !== undefined) return numbers.ofList(list);
      const names = joinedNames(archive, kind, list);
      return mask ? maskText(names) : names;
    };
    return (position) => (known[lists[position]!] ??= textOf(lists[position]!));
  };
  const moment = (): Column['cell'] => (position) => startedAtOf(columns, position);
  return {
    startedAt: moment,
    localTime: moment,
    contactType: () => {
      const texts = contactTypes.map((one) => callWord('contactType', one, language));
      return words(texts, (position) => typeOf(columns.kind[position]!));
    },
    disposition: () => {
      const texts = Array.from({ length: 256 }, (_, kind) => {
        const [type, disposition] = [contactTypes[typeOf(kind)], dispositions[dispositionOf(kind)]];
        return type === undefined || disposition === undefined
          ? ''
          : dispositionWord(type, disposition, language);
      });
      return words(texts, (position) => columns.kind[position]!);
    },
    callingNumber: numberOf('callingNumber'),
    callingCode: codeOf('callingNumber'),
    calledNumber: numberOf('calledNumber'),
    calledCode: codeOf('calledNumber'),
    agents: () => namesOf('agent'),
    skillGroups: () => namesOf('skillGroup'),
    waitSeconds: seconds('waitMs'),
    talkSeconds: seconds('talkMs'),
    rating: () => {
      // Keys beyond a byte are as good as unknown; only where there is one is SQLite asked.
      const place = columns.rating.includes(largeRating) ? reader.take('rating') : 0;
      return (position, values) => {
        const key = columns.rating[position]!;
        return key === noRating ? null : key === largeRating ? (values[place] as number) : key;
      };
    },
    surveyChannel: () => {
      const texts = surveyChannels.map((one, index) =>
        index === 0 ? '' : callWord('surveyChannel', one, language),
      );
      return words(texts, (position) => channelOf(columns.marks[position]!));
    },
    releaseInitiator: () => {
      const texts = releaseInitiators.map((one, index) =>
        index === 0 ? '' : callWord('releaseInitiator', one, language),
      );
      return words(texts, (position) => releaseIndexes[columns.marks[position]!]!);
    },
    recordingReady: () => {
      const place = reader.take('recordingReady');
      return (_, values) => yesNo[values[place] as number] ?? '';
    },
    contactId: () => {
      const place = reader.take('contactId');
      if (!mask) return (_, values) => values[place] as string;
      const [calling, called] = [reader.take('callingNumber'), reader.take('calledNumber')];
      return (_, values) =>
        maskId(values[place] as string, values[calling] as string, values[called] as string);
    },
    ...(Object.fromEntries(plainFields.map(({ id }) => [id, stored(id)])) as Record<
      PlainFieldId,
      () => Column['cell']
    >),
    instance: () => {
      const rows = archive.database.prepare('SELECT id, instance_id FROM instance').raw().all();
      const ids: string[] = [];
      for (const [row, id] of rows as [number, string][]) ids[row] = id;
      return words(ids, (position) => columns.instance[position]!);
    },
  };
}

const kinds: Readonly<Partial<Record<FileField['kind'], Column['kind']>>> = {
  time: 'moment',
  wall: 'wall',
  duration: 'number',
  count: 'number',
};
const usualLetters = 11;

const [start, ...later] = callFields;
const fields: readonly FileField[] = [start!, localTimeField, ...later, ...codeFields];

/** The columns of a file, and what reads the calls for them. @throws AppError usage */
export function readableColumns(
  archive: Archive,
  options: Options,
): { readonly columns: readonly Column[]; readonly reader: BlockReader } {
  const reader = createBlockReader(archive);
  const makers = cellMakers(archive, reader, options);
  const language = languageOfHeader(options.header);
  const wanted = options.columns ?? usualIds(options.format);
  const ids = options.code ? withCodes(wanted, codePairs) : wanted;
  const columns = chosen(fields, ids).map((field) => {
    const unit = field.kind === 'duration' ? textIn(language, secondsUnit) : '';
    return {
      id: field.id,
      head: textIn(language, field.label) + unit,
      kind: kinds[field.kind] ?? 'text',
      width: field.letters ?? usualLetters,
      cell: makers[field.id](),
      few: field.isVaried !== true,
    } satisfies Column;
  });
  return { columns, reader };
}
