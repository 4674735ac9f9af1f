// The commands: each a thin word over the same requests that the window uses. stdout carries the result only.
import type { Dimension } from '#shared/contract/records';
import type { StatsInput } from '#shared/contract/stats';
import { failureOf } from '#shared/base/envelope';
import { attributions, groupings, type Filter } from '#shared/domain/filter';
import { filled, languages, type Language } from '#shared/language/text';
import { errorSentence } from '#shared/texts/errors';
import { metricIds } from '#shared/domain/metrics';
import { isoLocal } from '#shared/base/period';
import { serviceLevelVariants, type ServiceLevelVariant } from '#shared/domain/service-level';
import type { Statement } from '#shared/contract/views';
import { exitByError, exitCodes, filterOf, print, zoneOf } from './common';
import { backUpAfterSync, backup, check, restore } from './backup';
import { exportCommand } from './export';
import { helpText } from './help';
import { say } from './progress';
import { demo, sync } from './sync';
import { numberOf, oneOf, readOptions, type CommandName, type Values, type Words } from './words';
import { languageOf } from '../base/language';
import { report } from './report';
import type { Profile } from '../profile/profile';

async function stats(profile: Profile, values: Values<'stats'>): Promise<number> {
  const zone = zoneOf(profile, values.timezone);
  const filter = filterOf(profile, values, zone);
  await warnOfStrangers(profile, filter);
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
    ...serviceRules(profile, values),
  });
  if (values.json === true) {
    print(result);
    return exitCodes.ok;
  }
  process.stderr.write(`${statementLines(result.statement).join('\n')}\n`);
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

/** An id that was mistyped would give 0 calls without a word. */
async function warnOfStrangers(profile: Profile, { agents = [], skillGroups = [] }: Filter): Promise<void> {
  if (agents.length + skillGroups.length === 0) return;
  const known = await profile.data.call('dimension.list', undefined);
  const strangers = (ids: readonly string[], people: readonly Dimension[]): string[] =>
    ids.filter((id) => id !== 'none' && !people.some((one) => one.id === id));
  for (const id of strangers(agents, known.agents)) say(`--filter agent: no calls of "${id}" found`);
  for (const id of strangers(skillGroups, known.skillGroups))
    say(`--filter skillGroup: no calls of "${id}" found`);
}

/** The thresholds and the variant by which to count; those of the settings where no option says otherwise. */
function serviceRules(
  profile: Profile,
  values: Values<'stats'>,
): Required<Pick<StatsInput, 'serviceLevelVariant' | 'serviceLevelSeconds' | 'shortAbandonSeconds'>> {
  const { serviceLevelVariant, serviceLevelSeconds, shortAbandonSeconds } = profile.settings.current;
  const variant = oneOf(
    'service-level-variant',
    values['service-level-variant'],
    serviceLevelVariants.map(String),
    String(serviceLevelVariant),
  );
  const seconds = (
    option: 'service-level-seconds' | 'short-abandon-seconds',
    usual: number,
    low: number,
    high: number,
  ): number => numberOf(option, values[option], usual, low, high);
  return {
    serviceLevelVariant: Number(variant) as ServiceLevelVariant,
    serviceLevelSeconds: seconds('service-level-seconds', serviceLevelSeconds, 1, 600),
    shortAbandonSeconds: seconds('short-abandon-seconds', shortAbandonSeconds, 0, 60),
  };
}

/** What a reader of the table has to know; the JSON document holds all of it. */
function statementLines(statement: Statement): string[] {
  const { dataUpTo, daysComplete, daysTotal, zone, serviceLevel, attribution, n, warnings, filter } =
    statement;
  const upTo = dataUpTo === null ? 'not synced yet' : `data up to ${isoLocal(zone, dataUpTo)}`;
  const level = `service level ${serviceLevel.thresholdSeconds} sec, variant ${serviceLevel.variant}`;
  return [
    `${filled('en', '{n} {n|call|calls}', { n })}; ${upTo}; ${daysComplete} of ${daysTotal} days complete; ${zone}; attribution ${attribution}; ${level}; ` +
      `scale ${statement.scaleVersion}`,
    `filter ${JSON.stringify(filter)}; ratings may still arrive for ${filled('en', '{n} {n|day|days}', { n: statement.daysProvisional.length })}`,
    ...(warnings.length > 0 ? [`warnings: ${warnings.join(', ')}`] : []),
  ];
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
    export: exportCommand,
    report,
    demo,
    backup,
    restore,
    check,
  };
  let json = words.rest.includes('--json');
  let language: Language = 'en';
  try {
    if (words.command === 'help') {
      process.stdout.write(helpText);
      return exitCodes.ok;
    }
    const values = readOptions(words.command, words.rest);
    json = values.json === true;
    const profile = open();
    language = languageOf(profile.settings.current);
    const { damaged } = profile.settings;
    if (damaged !== null)
      process.stderr.write(
        `Some settings could not be read; default values are used. The original file was saved as ${damaged}\n`,
      );
    try {
      const runner = runners[words.command] as (profile: Profile, values: unknown) => Promise<number>;
      const code = await runner(profile, values);
      if (words.command === 'sync') await backUpAfterSync(profile);
      return code;
    } finally {
      await profile.close();
    }
  } catch (error) {
    const failure = failureOf(error);
    say(errorSentence(failure.code, language, failure.detail, failure.skewMs));
    // No key could be had, as opposed to one that the service refuses.
    if (failure.code === 'keychain' || failure.code === 'noKey')
      say('Or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET in the environment.');
    if (json) print({ error: failure });
    return exitByError[failure.code] ?? exitCodes.failed;
  }
}
