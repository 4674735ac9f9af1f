// The command line's words: which command, which options. Says what is wrong by name of the option.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { AppError } from '#shared/base/envelope';

export const commands = [
  'sync',
  'stats',
  'export',
  'report',
  'demo',
  'backup',
  'restore',
  'check',
  'help',
] as const;
export type CommandName = (typeof commands)[number];

export interface Words {
  readonly command: CommandName;
  readonly rest: readonly string[];
}

/** Words that Chromium or a launcher put before ours. */
const isSwitch = (word: string): boolean => word.startsWith('-');

/**
 * Finds the command among the process's arguments. `--profile DIR` may stand before it.
 * @param argv process.argv
 * @param isPackaged whether argv has no application path
 * @returns undefined when there is none: the window is meant
 */
export function findCommand(argv: readonly string[], isPackaged: boolean): Words | undefined {
  let index = 1;
  if (!isPackaged) {
    while (index < argv.length && isSwitch(argv[index]!)) index++;
    index++;
  }
  for (; index < argv.length; index++) {
    const word = argv[index]!;
    if (word === '--help' || word === '-h') return { command: 'help', rest: [] };
    if (word === '--profile') index++;
    else if (!isSwitch(word)) {
      const command = commands.find((one) => one === word);
      if (command === undefined)
        throw new AppError('usage', `unknown command "${word}"; commands: ${commands.join(', ')}`);
      const rest = argv.slice(index + 1);
      return rest.includes('--help') ? { command: 'help', rest: [] } : { command, rest };
    }
  }
  return undefined;
}

/** The value of `--profile`, wherever it stands. */
export function findProfile(argv: readonly string[]): string | undefined {
  const index = argv.findIndex((word) => word === '--profile' || word.startsWith('--profile='));
  if (index < 0) return undefined;
  const word = argv[index]!;
  const value = word.startsWith('--profile=') ? word.slice('--profile='.length) : argv[index + 1];
  if (value === undefined || value === '' || value.startsWith('-'))
    throw new AppError('usage', '--profile requires a folder');
  return value;
}

type Options = NonNullable<ParseArgsConfig['options']>;
const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const span = { from: text, to: text, filter: { type: 'string', multiple: true }, instance: text } as const;
const common = { profile: text, json: flag, lang: text } as const;

export const optionsOf = {
  sync: {
    ...common,
    endpoint: text,
    region: text,
    instance: text,
    from: text,
    to: text,
    api: text,
    qps: text,
  },
  stats: {
    ...common,
    ...span,
    metrics: text,
    by: text,
    timezone: text,
    attribution: text,
    'service-level-variant': text,
    'service-level-seconds': text,
    'short-abandon-seconds': text,
  },
  export: {
    ...common,
    ...span,
    format: text,
    out: text,
    header: text,
    encoding: text,
    mask: flag,
    'no-mask': flag,
    code: flag,
    'no-names': flag,
    readme: flag,
    columns: text,
    timezone: text,
  },
  report: {
    ...common,
    ...span,
    template: text,
    title: text,
    paper: text,
    orientation: text,
    appendix: text,
    'no-names': flag,
    out: text,
    due: flag,
  },
  demo: { ...common, calls: text, seed: text },
  backup: { ...common, file: text },
  restore: { ...common, file: text },
  check: { ...common },
  help: { ...common },
} as const satisfies Record<CommandName, Options>;

export type Values<C extends CommandName> = ReturnType<
  typeof parseArgs<{ options: (typeof optionsOf)[C]; args: string[] }>
>['values'];

/** @throws AppError usage, naming the option */
export function readOptions<C extends CommandName>(command: C, rest: readonly string[]): Values<C> {
  try {
    const options = optionsOf[command] as Options;
    const { values, positionals } = parseArgs({
      args: [...rest],
      options,
      allowPositionals: 'file' in options,
    });
    const [file, ...more] = positionals;
    if (more.length > 0) throw new Error(`only one file is accepted, remove "${more.join(' ')}"`);
    return (file === undefined ? values : { ...values, file }) as Values<C>;
  } catch (error) {
    const names = Object.keys(optionsOf[command]).map((name) => `--${name}`);
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new AppError(
      'usage',
      `${message.replace(/\.( To specify.*)?$/, '')}; ${command} accepts ${names.join(', ')}`,
    );
  }
}

/** One of a closed set of words, in any letter case. @throws AppError usage */
export function oneOf<const T extends string>(
  option: string,
  value: string | undefined,
  accepted: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback;
  const found = accepted.find((one) => one.toLowerCase() === value.toLowerCase());
  if (found === undefined)
    throw new AppError('usage', `--${option}: "${value}"; accepted values: ${accepted.join(', ')}`);
  return found;
}

/** A number within bounds. @throws AppError usage */
export function numberOf(
  option: string,
  value: string | undefined,
  fallback: number,
  low: number,
  high: number,
): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (value.trim() === '' || !(number >= low && number <= high))
    throw new AppError('usage', `--${option}: "${value}" is not a number from ${low} to ${high}`);
  return number;
}
