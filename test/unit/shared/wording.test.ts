// The house rules of wording that can be checked by a machine, over every text of the program; and no unused text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const read = (folder: string): { path: string; source: string }[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => ({
      path: join(folder, name).replaceAll('\\', '/'),
      source: readFileSync(join(root, folder, name), 'utf8'),
    }));
const sources = ['shared', 'electron', 'renderer'].flatMap(read);

const chinese = /\p{Script=Han}/u;
const literal = String.raw`(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|\x60((?:[^\x60\\]|\\.)*)\x60)`;
const pair = new RegExp(String.raw`\[\s*${literal},\s*${literal},?\s*\]`, 'g');

interface Pair {
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}
/** Every `[zh, en]` of the sources whose first element is Chinese or, in tables of texts, whatever it is. */
const pairs: Pair[] = sources
  .filter(({ path }) => path.startsWith('shared/') && !path.startsWith('shared/language/'))
  .flatMap(({ path, source }) =>
    [...source.matchAll(pair)].map((match) => ({
      where: `${path}: ${match[4] ?? match[5] ?? match[6] ?? ''}`,
      zh: match[1] ?? match[2] ?? match[3] ?? '',
      en: match[4] ?? match[5] ?? match[6] ?? '',
    })),
  )
  .filter(({ zh, en, where }) => chinese.test(zh) || (where.startsWith('shared/texts/') && en.includes('{')));

/** What breaks a rule, for the message of a failure. */
const offenders = (breaks: (one: Pair) => boolean): string[] =>
  pairs.filter(breaks).map(({ where, zh }) => `${where} | ${zh}`);
const inEnglish = (pattern: RegExp): string[] => offenders(({ en }) => pattern.test(en));
const inChinese = (pattern: RegExp): string[] => offenders(({ zh }) => pattern.test(zh));

test('the texts are found', () => {
  expect(pairs.length).toBeGreaterThan(1400);
  expect(pairs.some(({ en }) => en === 'Lost by system (timeout, overflow, error)')).toBe(true);
});

describe('both languages', () => {
  test('have the same placeholders', () => {
    const names = (text: string): string[] => [
      ...new Set([...text.matchAll(/\{(\w+)[^{}]*\}|\$\{(\w+)/g)].map((match) => match[1] ?? match[2]!)),
    ];
    expect(offenders(({ zh, en }) => names(zh).sort().join() !== names(en).sort().join())).toEqual([]);
  });

  test('are in their own language', () => {
    expect(inEnglish(/\p{Script=Han}|[，。；：？！（）、]/u)).toEqual([]);
    expect(offenders(({ zh }) => /[a-z]{3,} [a-z]{3,} [a-z]{3,}/.test(zh))).toEqual([]);
  });

  test('write percentages, ellipses and quotes in one way', () => {
    for (const pattern of [/\d %/, /\} %/, /\.\.\./, /\s…/]) {
      expect(inEnglish(pattern)).toEqual([]);
      expect(inChinese(pattern)).toEqual([]);
    }
    // The font draws typographic quotes as wide as a Chinese character.
    expect(inEnglish(/[‘’“”]/)).toEqual([]);
    expect(inChinese(/["']/)).toEqual([]);
  });

  test('have no space at the end or twice in a row', () => {
    for (const pattern of [/\s$/, /\s{2}/]) {
      expect(inEnglish(pattern)).toEqual([]);
      expect(inChinese(pattern)).toEqual([]);
    }
  });
});

describe('English', () => {
  test('avoids words that read as translated', () => {
    const banned =
      /\b(by itself|anew|mend|mended|for good|lacking|lacks|become of|became of|heard of|nobody has|hardly ever|dialled|dialling|centre|licence|cancelled|recognise|grey|per cent|labour|head of the|figures?)\b/i;
    expect(offenders(({ en }) => banned.test(en.replaceAll(/\{\w+/g, '')))).toEqual([]);
    expect(offenders(({ en }) => /\bids?\b/.test(en.replaceAll(/\{\w+\}/g, '')))).toEqual([]);
  });

  test('spells units out', () => {
    expect(inEnglish(/[\d}] s\b/)).toEqual([]);
    expect(inEnglish(/\b(seconds|minutes)\)$/)).toEqual([]);
  });

  test('gives a counted noun both forms', () => {
    const nouns =
      'call|day|rating|row|caller|agent|window|retry|attempt|instance|version|problem|entry|note|survey';
    expect(inEnglish(new RegExp(String.raw`\{n\} (?:${nouns})\b`))).toEqual([]);
  });
});

describe('Chinese', () => {
  test('uses one term for a concept', () => {
    const banned =
      /取全|已齐|报告|通通话|口径 \d|暂计|回补|未挽回|营业时间|同期|挂断方|系统损失|自助结束|钥匙串|自定(?!义)|这通|谁|应用/;
    const allowed = [
      '去年同期',
      '计给谁',
      '“钥匙串访问”',
      '“登录”钥匙串',
      '应用程序',
      '响应用时',
      '删除并应用',
    ];
    const without = (zh: string): string => allowed.reduce((text, one) => text.replaceAll(one, ''), zh);
    expect(offenders(({ zh }) => banned.test(without(zh)))).toEqual([]);
  });

  test('keeps “时段” for hours of a day', () => {
    expect(inChinese(/(所选|当前|这个|上一|下一|前一|后一)时段/)).toEqual([]);
  });

  test('parts Chinese from letters and digits by a space', () => {
    const joint = /\p{Script=Han}[A-Za-z\d{]|[A-Za-z\d}]\p{Script=Han}/u;
    // Names and dates that end in a character of their own have none.
    const bare = (zh: string): string =>
      zh.replaceAll(
        /\{(?:what|day|name|date|before|agent|metric|than|reason|base|field|class|sample|when|half|span|weekday)\}/g,
        '',
      );
    expect(offenders(({ zh }) => joint.test(bare(zh)))).toEqual([]);
  });

  test('has no space beside full-width punctuation, and no half-width punctuation between its words', () => {
    expect(inChinese(/ [，。；：？！）、》”]|[，。；：？！（、《“] /)).toEqual([]);
    const half = /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}/u;
    expect(offenders(({ zh }) => half.test(zh.replace('分:秒', '')))).toEqual([]);
  });
});

test('every message is used', () => {
  const tables = sources.filter(({ path }) => path.startsWith('shared/texts/'));
  const keys = tables.flatMap(({ source }) => [...source.matchAll(/^ {2}'([\w-]+\.[\w.-]+)': \[/gm)]);
  const uses = sources.map(({ source }) => source.replaceAll(/^ {2}'[\w.-]+': \[/gm, ''));
  const quoted = new Set(
    uses.flatMap((source) => [...source.matchAll(/'([\w.-]+)'/g)].map(([, key]) => key!)),
  );
  const escaped = (text: string): string => text.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`);
  const made = new Set(
    uses.flatMap((source) => [...source.matchAll(/`([\w-]+\.[^`\s]*\$\{[^`]*)`/g)].map(([, text]) => text!)),
  );
  const patterns = [...made].map(
    (text) =>
      new RegExp(
        `^${text
          .split(/\$\{[^}]*\}/)
          .map(escaped)
          .join(String.raw`[\w.-]+`)}$`,
      ),
  );
  expect(keys.length).toBeGreaterThan(1000);
  expect(
    keys.map(([, key]) => key!).filter((key) => !quoted.has(key) && !patterns.some((one) => one.test(key))),
  ).toEqual([]);
});

test('only the folder of languages branches on the language', () => {
  const branch = /[!=]==\s*'(?:en|zh|zh-CN)'/;
  const found = sources
    .filter(({ path }) => !path.startsWith('shared/language/'))
    .flatMap(({ path, source }) => source.split('\n').map((line) => ({ path, line })))
    .filter(({ line }) => branch.test(line))
    .map(({ path, line }) => `${path}: ${line.trim()}`);
  expect(found).toEqual([]);
});
