// Names that turn the direction of writing change nothing around them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriesTable } from '#renderer/charts/table';
import { spokenText, tooltipOf, type ChartSpec } from '#renderer/charts/spec';
import { isolated } from '#shared/language/bidi';
import { message } from '#shared/texts/messages';
import { runs } from '#test/kit/runs';

test.each([
  ['王芳', '王芳'],
  ['Lee, Ann', 'Lee, Ann'],
  ['evil\u202Egnp.exe', 'evilgnp.exe'],
  ['\u2067\u2067open', 'open'],
  ['ليلى', '\u2068ليلى\u2069'],
  ['משה 2', '\u2068משה 2\u2069'],
  ['a\u200F', '\u2068a\u200F\u2069'],
  ['', ''],
])('%j stands as %j within other words', (text, expected) => expect(isolated(text)).toBe(expected));

test('whatever a name holds, each isolate that is opened is closed, and nothing else turns the text', () => {
  const signs = fc.constantFrom(
    ...'aא王1 \u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C',
  );
  fc.assert(
    fc.property(fc.string({ unit: signs }), (text) => {
      expect(isolated(text)).toMatch(
        /^(\u2068[^\u202A-\u202E\u2066-\u2069]*\u2069|[^\u202A-\u202E\u2066-\u2069]*)$/,
      );
    }),
    { numRuns: runs(1000) },
  );
});

test('sentences, charts, their tables and what is read aloud hold names so', () => {
  const name = 'A\u202Egnp';
  expect(message('en', 'remove.title', { name })).not.toContain('\u202E');
  expect(message('zh-CN', 'remove.title', { name: 'ليلى' })).toContain('\u2068ليلى\u2069');
  const spec: ChartSpec = {
    labels: [name],
    titles: [name],
    series: [{ name, ink: 'answered', shape: 'bar', values: [1] }],
    unit: 'count',
  };
  const { title, rows } = tooltipOf(spec, 0);
  const texts = [title, rows[0]!.name, spokenText(spec, 0, 0), JSON.stringify(seriesTable(spec, 'x'))];
  for (const text of texts) {
    expect(text).toContain('Agnp');
    expect(text).not.toContain('\u202E');
  }
});
