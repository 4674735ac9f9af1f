// What a file is: the lines that stand in the text file beside it and on the last sheet of a workbook.
import {
  type Text,
  textIn,
  joined,
  joinedClauses,
  labeled,
  languageOfHeader,
  type Language,
  type Parameters,
} from '#shared/language/text';
import { csvEncodings, formatOf, type ExportInput } from '#shared/domain/export';
import { columnText } from '#shared/texts/export-fields';
import { filterParts } from '#shared/texts/filter-parts';
import { formatCount, formatMinute } from '#shared/language/format';
import { message, type MessageKey } from '#shared/texts/messages';
import { dayText, localDay } from '#shared/base/period';
import type { Archive } from '../store/archive';
import { instancesOf } from '../store/instances';
import { judgedSpan } from '../stats/statement';
import { agentNumbers } from './agents';
import type { Column } from './columns';
import { maskedFilter } from './log';
import { maskText } from './masking';

export interface FactRow {
  readonly label: string;
  readonly text: string;
  /** A line of its own above others. */
  readonly isHead: boolean;
}
export interface FactSources {
  readonly archive: Archive;
  readonly input: ExportInput;
  readonly columns: readonly Pick<Column, 'id' | 'head'>[];
  readonly rows: number;
  /** Of a workbook; 0 of other files. */
  readonly sheets: number;
  readonly now: number;
}

/** More are counted, not listed. */
const mostDays = 60;

function filterText({ archive, input }: FactSources, language: Language): string {
  const { agent, skillGroup } = archive.members;
  const numbers = input.names ? undefined : agentNumbers(agent, language);
  const nameIn = (people: typeof agent.people, id: string): string | undefined => {
    const name = people.find((one) => (one as typeof one | undefined)?.id === id)?.name;
    return name === undefined || !input.mask ? name : maskText(name);
  };
  const {
    from: _from,
    to: _to,
    instances: _instances,
    ...narrowing
  } = input.mask ? maskedFilter(input.filter) : input.filter;
  const parts = filterParts(narrowing, {
    language,
    isWhole: true,
    lookUp: (field, id) => {
      if (field === 'skillGroups') return nameIn(skillGroup.people, id);
      return numbers === undefined ? nameIn(agent.people, id) : numbers.byId(id);
    },
  });
  return parts.length === 0
    ? message(language, 'report.filter.none')
    : joinedClauses(
        language,
        parts.map(({ text }) => text),
      );
}

/** Days first to last of what was asked for; all that is known where nothing was. */
function periodText({ archive, input, now }: FactSources): string {
  const { zone } = archive.rules;
  const span = judgedSpan(archive, input.filter, now);
  const from = input.filter.from ?? span?.from;
  const to = input.filter.to ?? span?.to;
  if (from === undefined || to === undefined) return '–';
  return `${dayText(localDay(zone, from))} – ${dayText(localDay(zone, to - 1))}`;
}

function completenessText({ archive, input, now }: FactSources, language: Language): string {
  const { ledger, rules } = archive;
  const span = judgedSpan(archive, input.filter, now);
  if (span === null) return '–';
  const days = ledger.days(
    instancesOf(archive, input.filter),
    { from: span.from, to: span.to - 1 },
    rules.zone,
  );
  const lacking = days.filter(({ state }) => state !== 'complete').map(({ day }) => day);
  if (lacking.length === 0) return message(language, 'exportFile.daysComplete', { n: days.length });
  const list = joined(language, lacking.slice(0, mostDays)) + (lacking.length > mostDays ? '…' : '');
  return message(language, 'exportFile.daysLacking', { n: lacking.length, total: days.length, list });
}

/** Everything a reader of the file has to know who has never seen the program. */
export function factsOf(sources: FactSources): FactRow[] {
  const { archive, input, columns, rows, sheets, now } = sources;
  const language = languageOfHeader(input.header);
  const { zone } = archive.rules;
  const say = (key: MessageKey, parameters?: Parameters): string => message(language, key, parameters);
  const line = (key: MessageKey, text: string): FactRow => ({ label: say(key), text, isHead: false });
  const head = (key: MessageKey): FactRow => ({ label: say(key), text: '', isHead: true });
  const dataUpTo = archive.ledger.dataUpTo(instancesOf(archive, input.filter));
  const count = say('exportFile.calls', { n: formatCount(rows) });
  const split = sheets > 1 ? say('exportFile.sheets', { n: sheets }) : '';
  return [
    head('page.records'),
    line('exportFile.file', input.path.split(/[\\/]/).at(-1) ?? ''),
    line('common.period', periodText(sources)),
    line(
      'settings.instances',
      input.filter.instances === undefined
        ? say('exportFile.allInstances')
        : joined(language, input.filter.instances),
    ),
    line('filter.title', filterText(sources, language)),
    line('common.rows', count + split),
    line('exportFile.upTo', dataUpTo === null ? '–' : formatMinute(zone, dataUpTo)),
    line('exportFile.complete', completenessText(sources, language)),
    line('exportFile.zone', zone),
    line('exportFile.numbers', say(input.mask ? 'common.masked' : 'exportFile.unmasked')),
    ...(input.code ? [line('exportFile.code', say('exportFile.codeText'))] : []),
    line('exportFile.agents', say(input.names ? 'exportFile.named' : 'exportFile.numbered')),
    line('exportFile.format', textIn(language, formatText(input))),
    line('exportFile.made', formatMinute(zone, now)),
    line('exportFile.version', `${say('app.name')} ${input.version}`.trim()),
    ...(columns.length === 0 ? [] : [{ label: '', text: '', isHead: false }, head('exportFile.columns')]),
    ...columns.map(({ id, head: label }) => ({ label, text: columnText(id, language), isHead: false })),
  ];
}

const formatText = ({ format, encoding }: ExportInput): Text =>
  formatOf(format).described ?? csvEncodings[encoding];

/** In letters; one of Chinese is twice as wide. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '⺀' ? 2 : 1), 0);

/** The lines as a text file that every editor of Windows opens right. */
export function readmeText(facts: readonly FactRow[], language: Language): string {
  const lines = facts.map(({ label, text, isHead }) => {
    if (isHead) return `${label}\r\n${'='.repeat(widthOf(label))}`;
    return text === '' ? label : labeled(language, label, text);
  });
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** calls.csv → calls.csv_readme.txt: files of one name and several formats have one each. */
export function readmePath(path: string): string {
  return `${path}_readme.txt`;
}
