// The commands: each a thin word over the same requests that the window uses. stdout carries the result only.
import { isAbsolute, resolve } from 'node:path';
import { app } from 'electron';
import { encodings, exportFormats, headers } from '../../shared/contract';
import { AppError, failureOf, type ErrorCode } from '../../shared/envelope';
import { attributions, groupings, type Filter } from '../../shared/filter';
import { filterFromWords } from '../../shared/filter-words';
import { languages } from '../../shared/format';
import { errorSentence } from '../../shared/messages/errors';
import { metricIds } from '../../shared/metrics';
import { apiVersions, demoInstanceId, newInstance, type Instance } from '../../shared/settings';
import { numberOf, oneOf, readOptions, type CommandName, type Values, type Words } from './cli-words';
import { helpText } from './cli-help';
import { problemLines, say } from './cli-progress';
import { languageOf } from './language';
import { writeWhole, printReport } from './print';
import type { Profile } from './session';
import { demoFor, demoInstance } from './simulator-process';
import { reportFilter, templates } from './report-period';

export const exitCodes = { ok: 0, failed: 1, usage: 2, incomplete: 3, access: 4, unreachable: 5 } as const;

/** A command waits this long for a service that went away in the middle. */
const commandPatienceMs = 60_000;

const exitByError: Partial<Record<ErrorCode, number>> = {
  usage: exitCodes.usage,
  badInput: exitCodes.usage,
  noKey: exitCodes.access,
  credentials: exitCodes.access,
  keyUnknown: exitCodes.access,
  keyInactive: exitCodes.access,
  tokenExpired: exitCodes.access,
  permission: exitCodes.access,
  roleTooLow: exitCodes.access,
  riskControl: exitCodes.access,
  notMember: exitCodes.access,
  unknownInstance: exitCodes.access,
  apiUnknown: exitCodes.access,
  clockSkew: exitCodes.access,
  keychain: exitCodes.access,
  unreachable: exitCodes.unreachable,
  proxy: exitCodes.unreachable,
  certificate: exitCodes.unreachable,
  badAnswer: exitCodes.unreachable,
  serviceDown: exitCodes.unreachable,
  throttled: exitCodes.unreachable,
  serviceRefused: exitCodes.incomplete,
};

const print = (document: unknown): void => void process.stdout.write(`${JSON.stringify(document)}\n`);
const pathOf = (path: string): string => (isAbsolute(path) ? path : resolve(process.cwd(), path));

function usage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof AppError
      ? error
      : new AppError('usage', error instanceof Error ? error.message : '');
  }
}

interface SpanValues {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly filter?: string[] | undefined;
  readonly instance?: string | undefined;
}
function filterOf({ settings }: Profile, values: SpanValues, zone = settings.current.zone): Filter {
  const { from, to, instance, filter: filters = [] } = values;
  const known = settings.current.instances.map(({ id }) => id);
  if (instance !== undefined && !known.includes(instance))
    throw new AppError(
      'usage',
      `--instance: "${instance}"; ${known.length === 0 ? 'this profile has none yet' : `known are ${known.join(', ')}`}`,
    );
  return usage(() => filterFromWords({ from, to, instance, filters, zone }));
}

/** The named instance, added with the given settings on first use; without a name the only one. */
async function instanceFor(profile: Profile, values: Values<'sync'>): Promise<Instance> {
  const { instances } = profile.settings.current;
  const id = values.instance ?? (instances.length === 1 ? instances[0]!.id : undefined);
  if (id === undefined) throw new AppError('usage', '--instance: which one? Name the instance id');
  const known = instances.find((one) => one.id === id);
  const base = known ?? newInstance({ id });
  const next: Instance = {
    ...base,
    region: values.region ?? base.region,
    endpoint: values.endpoint ?? base.endpoint,
    apiVersion: oneOf('api', values.api, apiVersions, base.apiVersion),
    requestsPerSecond: numberOf('qps', values.qps, base.requestsPerSecond, 0.1, 1000),
  };
  if (JSON.stringify(next) !== JSON.stringify(known)) await usageAsync(profile.putInstance(next));
  return next;
}

async function usageAsync(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new AppError(
      'usage',
      `--instance, --endpoint or --region: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

async function sync(profile: Profile, values: Values<'sync'>): Promise<number> {
  const span = filterOf(profile, { from: values.from, to: values.to });
  const instance = await instanceFor(profile, values);
  // Ctrl+C ends the run in order: what was committed stays, the next run goes on.
  const cancel = (): void => void profile.data.call('sync.cancel', { instanceId: instance.id });
  process.once('SIGINT', cancel);
  const order = { cause: 'commandLine', patienceMs: commandPatienceMs } as const;
  const summary = await profile
    .sync(instance, { ...order, from: span.from, to: span.to })
    .finally(() => process.off('SIGINT', cancel));
  if (values.json === true) print(summary);
  else
    process.stdout.write(
      `${summary.complete} of ${summary.windows} windows complete; ${summary.inserted} calls new, ` +
        `${summary.updated} updated, ${summary.unchanged} unchanged; ${summary.requests} requests, ` +
        `${summary.retries} retries, ${summary.throttled} throttled, ${(summary.elapsedMs / 1000).toFixed(1)} s\n`,
    );
  if (values.json !== true) for (const line of problemLines(summary)) say(line);
  if (summary.partial.length === 0 && summary.failed.length === 0) return exitCodes.ok;
  return summary.complete === 0 && summary.partial.length === 0
    ? (exitByError[summary.failed[0]!.reason as ErrorCode] ?? exitCodes.incomplete)
    : exitCodes.incomplete;
}

async function stats(profile: Profile, values: Values<'stats'>): Promise<number> {
  const zone = values.timezone ?? profile.settings.current.zone;
  const filter = filterOf(profile, values, zone);
  const wanted =
    values.metrics
      ?.split(',')
      .filter((id) => id !== '')
      .map((id) => oneOf('metrics', id, metricIds, 'calls')) ?? metricIds;
  const result = await profile.data.call('stats.compute', {
    filter,
    metrics: [...wanted],
    by: oneOf('by', values.by, groupings, 'none'),
    attribution: oneOf('attribution', values.attribution, attributions, 'every'),
    zone,
    language: oneOf('lang', values.lang, languages, languageOf(profile.settings.current)),
  });
  if (values.json === true) {
    print(result);
    return exitCodes.ok;
  }
  process.stdout.write(`${['key', 'label', ...wanted].join('\t')}\n`);
  for (const row of result.rows) {
    const cells = wanted.map((id) => {
      const value = row.metrics[id]?.value ?? null;
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '–');
    });
    process.stdout.write(`${[row.key, row.label, ...cells].join('\t')}\n`);
  }
  return exitCodes.ok;
}

async function exportCalls(profile: Profile, values: Values<'export'>): Promise<number> {
  if (values.out === undefined) throw new AppError('usage', '--out: name the file to write');
  const language = languageOf(profile.settings.current);
  const zone = values.timezone ?? profile.settings.current.zone;
  const path = pathOf(values.out);
  const columns = values.columns?.split(',').filter((id) => id !== '');
  const { rows } = await profile.data.call('export.write', {
    filter: filterOf(profile, values, zone),
    zone,
    format: oneOf('format', values.format, exportFormats, 'csv'),
    header: oneOf('header', values.header, headers, language === 'en' ? 'en' : 'zh'),
    encoding: oneOf('encoding', values.encoding, encodings, 'utf8-bom'),
    mask: values['no-mask'] !== true,
    path,
    ...(columns === undefined ? {} : { columns }),
  });
  if (values.json === true) print({ rows, path });
  else process.stdout.write(`${rows} calls written to ${path}\n`);
  return exitCodes.ok;
}

async function report(profile: Profile, values: Values<'report'>): Promise<number> {
  if (values.out === undefined) throw new AppError('usage', '--out: name the PDF to write');
  const { zone } = profile.settings.current;
  const template = oneOf(
    'template',
    values.template,
    templates,
    values.from === undefined ? 'monthly' : 'custom',
  );
  const language = oneOf('lang', values.lang, languages, languageOf(profile.settings.current));
  const { span } = await profile.data.call('archive.status', {});
  const filter = reportFilter(template, filterOf(profile, values), zone, span?.last ?? Date.now());
  const path = pathOf(values.out);
  writeWhole(
    path,
    await printReport(await profile.reportModel(filter, template, language, app.getVersion())),
  );
  if (values.json === true) print({ path });
  else process.stdout.write(`${path}\n`);
  return exitCodes.ok;
}

async function demo(profile: Profile, values: Values<'demo'>): Promise<number> {
  const { zone } = profile.settings.current;
  const calls = Math.round(numberOf('calls', values.calls, 50_000, 1, 10_000_000));
  const seed = Math.round(numberOf('seed', values.seed, 1, 0, 2 ** 31));
  const known = profile.settings.current.instances.find((one) => one.id === demoInstanceId);
  if (known?.demo !== undefined && (known.demo.calls !== calls || known.demo.seed !== seed))
    throw new AppError(
      'usage',
      `this profile holds a demo of ${known.demo.calls} calls with seed ${known.demo.seed} already; use another --profile`,
    );
  const instance =
    known ?? demoInstance(demoFor(calls, seed, Date.now(), zone), languageOf(profile.settings.current));
  await profile.putInstance(instance);
  say(`Generating ${calls} calls and reading them from the built-in service …`);
  const summary = await profile.sync(instance, { cause: 'commandLine', patienceMs: commandPatienceMs });
  if (values.json === true) print(summary);
  else
    process.stdout.write(
      `${summary.inserted} calls new, ${summary.unchanged} unchanged, in ${(summary.elapsedMs / 1000).toFixed(1)} s\n`,
    );
  return summary.partial.length + summary.failed.length === 0 ? exitCodes.ok : exitCodes.incomplete;
}

async function check(profile: Profile, values: Values<'check'>): Promise<number> {
  const result = await profile.data.call('database.check', undefined);
  if (values.json === true) print(result);
  else process.stdout.write(result.ok ? `sound: ${result.calls} calls\n` : `${result.problems.join('\n')}\n`);
  return result.ok ? exitCodes.ok : exitCodes.failed;
}

/**
 * Runs a command.
 * @param open opens the profile; it is closed here
 * @returns the exit code
 */
export async function runCommand(words: Words, open: () => Profile): Promise<number> {
  const runners: {
    readonly [C in Exclude<CommandName, 'help'>]: (profile: Profile, values: Values<C>) => Promise<number>;
  } = {
    sync,
    stats,
    export: exportCalls,
    report,
    demo,
    check,
  };
  let json = words.rest.includes('--json');
  try {
    if (words.command === 'help') {
      process.stdout.write(helpText);
      return exitCodes.ok;
    }
    const values = readOptions(words.command, words.rest);
    json = values.json === true;
    const profile = open();
    try {
      return await (runners[words.command] as (profile: Profile, values: unknown) => Promise<number>)(
        profile,
        values,
      );
    } finally {
      await profile.close();
    }
  } catch (error) {
    const failure = failureOf(error);
    say(errorSentence(failure.code, 'en', failure.detail, failure.skewMs));
    // No key could be had, as opposed to one that the service refuses.
    if (failure.code === 'keychain' || failure.code === 'noKey')
      say('Or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment.');
    if (json) print({ error: failure });
    return exitByError[failure.code] ?? exitCodes.failed;
  }
}
