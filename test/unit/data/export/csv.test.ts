// CSV cells and files: quoting, formulas, long numbers, encodings; read back by an independent reader.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readableColumns } from '#electron/data/export/columns';
import { csvCell, csvWriter, encoderOf, quoted, textCell } from '#electron/data/export/csv';
import { rawColumns } from '#electron/data/export/raw';
import type { ExportInput } from '#shared/domain/export';
import { openArchive, withRules, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { noon } from '#test/kit/sync-desk';
import { parseCsv } from '#test/kit/parse-csv';
import { rules } from '#test/kit/rules';
import { runs } from '#test/kit/runs';
import { tsvCell } from '#renderer/state/grid-tsv';

describe('a cell', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    [' edge ', '" edge "'],
    ['', ''],
    ['007', '007'],
    ['13800001111', '13800001111'],
    ['+8613800001111', '+8613800001111'],
    ['138****1111', '138****1111'],
    ['+86*******1111', '+86*******1111'],
    ['=1+1', "'=1+1"],
    ['+1+1', "'+1+1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['  =1', '"\'  =1"'],
    ['\t=1', '"\'\t=1"'],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
  ])('%o becomes %s', (text, cell) => {
    const written = textCell(text);
    // A guarded cell need not be quoted for its blanks: the guard stands before them.
    expect(parseCsv(`${written}\r\n`)).toEqual(parseCsv(`${cell}\r\n`));
  });

  test('of any text comes back, and never starts as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (cells) => {
        expect(parseCsv(`${cells.map(quoted).join(',')}\r\n`)).toEqual([cells]);
        for (const [index, cell] of parseCsv(`${cells.map(textCell).join(',')}\r\n`)[0]!.entries())
          if (cell !== cells[index]) expect(cell).toBe(`'${cells[index]}`);
          else if (!/^\+?[\d*]+$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      { numRuns: runs(500) },
    );
  });

  /** What a spreadsheet skips or a person does not see, before a sign that begins a formula in some form. */
  const prefix = fc.string({
    maxLength: 4,
    unit: fc.oneof(
      fc.integer({ min: 0, max: 0x20 }).map((code) => String.fromCharCode(code)),
      fc.integer({ min: 0x7f, max: 0xa0 }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...'\u00AD\u034F\u061C\u115F\u180E\u200B\u200C\u200D\u200E\u200F\u2028\u2029'),
      fc.constantFrom(
        ...'\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2069\u3000\u3164\uFE0F\uFEFF\uFFA0\uFFF9',
      ),
    ),
  });
  const sign = fc.constantFrom(...'=+-@＝＋－＠﹦﹢﹣﹫⁺⁼₊₌');

  test('that begins as a formula behind whatever is not seen is guarded, in files and on the clipboard', () => {
    fc.assert(
      fc.property(prefix, sign, fc.string(), (before, first, rest) => {
        const text = `${before}${first}cmd${rest}`;
        expect(parseCsv(`${textCell(text)}\r\n`)).toEqual([[`'${text}`]]);
        expect(tsvCell(text, false)).toMatch(/^="/);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('that only has such a sign within it stays as it is', () => {
    for (const text of ['a=1', '王芳-2', '\u200B王芳', '（=1）', '\u202E王芳', '1-2']) {
      expect(parseCsv(`${textCell(text)}\r\n`)).toEqual([[text]]);
      expect(tsvCell(text, false)).toBe(text);
    }
  });
});

test('a number by its type is no formula, whatever its sign; a text that looks like one is guarded', () => {
  expect([csvCell(-5), csvCell('-5'), csvCell(null), csvCell(1.5)]).toEqual(['-5', "'-5", '', '1.5']);
});

test('GB18030 and UTF-8 hold every Chinese character', () => {
  const text = '通话记录,王芳𠮷㐀,"€ü"\r\n';
  expect(iconv.decode(encoderOf('gb18030')(text), 'gb18030')).toBe(text);
  expect(encoderOf('gb18030')('通').toString('hex')).toBe('cda8');
  expect(encoderOf('utf8')(text).toString()).toBe(text);
  expect(encoderOf('utf8-bom')(text).toString()).toBe(text);
});

describe('the columns of a call', () => {
  const row = {
    ContactId: 'job-1',
    StartTime: noon,
    EstablishedTime: noon + 15_000,
    ReleaseTime: noon + 135_000,
    ContactType: 'INBOUND',
    ContactDisposition: 'Success',
    CallingNumber: '+8613800001111',
    CalledNumber: '0571, 8888',
    AgentIds: 'a,b',
    AgentNames: 'Lee, Ann',
    SkillGroupIds: 'g',
    SkillGroupNames: '=售后',
    QueueTime: 9,
    RingTime: 6,
    TalkTime: '120',
    SatisfactionIndex: 5,
    SatisfactionSurveyChannel: 'SMS',
    SatisfactionSurveyOffered: true,
    RecordingReady: 'true',
    ReleaseInitiator: 'customer',
    'Odd, "field"': { a: [1] },
  };
  const archiveWith = (...rows: unknown[]): Archive => {
    const archive = openArchive(':memory:', rules);
    const entry = {
      from: 0,
      to: noon,
      state: 'complete',
      counted: 1,
      stored: 1,
      reason: '',
      attempts: 1,
      asOf: noon,
    } as const;
    archive.write(
      archive.store.instanceOf('ccc-test'),
      rows.map((one) => parseRow(one)!),
      entry,
      { api: 2, at: noon },
    );
    return archive;
  };
  type Asked = Pick<ExportInput, 'header' | 'mask'> & Partial<ExportInput>;
  const read = (known: Archive, asked: Asked): Record<string, string> => {
    const input = { format: 'csv', code: false, names: true, columns: undefined, ...asked } as const;
    const zone = asked.zone ?? known.rules.zone;
    const archive = withRules(known, { ...known.rules, zone });
    const { columns, reader } = (input.header === 'api' ? rawColumns : readableColumns)(archive, input);
    const writer = csvWriter(columns, zone);
    const [values] = reader.read(Uint32Array.of(0));
    const [names, cells] = parseCsv(writer.head + writer.line(0, values!)) as [string[], string[]];
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, index) => [name, cells[index]!]));
  };

  test('in words, in both languages', () => {
    const archive = archiveWith(row);
    expect(read(archive, { header: 'en', mask: false })).toEqual({
      Start: '2026-03-04T12:00:00.000+08:00',
      'Local time': '2026-03-04 12:00:00',
      Direction: 'Inbound',
      Outcome: 'Answered',
      From: '+8613800001111',
      To: '0571, 8888',
      Agent: 'Lee、Ann',
      'Skill group': "'=售后",
      'Wait time (sec)': '15',
      'Talk time (sec)': '120',
      Rating: '5',
      'Survey channel': 'SMS',
      'Disconnected by': 'Customer',
      Recording: 'Yes',
      'Contact ID': 'job-1',
    });
    const chinese = read(archive, { header: 'zh', mask: true });
    expect(chinese).toMatchObject({
      方向: '呼入',
      通话结果: '接听',
      主叫号码: '+86*******1111',
      录音: '是',
      '等待时长（秒）': '15',
    });
    archive.close();
  });

  test('have their times in the given zone', () => {
    const archive = archiveWith(row);
    expect(read(archive, { header: 'en', mask: true, zone: 'America/New_York' })).toMatchObject({
      Start: '2026-03-03T23:00:00.000-05:00',
      'Local time': '2026-03-03 23:00:00',
    });
    archive.close();
  });

  test('by the API’s names, with raw values and unknown fields', () => {
    const archive = archiveWith(row, { ContactId: 'job-2', StartTime: noon, Later: 1 });
    const cells = read(archive, { header: 'api', mask: false });
    expect(Object.keys(cells)).toEqual([...Object.keys(row), 'Later']);
    expect(cells).toMatchObject({
      StartTime: String(noon),
      TalkTime: '120',
      ContactType: 'INBOUND',
      CallingNumber: '+8613800001111',
      'Odd, "field"': '{"a":[1]}',
      Later: '',
    });
    archive.close();
  });

  test('can be chosen and ordered; an unknown one is a usage error that names them', () => {
    const archive = archiveWith(row);
    expect(
      Object.keys(read(archive, { header: 'en', mask: true, columns: ['contactId', 'startedAt'] })),
    ).toEqual(['Contact ID', 'Start']);
    const wrong = (): unknown => read(archive, { header: 'en', mask: true, columns: ['nope'] });
    expect(wrong).toThrow(/usage: --columns: "nope"; accepted values: startedAt, localTime/);
    archive.close();
  });
});
