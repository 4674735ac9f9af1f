// The known awkward CSV documents (csv-spectrum): written by our writer, read back by two readers that are not ours.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseCsv as parseWithLibrary } from 'hucre/csv';
import { describe, expect, test } from 'vitest';
import { csvCell, quoted } from '#electron/data/export/csv';
import { parseCsv } from '#test/kit/parse-csv';

const folder = resolve('node_modules/csv-spectrum/json');
const documents = readdirSync(folder).filter((name) => name.endsWith('.json'));

const rowsOf = (name: string): string[][] => {
  const parsed = JSON.parse(readFileSync(join(folder, name), 'utf8')) as
    | Record<string, string>
    | Record<string, string>[];
  const objects = Array.isArray(parsed) ? parsed : [parsed];
  return [Object.keys(objects[0]!), ...objects.map((one) => Object.values(one))];
};

describe('csv-spectrum', () => {
  test('is there', () => expect(documents.length).toBeGreaterThan(9));

  test.each(documents)('%s comes back as it was', (name) => {
    const rows = rowsOf(name);
    const text = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
    expect(parseCsv(text)).toEqual(rows);
    expect(parseWithLibrary(text)).toEqual(rows);
    // None of these cells is a formula, so guarding changes nothing.
    expect(rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')).toBe(text);
  });
});
