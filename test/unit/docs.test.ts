// Checks the documents against the repository: links, paths, scripts, the command line, labels of the screen, and defaults.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands, optionsOf } from '#electron/main/cli/words';
import { sheetRows } from '#shared/domain/export';
import { shortcuts } from '#shared/domain/menu';
import { metricIds, metricOf } from '#shared/domain/metrics';
import { menuPages, pageOf } from '#shared/domain/pages';
import { defaultSettings, newInstance } from '#shared/domain/settings';
import { languageNames, languages, textIn, type Language } from '#shared/language/text';

const root = resolve(import.meta.dirname, '../..');
const parts = ['docs', 'electron', 'renderer', 'scripts', 'shared', 'test', '.github'];
const slashed = (path: string): string => path.replaceAll('\\', '/');
const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    slashed(join(folder, name)),
  );
/** Every path of the repository that a document can name. */
const paths = [...readdirSync(root), ...parts.flatMap(below)];

interface Document {
  readonly path: string;
  readonly text: string;
  /** Without blocks of code. */
  readonly prose: string;
}
const documents: Document[] = paths
  .filter((path) => path.endsWith('.md'))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
    return { path, text, prose: text.replace(/^ *```[^]*?^ *```$/gm, '') };
  });
const documentOf = (path: string): Document => documents.find((one) => one.path === path)!;

/** What GitHub makes of a heading. */
const anchor = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\- ]/gu, '')
    .replaceAll(' ', '-');
const headings = ({ prose }: Document): string[] =>
  [...prose.matchAll(/^#{1,6} (.+)$/gm)].map((match) => match[1]!);
const codes = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);

test('the documents are found', () => {
  expect(documents.length).toBeGreaterThan(60);
  expect(anchor('Scheduled reports without a window')).toBe('scheduled-reports-without-a-window');
});

describe.each(documents)('$path', (document) => {
  test('has links and pictures that exist', () => {
    const { path, prose } = document;
    const targets = [...prose.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
      (match) => match[1] ?? match[2]!,
    );
    const missing = targets.filter((target) => {
      if (/^[a-z]+:/.test(target)) return false;
      const [file = '', hash] = target.split('#');
      const found = file === '' ? path : slashed(relative(root, resolve(root, dirname(path), file)));
      if (!existsSync(join(root, found))) return true;
      return hash !== undefined && !headings(documentOf(found)).some((one) => anchor(one) === hash);
    });
    expect(missing).toEqual([]);
  });

  test('names paths and scripts that exist', () => {
    const { prose, text } = document;
    const isMade = (path: string): boolean => /^(out|dist|test-results)\//.test(path);
    const named = codes(prose).filter(
      (code) =>
        /^[\w.@/-]+$/.test(code) &&
        (parts.includes(code.split('/')[0]!) || /^[\w@/-][\w@/.-]*\.(ts|mjs|mts|svelte|md|yml)$/.test(code)),
    );
    expect(
      named.filter((code) => {
        const wanted = code.replace(/\/$/, '');
        return !isMade(code) && !paths.some((path) => path === wanted || path.endsWith(`/${wanted}`));
      }),
    ).toEqual([]);

    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const run = [...text.matchAll(/npm (?:run (?:-s )?)?([\w:]+)/g)]
      .filter((match) => match[0].startsWith('npm run') || ['start', 'test'].includes(match[1]!))
      .map((match) => match[1]!);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
    const runner =
      readFileSync(join(root, 'scripts/test.mjs'), 'utf8') +
      readFileSync(join(root, 'scripts/lib/test-parts.mjs'), 'utf8');
    const chosen = [...text.matchAll(/npm test -- ([a-z]\w*)/g)].map((match) => match[1]!);
    expect(chosen.filter((name) => !runner.includes(`'${name}'`))).toEqual([]);
  });
});

test('the changelog has a section for packages', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const sections = headings(documentOf('CHANGELOG.md')).filter((one) => one.startsWith('['));
  expect(['[Unreleased]', `[${version}]`].some((name) => sections.some((one) => one.startsWith(name)))).toBe(
    true,
  );
});

test('the glossary lists every metric by its names', () => {
  const { text } = documentOf('docs/glossary.md');
  const rows = metricIds.map((id) => {
    const { label } = metricOf(id);
    return `| ${textIn('en', label)} | ${textIn('zh-CN', label)} | \`${id}\` |`;
  });
  expect(rows.filter((row) => !text.includes(row))).toEqual([]);
});

const manual = (language: Language): Document[] =>
  documents.filter(({ path }) => path.startsWith(`docs/manual/${language}/`));
const page = (language: Language, name: string): Document => documentOf(`docs/manual/${language}/${name}.md`);

test('the manuals of all languages have the same pages, sections and pictures', () => {
  const shape = (language: Language): unknown =>
    manual(language).map((document) => ({
      name: basename(document.path),
      headings: [...document.prose.matchAll(/^(#+) /gm)].map((match) => match[1]!.length),
      pictures: [...document.text.matchAll(/\]\(\.\.\/images\/[\w-]+\/([^)]+)\)/g)].map((match) => match[1]),
      code: [...document.text.matchAll(/^ *```\w*$/gm)].length,
    }));
  expect(shape('zh-CN')).toEqual(shape('en'));
  expect(manual('en').length).toBeGreaterThan(14);
  const pictures = (language: Language): string[] =>
    readdirSync(join(root, 'docs/manual/images', language)).sort();
  expect(pictures('zh-CN')).toEqual(pictures('en'));
});

test('every picture of the manual is used', () => {
  const all = documents.map(({ text }) => text).join('\n');
  const unused = below('docs/manual/images').filter(
    (path) => path.endsWith('.png') && !all.includes(path.slice(19)),
  );
  expect(unused).toEqual([]);
});

describe.each(languages)('the manual in %s', (language) => {
  const literal = String.raw`(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")`;
  const pair = new RegExp(String.raw`\[\s*${literal},\s*${literal},?\s*\]`, 'g');
  const place = language === 'en' ? 3 : 1;
  const labels = new Set<string>([
    ...Object.values(languageNames),
    ...below('shared')
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(pair)])
      .map((match) => match[place] ?? match[place + 1] ?? ''),
  ]);
  /** Words that say what italics are. */
  const exceptions = new Set(['italics', '斜体']);

  test('quotes labels as they are on the screen', () => {
    const unknown = manual(language).flatMap(({ path, prose }) =>
      [...prose.replace(/`[^`\n]*`|\*\*|\\\*/g, '').matchAll(/\*([^*]+)\*/g)]
        .map((match) => match[1]!.replaceAll('\n', ' '))
        .filter((label) => !labels.has(label) && !exceptions.has(label))
        .map((label) => `${basename(path)}: ${label}`),
    );
    expect(unknown).toEqual([]);
  });

  test('has no emphasis that Markdown would not read as such', () => {
    const broken = manual(language).flatMap(({ prose }) =>
      [...prose.replace(/`[^`\n]*`|\*\*|\\\*/g, '').matchAll(/\*([^*]+)\*(?=(.?))/gs)]
        .filter(([, label = '', next = '']) => /\p{P}$/u.test(label) && /[\p{L}\p{N}]/u.test(next))
        .map((match) => match[0]),
    );
    expect(broken).toEqual([]);
  });

  test('lists the pages of the program', () => {
    const index = page(language, 'index').text.toLowerCase();
    const titles = menuPages.map((id) => textIn(language, pageOf(id).title).toLowerCase());
    expect(titles.filter((title) => !index.includes(title))).toEqual([]);
  });

  test('describes every command and option, and no other', () => {
    const { text } = page(language, 'command-line');
    const [, described = '', shared = ''] = text.split(/^## /m).slice(0, 3);
    const optionsIn = (words: string): string[] =>
      [...words.matchAll(/--([a-z][a-z-]*)/g)].map((match) => match[1]!);
    const sections = described.split(/^### /m).slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([...commands]);
    const common = Object.keys(optionsOf.help);
    expect([...new Set(optionsIn(shared))].filter((name) => name !== 'filter').sort()).toEqual(
      [...common].sort(),
    );
    for (const section of sections) {
      const command = section.split('\n')[0] as (typeof commands)[number];
      const options = Object.keys(optionsOf[command]);
      const own = options.filter((name) => !common.includes(name));
      const named = new Set(optionsIn(section));
      named.delete('help');
      expect(
        own.filter((name) => !named.has(name)),
        `${command}: not described`,
      ).toEqual([]);
      expect(
        [...named].filter((name) => !options.includes(name)),
        `${command}: unknown`,
      ).toEqual([]);
    }
  });

  test('lists every exit code', () => {
    const source = readFileSync(join(root, 'electron/main/cli/common.ts'), 'utf8');
    const [, list = ''] = /exitCodes = \{([^}]*)\}/.exec(source) ?? [];
    const used = [...list.matchAll(/: (\d)/g)].map((match) => match[1]).sort();
    const { text } = page(language, 'command-line');
    expect([...text.matchAll(/^\| (\d) \|/gm)].map((match) => match[1])).toEqual(used);
  });

  test('lists the keys of the menu', () => {
    const { text } = page(language, 'filters-and-views');
    const keys = shortcuts
      .map(({ keys: written }) =>
        written.replace('CmdOrCtrl', 'Ctrl/Cmd').replace('Left', '←').replace('Right', '→'),
      )
      .filter((written) => !/\d$/.test(written) || written === 'F5' || written === 'F1');
    expect(keys.filter((written) => !text.includes(written))).toEqual([]);
    expect(text).toContain(`1 … ${menuPages.length}`);
  });

  test('states the defaults and limits of the program', () => {
    const days = newInstance({ id: 'any' }).lookBackDays;
    expect(page(language, 'settings').text).toMatch(new RegExp(String.raw`\b${days}\b`));
    expect(page(language, 'getting-started').text).toMatch(new RegExp(String.raw`\b${days}\b`));
    expect(page(language, 'getting-started').text).toMatch(
      new RegExp(String.raw`\b${defaultSettings.serviceLevelSeconds}\b`),
    );
    expect(page(language, 'export').text).toContain(sheetRows.toLocaleString('en'));
    const { keep } = defaultSettings.backups;
    expect(page(language, 'data-care').text).toContain(
      language === 'en' ? 'Seven backups' : `默认保留 ${keep} 份`,
    );
    expect(keep).toBe(7);
  });
});
