// No file shows a whole number unless it was asked to, wherever the service may put one; nor a name that was left out.
import { callFieldIds } from '#shared/domain/fields';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '#electron/data/store/archive';
import { writeLostCallers } from '#electron/data/export/lost';
import { numberCoder } from '#electron/data/export/code';
import { maskText } from '#electron/data/export/masking';
import { generateCallCenter } from '#electron/simulator/generator';
import { toRowV2 } from '#electron/simulator/rows';
import { noon } from '#test/kit/sync-desk';
import { archiveOfRows, exportTo } from '#test/kit/exported';
import { temporaryFolder } from '#test/kit/folder';
import { parseCsv } from '#test/kit/parse-csv';

const center = generateCallCenter({
  seed: 5,
  calls: 600,
  firstDay: '2026-03-01',
  days: 3,
  instanceId: 'ccc-test',
});
const farFuture = Date.UTC(2100, 0, 1);

/** The generated rows, and the number of each once more in every place that a later API may have. */
const rows = Array.from({ length: center.size }, (_, index): Record<string, unknown> => {
  const row = toRowV2(center.facts(index, farFuture), 'ccc-test');
  const number = String(row['CallingNumber']);
  const digits = number.replace(/\D/g, '');
  return {
    ...row,
    AgentNames: index % 5 === 0 ? `${String(row['AgentNames'])} ${number}` : row['AgentNames'],
    SkillGroupNames: index % 7 === 0 ? `VIP ${number}` : row['SkillGroupNames'],
    CallIds: `call-${digits}-1`,
    EarlyMediaText: `dialled ${number}, then tel:${digits}.`,
    Remark: `+86 ${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
    CustomerUid: Number(digits),
    Additional: { deep: [{ contact: number, [`of ${digits}`]: Number(digits) }, [number]] },
    [`Field of ${digits}`]: 'x',
    ...(index % 9 === 0 ? { ContactId: `job-${digits}-${index}` } : {}),
  };
});
/** Every number of seven digits and more, as bare digits. */
const whole = new Set(
  rows
    .flatMap((row) => [row['CallingNumber'], row['CalledNumber'], row['Broker']])
    .map((number) => (typeof number === 'string' ? number.replace(/\D/g, '') : ''))
    .filter((digits) => digits.length >= 7),
);

let archive: Archive;
beforeAll(() => {
  archive = archiveOfRows(rows);
});
afterAll(() => archive.close());

/** Runs of digits in the text, separators taken out, that hold a whole number. */
function leaksIn(text: string): string[] {
  const runs = new Set([
    ...(text.match(/\d{7,}/g) ?? []),
    ...(text.match(/\d(?:[ ().-]?\d){6,}/g) ?? []).map((run) => run.replace(/\D/g, '')),
  ]);
  const found: string[] = [];
  for (const run of runs)
    for (let from = 0; from + 7 <= run.length; from++)
      for (let to = from + 7; to <= Math.min(run.length, from + 13); to++)
        if (whole.has(run.slice(from, to)) && run.length < 17) found.push(run);
  return found;
}

/** Everything that stands in a folder's files, workbooks unpacked. */
function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => {
      const bytes = readFileSync(join(folder, name));
      if (!name.endsWith('.xlsx')) return [name, bytes.toString('utf8')];
      return [
        name,
        Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join('\n'),
      ];
    }),
  );
}

const kinds = [
  ['csv', 'zh'],
  ['csv', 'en'],
  ['csv', 'api'],
  ['xlsx', 'zh'],
  ['xlsx', 'api'],
  ['ndjson', 'api'],
] as const;

describe.each([false, true])('masked, with codes: %s', (code) => {
  test.each(kinds)('%s with %s heads and the text beside it hold no whole number', async (format, header) => {
    const folder = temporaryFolder();
    const columns = header === 'api' ? undefined : callFieldIds;
    const number = [...whole].find((digits) => digits.length === 11)!;
    for (const filter of [{}, { number }])
      await exportTo(archive, join(folder, `${'number' in filter ? 'some' : 'all'}.${format}`), {
        format,
        header,
        code,
        columns,
        filter,
        readme: true,
      });
    const texts = textsIn(folder);
    expect(Object.keys(texts)).toHaveLength(4);
    for (const [name, text] of Object.entries(texts)) {
      expect(text.length, name).toBeGreaterThan(100);
      expect(leaksIn(text).slice(0, 5), name).toEqual([]);
    }
    expect(Object.values(texts).join('')).toMatch(/1\d\d\*{4}\d{4}/);
  });

  test('the list of lost callers holds none', async () => {
    const path = join(temporaryFolder(), 'lost.csv');
    await writeLostCallers(archive, { filter: {}, header: 'en', mask: true, code, path }, noon);
    const text = readFileSync(path, 'utf8');
    expect(parseCsv(text.slice(1)).length).toBeGreaterThan(3);
    expect(leaksIn(text)).toEqual([]);
  });
});

test('the search for leaks finds them where numbers are in full', async () => {
  const folder = temporaryFolder();
  for (const [format, header] of kinds)
    await exportTo(archive, join(folder, `${header}.${format}`), { format, header, mask: false });
  for (const [name, text] of Object.entries(textsIn(folder)))
    expect(leaksIn(text).length, name).toBeGreaterThan(9);
});

describe('codes', () => {
  test('know the same number again, in every format and spelling, and nobody without the key finds it', async () => {
    const code = numberCoder(archive.database);
    expect(code('+86 138-0000-1111')).toBe(code('13800001111'));
    expect(code('008613800001111')).toBe(code('13800001111'));
    expect(code('13800001111')).toMatch(/^[A-Z2-7]{12}$/);
    expect([code('anonymous'), code('138****1111'), code('')]).toEqual(['', '', '']);
    const other = archiveOfRows([]);
    expect(numberCoder(other.database)('13800001111')).not.toBe(code('13800001111'));
    other.close();

    const path = join(temporaryFolder(), 'x');
    await exportTo(archive, path, { code: true, columns: ['callingNumber', 'contactId'] });
    const [head, ...lines] = parseCsv(readFileSync(path, 'utf8'));
    expect(head).toEqual(['From', 'From code', 'Contact ID']);
    await exportTo(archive, path, { code: true, format: 'ndjson' });
    const raw = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(raw.map((row) => row['CallingNumberCode'])).toEqual(lines.map((line) => line[1]));
    expect(Object.keys(raw[0]!)[Object.keys(raw[0]!).indexOf('CallingNumber') + 1]).toBe('CallingNumberCode');
    // As many codes as callers.
    const callers = new Set(rows.map((row) => String(row['CallingNumber'])));
    const codes = new Set(lines.map((line) => line[1]));
    expect(codes.size).toBe(callers.size);
  });
});

describe('without names', () => {
  test.each(kinds)('%s with %s heads holds neither names nor ids of agents', async (format, header) => {
    const folder = temporaryFolder();
    const agent = archive.members.agent.people.flatMap((one) => one)[0]!;
    const filter = { exclude: { agents: [agent.id] } };
    await exportTo(archive, join(folder, `x.${format}`), {
      format,
      header,
      names: false,
      readme: true,
      filter,
    });
    const text = Object.values(textsIn(folder)).join('\n');
    for (const { id, name } of center.agents) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(id);
    }
    expect(text).toMatch(header === 'zh' ? /坐席 \d+/ : /Agent \d+/);
  });
});

test.each([
  ['138 0000 1111', '138******1111'],
  ['call (0571) 8888-0000 now', /^call \(05\*+0000 now$/],
  ['2026-03-04 12:00:00', '2026-03-04 12:00:00'],
  ['2026-03-04 13800001111', '2026-03-04 138****1111'],
  ['job-178923893752061793', 'job-178923893752061793'],
  ['room 123456', 'room 123456'],
])('%s is masked as %s', (text, masked) => {
  if (typeof masked === 'string') expect(maskText(text)).toBe(masked);
  else expect(maskText(text)).toMatch(masked);
});
