// The commands that fetch calls: `sync` from the service, `demo` from the built-in one.
import * as v from 'valibot';
import { AppError, failureOf, type ErrorCode } from '#shared/base/envelope';
import { filled } from '#shared/language/text';
import {
  apiVersions,
  demoInstanceId,
  instanceSchema,
  newInstance,
  type Instance,
} from '#shared/domain/settings';
import { exitByError, exitCodes, filterOf, print } from './common';
import { problemLines, say } from './progress';
import { numberOf, oneOf, type Values } from './words';
import { languageOf } from '../base/language';
import type { Profile } from '../profile/profile';
import { demoFor, demoInstance } from '../profile/simulator-process';

/** A command waits this long for a service that went away in the middle. */
const commandPatienceMs = 60_000;

/**
 * The named instance, without a name the only one. Options hold for this run; of an instance that is new they become its
 * settings.
 */
async function instanceFor(
  profile: Profile,
  values: Values<'sync'>,
): Promise<{ instance: Instance; isNew: boolean }> {
  const { instances } = profile.settings.current;
  const id = values.instance ?? (instances.length === 1 ? instances[0]!.id : undefined);
  if (id === undefined) throw new AppError('usage', '--instance: specify the instance ID');
  const known = instances.find((one) => one.id === id);
  const base = known ?? newInstance({ id });
  const instance: Instance = {
    ...base,
    region: values.region ?? base.region,
    endpoint: values.endpoint ?? base.endpoint,
    apiVersion: oneOf('api', values.api, apiVersions, base.apiVersion),
    requestsPerSecond: numberOf('qps', values.qps, base.requestsPerSecond, 0.1, 1000),
  };
  const checked = v.safeParse(instanceSchema, instance);
  if (!checked.success)
    throw new AppError('usage', `--instance, --endpoint or --region: ${checked.issues[0].message}`);
  if (known === undefined) await profile.putInstance(instance);
  return { instance, isNew: known === undefined };
}

export async function sync(profile: Profile, values: Values<'sync'>): Promise<number> {
  const span = filterOf(profile, { from: values.from, to: values.to });
  const { instance, isNew } = await instanceFor(profile, values);
  // Ctrl+C ends the run in order: what was committed stays, the next run goes on.
  const cancel = (): void => void profile.data.call('sync.cancel', { instanceId: instance.id });
  process.once('SIGINT', cancel);
  const order = { cause: 'commandLine', patienceMs: commandPatienceMs } as const;
  const summary = await profile
    .sync(instance, { ...order, from: span.from, to: span.to })
    .catch(async (error: unknown) => {
      // A mistyped id must not stay behind as an instance.
      if (isNew && failureOf(error).code === 'unknownInstance')
        await profile.removeInstance(instance.id, false);
      throw error;
    })
    .finally(() => process.off('SIGINT', cancel));
  if (values.json === true) print(summary);
  else
    process.stdout.write(
      `${summary.complete} of ${summary.windows} time windows complete; ${summary.inserted} new calls, ` +
        `${summary.updated} updated, ${summary.unchanged} unchanged; ${summary.requests} requests, ` +
        `${summary.retries} retries, ${summary.throttled} throttled, ${(summary.elapsedMs / 1000).toFixed(1)} sec\n`,
    );
  if (values.json !== true)
    for (const line of problemLines(summary, languageOf(profile.settings.current))) say(line);
  if (summary.partial.length === 0 && summary.failed.length === 0) return exitCodes.ok;
  return summary.complete === 0 && summary.partial.length === 0
    ? (exitByError[summary.failed[0]!.reason as ErrorCode] ?? exitCodes.incomplete)
    : exitCodes.incomplete;
}

export async function demo(profile: Profile, values: Values<'demo'>): Promise<number> {
  const { zone } = profile.settings.current;
  const calls = Math.round(numberOf('calls', values.calls, 50_000, 1, 10_000_000));
  const seed = Math.round(numberOf('seed', values.seed, 1, 0, 2 ** 31));
  const known = profile.settings.current.instances.find((one) => one.id === demoInstanceId);
  if (known?.demo !== undefined && (known.demo.calls !== calls || known.demo.seed !== seed))
    throw new AppError(
      'usage',
      `this profile already contains a demo of ${known.demo.calls} calls with seed ${known.demo.seed}; use another --profile`,
    );
  const instance =
    known ?? demoInstance(demoFor(calls, seed, Date.now(), zone), languageOf(profile.settings.current));
  await profile.putInstance(instance);
  say(
    filled('en', 'Generating {n} {n|call|calls} and syncing them from the built-in simulator…', { n: calls }),
  );
  const summary = await profile.sync(instance, { cause: 'commandLine', patienceMs: commandPatienceMs });
  if (values.json === true) print(summary);
  else
    process.stdout.write(
      `${summary.inserted} new calls, ${summary.unchanged} unchanged, in ${(summary.elapsedMs / 1000).toFixed(1)} sec\n`,
    );
  return summary.partial.length + summary.failed.length === 0 ? exitCodes.ok : exitCodes.incomplete;
}
