// The layers: which part may import which, read from the files themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders = ['shared', 'electron', 'renderer', 'test', 'scripts'];

interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}
interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

const posix = (path: string): string => path.replaceAll('\\', '/');

/** Packages as npm:name, own files by their path from the root. */
function importsOf(path: string, text: string): Import[] {
  const code = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script!).join('\n')
    : text;
  const found: Import[] = [];
  const patterns = [
    /^\s*(?:import|export)\s+(type\s+)?[^'"();]*?from\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s+()['"]([^'"]+)['"]/gm,
    /\bimport\(\s*()['"]([^'"]+)['"]/g,
    /\brequire\(\s*()['"]([^'"]+)['"]/g,
  ];
  for (const pattern of patterns)
    for (const [, type, name] of code.matchAll(pattern)) {
      const target = name!.startsWith('.')
        ? posix(relative(root, resolve(root, dirname(path), name!)))
        : `npm:${name!}`;
      found.push({ target, typeOnly: type !== undefined && type !== '' });
    }
  return found;
}

const sources: Source[] = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte|mjs)$/.test(name))
    .map((name) => {
      const path = posix(join(folder, name));
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    }),
);
const within = (prefix: string): Source[] => sources.filter(({ path }) => path.startsWith(prefix));

/** What a part imports although it may not, as `file → import`. */
function offences(prefix: string, isAllowed: (one: Import, path: string) => boolean): string[] {
  return within(prefix).flatMap(({ path, imports }) =>
    imports.filter((one) => !isAllowed(one, path)).map(({ target }) => `${path} → ${target}`),
  );
}
const from = (target: string, ...prefixes: string[]): boolean =>
  prefixes.some((prefix) => target === prefix || target.startsWith(`${prefix}/`));
const isPackage = (target: string): boolean => target.startsWith('npm:');

test('there is something to judge, and its imports are seen', () => {
  for (const [prefix, least] of [
    ['shared/', 10],
    ['electron/data/', 25],
    ['electron/main/', 8],
    ['electron/simulator/', 15],
    ['renderer/', 5],
  ] as const)
    expect(within(prefix).length, prefix).toBeGreaterThan(least);
  const archive = sources.find(({ path }) => path === 'electron/data/archive.ts')!;
  expect(archive.imports).toContainEqual({ target: 'electron/data/database', typeOnly: false });
  expect(archive.imports).toContainEqual({ target: 'npm:better-sqlite3', typeOnly: true });
  expect(
    importsOf('renderer/a/b.svelte', "<script>\nimport {\n a,\n} from '../c';\nimport './d.css';\n</script>"),
  ).toEqual([
    { target: 'renderer/c', typeOnly: false },
    { target: 'renderer/a/d.css', typeOnly: false },
  ]);
});

describe('imports', () => {
  test('shared knows only itself and valibot', () => {
    expect(offences('shared/', ({ target }) => from(target, 'shared', 'npm:valibot'))).toEqual([]);
  });

  test('the data process knows neither Electron (but its entry), nor main, preload, renderer and the stand-in', () => {
    expect(
      offences('electron/data/', ({ target }, path) =>
        isPackage(target)
          ? target !== 'npm:electron' || path === 'electron/data/entry.ts'
          : from(target, 'electron/data', 'shared'),
      ),
    ).toEqual([]);
  });

  test('the renderer knows only shared and its schema library, itself, svelte, chart.js, pdf.js and fonts', () => {
    expect(
      offences(
        'renderer/',
        ({ target }) =>
          from(target, 'renderer', 'shared', 'npm:svelte', 'npm:chart.js', 'npm:pdfjs-dist', 'npm:valibot') ||
          target.startsWith('npm:@fontsource'),
      ),
    ).toEqual([]);
  });

  test('main never imports SQLite or the data process, of the stand-in only its messages', () => {
    expect(
      offences('electron/main/', ({ target }) =>
        isPackage(target)
          ? !from(target, 'npm:better-sqlite3')
          : from(target, 'electron/main', 'shared', 'electron/simulator/messages'),
      ),
    ).toEqual([]);
  });

  test('preload knows only shared and Electron', () => {
    expect(offences('electron/preload/', ({ target }) => from(target, 'shared', 'npm:electron'))).toEqual([]);
  });

  test('the stand-in knows nothing of the program', () => {
    expect(
      offences('electron/simulator/', ({ target, typeOnly }) =>
        isPackage(target) ? target !== 'npm:electron' || typeOnly : from(target, 'electron/simulator'),
      ),
    ).toEqual([]);
  });

  test('inside the data process nothing looks upwards', () => {
    const levels = [
      [
        'limits',
        'halving',
        'row-doubts',
        'files',
        'archive-shape',
        'backup-unfinished',
        'turns',
        'data-change',
        'service-time',
        'erasure-list',
        'database',
        'migrate',
        'migrations',
        'row-shape',
        'oddities',
        'ccc-payload',
        'erasure',
        'ccc-endpoint',
        'ccc-errors',
        'ccc-query',
        'circuit',
        'rate',
        'phone-search',
        'backup-inspect',
        'backup-thread',
        'backup-threads',
      ],
      ['backup', 'interning', 'maturity', 'ledger', 'ccc-request', 'sync-plan', 'sync-log'],
      ['calls', 'members', 'ccc-client'],
      ['columns'],
      ['columns-file', 'order', 'backup-folder', 'backup-before-step', 'restore'],
      ['callers'],
      ['archive'],
      ['instances', 'report-runs', 'report-snapshots'],
      ['stats', 'check', 'forget', 'sync-progress', 'sync-read', 'sync-entries', 'sync-late'],
      ['forget-caller', 'retention'],
      ['erasure-match', 'maintenance', 'maintenance-thread', 'maintenance-threads'],
      ['archive-home', 'backup-daily'],
      ['record-keys', 'record-rows'],
      ['record-order', 'record-sums', 'record-detail'],
      [
        'records',
        'callers-view',
        'report-figures',
        'report-compare',
        'review',
        'quality',
        'sync',
        'sync-days',
        'sync-refresh',
        'runs',
      ],
      ['export'],
      [
        'handlers',
        'backup-handlers',
        'desk-handlers',
        'diagnostics',
        'hold-writers',
        'privacy-handlers',
        'report-handlers',
        'watch-damage',
      ],
      ['serve'],
      ['entry'],
    ];
    const levelOf = (path: string): number => {
      const [name] = path.slice('electron/data/'.length).replace(/\.ts$/, '').split('/');
      return levels.findIndex((level) => level.includes(name!));
    };
    for (const { path } of within('electron/data/')) expect(levelOf(path), path).toBeGreaterThanOrEqual(0);
    expect(
      offences(
        'electron/data/',
        ({ target, typeOnly }, path) =>
          !from(target, 'electron/data') || typeOnly || levelOf(target) <= levelOf(path),
      ),
    ).toEqual([]);
  });

  test('no circle of imports', () => {
    const byPath = new Map(sources.map((source) => [source.path.replace(/\.(ts|mjs)$/, ''), source]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const { target, typeOnly } of byPath.get(path)?.imports ?? [])
        if (!typeOnly && byPath.has(target)) visit(target, [...trail, path]);
      done.add(path);
    };
    for (const path of byPath.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe('files', () => {
  test('have at most 400 lines', () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400);
    expect(long).toEqual([]);
  });

  test('export names, no defaults, but for configuration', () => {
    const config = /(\.config\.(ts|mjs)|\.d\.ts)$/;
    const offenders = sources.filter(
      ({ path, text }) => !config.test(path) && /^export default\b/m.test(text),
    );
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });
});
