// Verifies which folder may import which, types included, from the files themselves. One table states the rules.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const folders = ['shared', 'electron', 'renderer', 'test', 'scripts'];

/**
 * By part of the program: its rooms from the ground up. A room imports only itself, rooms before it in the list, and what
 * `beside` names: other parts, other rooms, and packages as `npm:name`. `alone`: folders in it never import each other.
 */
const parts: readonly {
  readonly part: string;
  readonly rooms: readonly string[];
  readonly beside: readonly string[];
  readonly alone?: string;
}[] = [
  {
    part: 'shared',
    rooms: ['base', 'language', 'domain', 'texts', 'contract'],
    beside: ['npm:valibot'],
  },
  {
    part: 'electron/data',
    rooms: [
      'limits.ts',
      'call',
      'service',
      'store',
      'stats',
      'sync',
      'records',
      'reports',
      'privacy',
      'backup',
      'export',
      'archive-host.ts',
      'diagnostics.ts',
      'guards.ts',
      'serve.ts',
      'handlers.ts',
      'entry.ts',
    ],
    beside: [
      'shared',
      'npm:node',
      'npm:better-sqlite3',
      'npm:@alicloud',
      'npm:fflate',
      'npm:hucre',
      'npm:iconv-lite',
      'npm:valibot',
    ],
  },
  {
    part: 'electron/main',
    rooms: [
      'base',
      'profile',
      'window',
      'schedule',
      'archive',
      'reports',
      'update',
      'help',
      'requests',
      'cli',
      'quit.ts',
      'pages.ts',
      'desktop.ts',
      'main.ts',
    ],
    beside: [
      'shared',
      'electron/simulator/messages.ts',
      'npm:node',
      'npm:electron',
      'npm:electron-updater',
      'npm:keytar',
      'npm:valibot',
    ],
  },
  { part: 'electron/preload', rooms: ['preload.ts'], beside: ['shared', 'npm:electron'] },
  { part: 'electron/simulator', rooms: [''], beside: ['npm:node'] },
  {
    part: 'renderer',
    rooms: [
      'state',
      'ui',
      'charts',
      'figures',
      'filter',
      'shell',
      'features',
      'app',
      'print',
      'main.ts',
      'report.ts',
    ],
    beside: ['shared', 'npm:svelte', 'npm:chart.js', 'npm:pdfjs-dist', 'npm:valibot', 'npm:@fontsource'],
    alone: 'features',
  },
];
/** Single files that may import more than their room. */
const exceptions: readonly (readonly [path: string, target: string])[] = [
  ['electron/data/entry.ts', 'npm:electron'],
  ['electron/simulator/entry.ts', 'npm:electron'],
];

interface Source {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const posix = (path: string): string => path.replaceAll('\\', '/');
const names = new Set<string>();
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    posix(join(folder, name)),
  ),
);
for (const file of files) names.add(file);
const withExtension = (path: string): string =>
  ['', '.ts', '.mjs', '.d.mts'].map((extension) => path + extension).find((one) => names.has(one)) ?? path;

/** What a file imports: packages as `npm:name`, own files by their path from the root. */
function importsOf(path: string, text: string): string[] {
  const code = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script!).join('\n')
    : text;
  const patterns = [
    /^\s*(?:import|export)\b[^'"();]*?\bfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s+['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\brequire\(\s*['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(([, name]) => {
      if (name!.startsWith('.'))
        return withExtension(posix(relative(root, resolve(root, dirname(path), name!))));
      return name!.startsWith('#')
        ? withExtension(name!.slice(1))
        : `npm:${name!.replace(/^node:.*/, 'node')}`;
    }),
  );
}

const sources: Source[] = files
  .filter((path) => /\.(ts|svelte|mjs)$/.test(path))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });

const isIn = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** Why a file may not import another one; undefined where it may. */
function objection(path: string, target: string): string | undefined {
  const rule = parts.find(({ part }) => isIn(path, part));
  if (rule === undefined) return undefined;
  const { part, rooms, beside, alone } = rule;
  if (exceptions.some(([from, to]) => from === path && to === target)) return undefined;
  if (!isIn(target, part))
    return beside.some((one) => isIn(target, one)) ? undefined : 'another part of the program';
  const floorOf = (one: string): number => rooms.findIndex((room) => isIn(one.slice(part.length + 1), room));
  if (floorOf(target) > floorOf(path)) return 'upwards';
  const nameAlone = (one: string): string | undefined =>
    alone !== undefined && isIn(one, `${part}/${alone}`)
      ? one.split('/')[part.split('/').length + 1]
      : undefined;
  const [own, other] = [nameAlone(path), nameAlone(target)];
  return own !== undefined && other !== undefined && own !== other ? `another of the ${alone}` : undefined;
}

function objections(all: readonly Source[]): string[] {
  return all.flatMap(({ path, imports }) =>
    imports.flatMap((target) => {
      const why = objection(path, target);
      return why === undefined ? [] : [`${path} → ${target}: ${why}`];
    }),
  );
}

/** Circles of imports, each as the files along it. */
function circlesOf(all: readonly Source[]): string[] {
  const byPath = new Map(all.map((source) => [source.path, source]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const target of byPath.get(path)?.imports ?? [])
      if (byPath.has(target)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of byPath.keys()) visit(path, []);
  return circles;
}

describe('rooms', () => {
  test('every file of a part is in one of its rooms', () => {
    const homeless = sources.filter(({ path }) => {
      const rule = parts.find(({ part }) => isIn(path, part));
      if (rule === undefined) return !/^(test|scripts)\//.test(path);
      return !rule.rooms.some((room) => isIn(path.slice(rule.part.length + 1), room));
    });
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  test('every room of the table has a file', () => {
    const empty = parts.flatMap(({ part, rooms }) =>
      rooms
        .map((room) => (room === '' ? part : `${part}/${room}`))
        .filter((room) => !sources.some(({ path }) => isIn(path, room))),
    );
    expect(empty).toEqual([]);
  });

  test('every folder that is a room says in a README what it is for', () => {
    const silent = parts.flatMap(({ part, rooms }) =>
      [
        part,
        ...rooms.filter((room) => room !== '' && !room.includes('.')).map((room) => `${part}/${room}`),
      ].filter((room) => room !== 'electron/preload' && !names.has(`${room}/README.md`)),
    );
    expect(silent).toEqual([]);
  });

  test('no file imports what its room may not, types included', () => {
    expect(objections(sources)).toEqual([]);
  });

  test('no circle of imports, types included', () => {
    expect(circlesOf(sources)).toEqual([]);
  });
});

describe('the rules can fail', () => {
  const planted = (path: string, text: string): Source => ({ path, text, imports: importsOf(path, text) });

  test('imports are seen in every form, resolved by path and by alias', () => {
    expect(
      importsOf(
        'electron/data/store/planted.ts',
        [
          "import type { Archive } from './archive';",
          "export { dayMs } from '#shared/base/period';",
          "import {\n  a,\n} from '../call/kinds';",
          "const late = () => import('../export/export');",
          "import { join } from 'node:path';",
          "import Database from 'better-sqlite3';",
        ].join('\n'),
      ),
    ).toEqual([
      'electron/data/store/archive.ts',
      'shared/base/period.ts',
      'electron/data/call/kinds',
      'npm:node',
      'npm:better-sqlite3',
      'electron/data/export/export.ts',
    ]);
    expect(
      importsOf(
        'renderer/ui/X.svelte',
        "<script>\nimport A from './Card.svelte';\nimport './d.css';\n</script>",
      ),
    ).toEqual(['renderer/ui/Card.svelte', 'renderer/ui/d.css']);
  });

  test.each([
    [
      'a type from a higher room',
      'electron/data/store/planted.ts',
      "import type { Sync } from '../sync/handlers';",
    ],
    [
      'a package that the part has no business with',
      'electron/data/store/planted.ts',
      "import { app } from 'electron';",
    ],
    [
      'the data process in main',
      'electron/main/base/planted.ts',
      "import type { Archive } from '#electron/data/store/archive';",
    ],
    [
      'one feature in another',
      'renderer/features/sync/planted.ts',
      "import { a } from '../records/grid-cells';",
    ],
    [
      'domain in language',
      'shared/language/planted.ts',
      "import type { Settings } from '../domain/settings';",
    ],
  ])('%s is an offence', (_what, path, text) => {
    expect(objections([planted(path, text)])).toHaveLength(1);
  });

  test('two files that import only types of each other are a circle', () => {
    const one = planted('test/one.ts', "import type { Two } from './two';");
    const two = planted('test/two.ts', "import type { One } from './one';");
    expect(
      circlesOf([
        { ...one, imports: ['test/two.ts'] },
        { ...two, imports: ['test/one.ts'] },
      ]),
    ).toEqual(['test/one.ts → test/two.ts → test/one.ts']);
  });
});

describe('files', () => {
  test('have at most 400 lines', () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      // A table of texts is as long as there is to say.
      .filter(({ path, lines }) => lines > 400 && !path.startsWith('shared/texts/'));
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
